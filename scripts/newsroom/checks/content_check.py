"""A whole check: read, judge, keep what was asked for, and say it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsroom.checks.checker import check_library, severity
from newsroom.checks.messages import say
from newsroom.checks.referring import with_referring
from newsroom.checks.reports import REPORTS, Findings
from newsroom.content.library import LocalizedPage, read_library
from newsroom.model.kinds import FOLDERS, KINDS
from newsroom.words import languages, load_words


@dataclass(frozen=True, kw_only=True)
class Options:
    """What to check, and how to say it."""

    docs: Path
    today: date
    lang: str
    format: str = "text"
    strict: bool = False
    kind: str | None = None
    """Only pages of this kind."""
    paths: tuple[Path, ...] = ()
    """Only these files, or files in these folders; all when empty."""
    with_referring: bool = False
    """Also the pages that refer to these, and all of them in every language."""
    base: Path
    """The folder that paths are shown from."""
    colour: bool = False
    site_url: str = ""
    """Where the handbook is published; empty when that is not known."""


def check(order: Options) -> tuple[str, bool]:
    """The report, and whether the pages may be published.

    All pages are read whatever was asked for: a rule may need the others.
    """
    library = read_library(order.docs, languages())
    options = [localized for localized in library.pages if _is_selected(localized, order)]
    if order.with_referring:
        options = with_referring(options, library, _other_files(order))
    files = {localized.file.path for localized in options}
    pages = {localized.file.path for localized in library.pages}
    problems = [
        problem
        for problem in check_library(library, order.today)
        if problem.file in files or (problem.file not in pages and _is_named(problem.file, order))
    ]
    if not (options or problems) and order.format == "text":
        folder = Path(order.docs).as_posix()
        return load_words(order.lang).commands.no_pages.format(folder=folder), True
    findings = Findings(
        formatted=[say(problem, order.lang) for problem in problems],
        pages=len(options),
        base=order.base,
        lang=order.lang,
        colour=order.colour,
        site_url=order.site_url,
    )
    stopping = [one for one in problems if order.strict or severity(one.code) == "error"]
    return REPORTS[order.format](findings), not stopping


def _is_named(path: Path, order: Options) -> bool:
    """Whether a file was asked for, by its own name or that of a folder."""
    return not order.paths or any(path == one or one in path.parents for one in order.paths)


def _other_files(order: Options) -> set[str]:
    """The files that were asked for and are no pages, from `docs` on."""
    return {
        path.relative_to(order.docs).as_posix()
        for path in order.paths
        if path.suffix != ".md" and order.docs in path.parents
    }


def _is_selected(localized: LocalizedPage, order: Options) -> bool:
    if not _is_named(localized.file.path, order):
        return False
    if order.kind is None:
        return True
    if localized.kind is not None:
        return localized.kind is KINDS[order.kind]
    # A page whose kind cannot be told is judged by its folder, or it would be judged by nobody.
    return localized.file.ref.startswith(f"{FOLDERS[order.kind]}/")
