"""The desk: what one build knows, read and judged once and shared by all languages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsroom.checks.checker import check_library, severity
from newsroom.checks.messages import format_problem as say
from newsroom.checks.reports import Findings, text_report
from newsroom.content.header import Parse, parse
from newsroom.content.library import Library, LocalizedPage, read_library
from newsroom.content.page_file import name_of
from newsroom.content.problem import Problem
from newsroom.model.catalogue import Catalogue
from newsroom.words import languages

Checking = Callable[[Library, date], list[Problem]]


class ContentError(Exception):
    """The content has errors; the text of this exception is the checker's report."""


@dataclass(frozen=True)
class SiteContext:
    """The content of a build. Exists only when the content has no errors."""

    library: Library
    catalogue: Catalogue
    today: date
    site_url: str
    advice: str
    """The checker's report of warnings; empty when there are none."""

    def localized(self, src_uri: str) -> LocalizedPage:
        """The sheet of a file, by its path below `docs`."""
        ref, lang = name_of(src_uri, self.library.languages)
        if lang == self.library.languages[0]:
            return self.library.originals[ref]
        return self.library.translations[ref, lang]


def open_site_context(
    docs: Path,
    today: date,
    lang: str,
    *,
    site_url: str,
    base: Path,
    parse: Parse = parse,
    checking: Checking | None = None,
) -> SiteContext:
    """Read and judge the content. Raises `ContentError` when it must not be published.

    `parse` gives the same as the function of this name, and `judging` as `judge`, perhaps sooner.
    """
    library = read_library(docs, languages(), parse)
    problems = (checking or check_library)(library, today)
    formatted = [say(problem, lang) for problem in problems]
    found = Findings(formatted=formatted, pages=len(library.pages), base=base, lang=lang)
    report = text_report(found) if formatted else ""
    if any(severity(problem.code) == "error" for problem in problems):
        raise ContentError(report)
    return SiteContext(library, library.catalogue(), today, site_url, report)
