"""The desk: what one build knows, read and judged once and shared by all languages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsroom.checks.judge import judge, severity
from newsroom.checks.reports import Findings, text_report
from newsroom.checks.speech import say
from newsroom.content.header import Parse, parse
from newsroom.content.library import Library, Sheet, read_library
from newsroom.content.page_file import name_of
from newsroom.content.problem import Problem
from newsroom.model.catalogue import Catalogue
from newsroom.words import languages

Judging = Callable[[Library, date], list[Problem]]


class ContentError(Exception):
    """The content has errors; the text of this exception is the checker's report."""


@dataclass(frozen=True)
class Desk:
    """The content of a build. Exists only when the content has no errors."""

    library: Library
    catalogue: Catalogue
    today: date
    site_url: str
    advice: str
    """The checker's report of warnings; empty when there are none."""

    def sheet(self, src_uri: str) -> Sheet:
        """The sheet of a file, by its path below `docs`."""
        ref, lang = name_of(src_uri, self.library.languages)
        if lang == self.library.languages[0]:
            return self.library.originals[ref]
        return self.library.translations[ref, lang]


def open_desk(
    docs: Path,
    today: date,
    lang: str,
    *,
    site_url: str,
    base: Path,
    parse: Parse = parse,
    judging: Judging | None = None,
) -> Desk:
    """Read and judge the content. Raises `ContentError` when it must not be published.

    `parse` gives the same as the function of this name, and `judging` as `judge`, perhaps sooner.
    """
    library = read_library(docs, languages(), parse)
    problems = (judging or judge)(library, today)
    spoken = [say(problem, lang) for problem in problems]
    found = Findings(spoken=spoken, pages=len(library.sheets), base=base, lang=lang)
    report = text_report(found) if spoken else ""
    if any(severity(problem.code) == "error" for problem in problems):
        raise ContentError(report)
    return Desk(library, library.catalogue(), today, site_url, report)
