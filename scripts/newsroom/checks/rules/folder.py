"""What lies in the docs folder beside the pages: files that are published as they are."""

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.allowed import AllowedError, read_allowed
from newsroom.content.files.kinds import is_left_over, is_other_picture, is_program, is_published
from newsroom.content.folders import walk
from newsroom.content.problem import Problem
from newsroom.content.register_file import NAME as REGISTER


def folder_holds_no_links(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds real files: a symbolic link could publish what lies elsewhere."""
    for entry in _entries(context):
        is_page = entry.name.endswith(".md") and not entry.name.startswith(".")
        if entry.is_symlink() and not is_page:  # a page that is one is refused when it is read
            yield _problem_at(entry, "SEC006", context)


def folder_hides_nothing(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds no hidden files and folders. Advice: they are not published."""
    for entry in _entries(context):
        if entry.name.startswith(".") and entry.name != ".gitkeep":
            yield _problem_at(entry, "SEC007", context)


def folder_runs_nothing(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds pages, pictures and documents: no other HTML, and no programs."""
    for entry in _entries(context):
        if entry.name.startswith(".") or entry.is_symlink() or entry.is_dir():
            continue
        suffix, name = posixpath.splitext(entry.name)[1], _name(entry, context)
        is_known = is_published(name) or name in {REGISTER, *_allowed_assets(context)}
        if not (suffix == ".md" or (is_known and entry.is_file())):
            yield _problem_at(entry, "SEC008", context, variant=_kind_of(name))


def _kind_of(name: str) -> str:
    """What is told about a file that is not published."""
    if is_program(name):
        return "program"
    return "picture" if is_other_picture(name) else "kind"


@lru_cache(maxsize=1)
def _allowed_assets(context: RuleContext) -> frozenset[str]:
    """The files that maintainers allow beside those of the generator, by their paths in `docs`."""
    with suppress(AllowedError):  # the check of the settings reports it
        return frozenset(read_allowed(context.library.docs.parent).assets)
    return frozenset()


@lru_cache(maxsize=1)  # rule after rule asks
def _entries(context: RuleContext) -> tuple[Path, ...]:
    """Everything in the docs folder but left-over files, and what lies in hidden folders."""
    found: list[Path] = []
    for here, folders, names in walk(context.library.docs):
        kept = sorted([*folders, *(name for name in names if not is_left_over(name))])
        found += (Path(here, name) for name in kept)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
    return tuple(found)


def _name(entry: Path, context: RuleContext) -> str:
    """The path from the docs folder."""
    return entry.relative_to(context.library.docs).as_posix()


def _problem_at(entry: Path, code: str, context: RuleContext, **values: object) -> Problem:
    """The problem at the file itself."""
    library = context.library
    values["value"] = _name(entry, context)
    return Problem(code=code, file=entry, language=library.languages[0], values=values)


LIBRARY_RULES: tuple[LibraryRule, ...] = (
    folder_holds_no_links,
    folder_hides_nothing,
    folder_runs_nothing,
)
WARNINGS = frozenset({"SEC007"})
