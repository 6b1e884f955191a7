"""A whole check: read the pages, run the rules, select problems, make the report."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from newsroom.checks import since
from newsroom.checks.checker import severity
from newsroom.checks.messages import format_problem
from newsroom.checks.referring import with_referring
from newsroom.checks.reports import REPORTS, Findings
from newsroom.checks.since import Earlier
from newsroom.content.library import Library, LocalizedPage, read_library
from newsroom.content.problem import Problem
from newsroom.content.readable import UnreadableError
from newsroom.model.kinds import FOLDERS, KINDS
from newsroom.model.publication import why_unpublished
from newsroom.words import languages, load_words

Find = Callable[[Library, date], list[Problem]]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What to check, and how to report it."""

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
    earlier: Earlier | None = None
    """The state that the pages are compared with: only what is new since is reported."""


def check(options: Options, find: Find) -> tuple[str, bool]:
    """The report, and whether the pages may be published.

    All pages are read, also those that are not selected: a rule may need them. `find` finds
    the problems of a library on a day. Raises `UnreadableError`.
    """
    library = read_library(options.docs, languages())
    folder = Path(options.docs).as_posix()
    nothing = load_words(options.lang).commands.no_pages.format(folder=folder)
    if not library.pages:
        raise UnreadableError(nothing)
    selected = _selected(library, options)
    files = {localized.file.path for localized in selected}
    pages = {localized.file.path for localized in library.pages}
    found = find(library, options.today)
    if options.earlier:
        found = sorted(
            [*found, *since.lost_addresses(options.earlier.library, library)], key=Problem.sort_key
        )
    problems = [
        problem
        for problem in found
        if problem.file in files or (problem.file not in pages and _is_named(problem.file, options))
    ]
    count, before = len(selected), Counter[str]()
    if options.earlier:
        problems, before, count = _since(options.earlier, problems, selected, library)
    is_named = any(path.is_file() for path in options.paths)  # the settings, a picture
    if not (selected or problems or is_named) and options.format == "text":
        return nothing, True
    findings = Findings(
        formatted=[format_problem(problem, options.lang) for problem in problems],
        pages=count,
        base=options.base,
        lang=options.lang,
        colour=options.colour,
        site_url=options.site_url,
        before=before,
        **_unpublished(selected, options.today),
    )
    stopping = [one for one in problems if options.strict or severity(one.code) == "error"]
    return REPORTS[options.format](findings), not stopping


def _unpublished(pages: list[LocalizedPage], today: date) -> dict[str, int]:
    """How many of the pages are drafts, and how many others are not published on the day."""
    facts = (one.page for one in pages if one.page and one.page.translation is None)
    found = Counter(why_unpublished(page, today) for page in facts)
    return {"drafts": found["draft"], "hidden": found["not-yet"] + found["expired"]}


def _selected(library: Library, options: Options) -> list[LocalizedPage]:
    """The pages that are checked."""
    selected = [localized for localized in library.pages if _is_selected(localized, options)]
    if options.with_referring:
        return with_referring(selected, library, _other_files(options))
    return selected


def _since(
    earlier: Earlier, found: list[Problem], selected: list[LocalizedPage], library: Library
) -> tuple[list[Problem], Counter[str], int]:
    """The new problems; how many others the pages that a change concerns have; and these pages.

    A new problem may be on a page that nobody changed: two issues with the same number.
    """
    concerned = [page for page in since.concerned(earlier, library) if page in selected]
    files = {page.file.path for page in concerned}
    known = earlier.find() if found else ()
    new = since.new_problems(found, known, earlier.library, library)
    seen = {id(problem) for problem in new}
    old = (one for one in found if id(one) not in seen and one.file in files)
    return new, Counter(severity(problem.code) for problem in old), len(concerned)


def _is_named(path: Path, options: Options) -> bool:
    """Whether a file is selected, by its own name or that of a folder."""
    return not options.paths or any(path == one or one in path.parents for one in options.paths)


def _other_files(options: Options) -> set[str]:
    """The selected files that are no pages, from `docs` on."""
    return {
        path.relative_to(options.docs).as_posix()
        for path in options.paths
        if path.suffix != ".md" and options.docs in path.parents
    }


def _is_selected(localized: LocalizedPage, options: Options) -> bool:
    if not _is_named(localized.file.path, options):
        return False
    if options.kind is None:
        return True
    if localized.kind is not None:
        return localized.kind is KINDS[options.kind]
    # A page of unknown kind belongs to that of its folder, or no check of a kind would select it.
    return localized.file.ref.startswith(f"{FOLDERS[options.kind]}/")
