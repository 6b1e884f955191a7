"""The input of a report: the problems found, and values that several formats use."""

import dataclasses
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from newsroom.checks.messages import FormattedProblem, format_problem
from newsroom.content.problem import Problem
from newsroom.words import FIRST_LANGUAGE


@dataclasses.dataclass(frozen=True, kw_only=True)
class Findings:
    """The problems of a check, and the options of their report."""

    formatted: Sequence[FormattedProblem]
    pages: int
    """How many pages were checked."""
    base: Path
    """The folder that paths are shown from."""
    lang: str
    """The language of the messages."""
    colour: bool = False
    site_url: str = ""
    """Where the handbook is published; empty when that is not known."""
    before: Mapping[str, int] = dataclasses.field(default_factory=dict)
    """How many errors and warnings are not reported, as they were there before a change."""
    drafts: int = 0
    """How many of the pages are drafts."""
    hidden: int = 0
    """How many others are not published on the day."""

    def path(self, problem: Problem) -> str:
        """The file of a problem as it is shown: relative, with slashes."""
        return shown_path(problem.file, self.base)

    def help(self, one: FormattedProblem) -> str | None:
        """The full address of the rule in the handbook, if the site has an address."""
        return f"{self.site_url.rstrip('/')}/{one.help}" if self.site_url else None

    def fingerprints(self) -> Iterator[str]:
        """For each problem a fingerprint that does not depend on lines or the language.

        The same problem twice in one file gets two: services show each fingerprint once.
        """
        seen: Counter[tuple[str, ...]] = Counter()
        for one in self.formatted:
            values = {name: value for name, value in one.problem.values.items() if name != "line"}
            lasting = dataclasses.replace(one.problem, values={"line": "", **values})
            what = (
                self.path(lasting),
                lasting.code,
                format_problem(lasting, FIRST_LANGUAGE).message,
            )
            seen[what] += 1
            text = "\n".join((*what, str(seen[what])))
            yield hashlib.sha256(text.encode(errors="backslashreplace")).hexdigest()[:32]


def shown_path(path: Path, base: Path) -> str:
    """A path relative to a folder, with slashes; the whole path on another drive of Windows."""
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:
        return path.as_posix()


Report = Callable[[Findings], str]
"""A function from findings to the text to print, without a final line end."""
