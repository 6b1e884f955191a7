"""What lies in the docs folder beside the pages: files that are published as they are."""

import os
import posixpath
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.problem import Problem

_Entry = os.DirEntry[str]
_PUBLISHED = frozenset({".md", ".jpg", ".jpeg", ".png", ".webp", ".svg", ".pdf", ".csv"})
_IN_FOLDER = {".css": "assets/", ".js": "assets/", ".json": "api/"}
"""What is ours, by the folder that it lies in."""


def folder_holds_no_links(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds real files: a symbolic link could publish what lies elsewhere."""
    for entry in _entries(context):
        is_page = entry.name.endswith(".md") and not entry.name.startswith(".")
        if entry.is_symlink() and not is_page:  # a page that is one is refused when it is read
            yield from _problem_near(entry, "SEC006", context)


def folder_hides_nothing(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds no hidden files and folders. Advice: they are not published."""
    for entry in _entries(context):
        if entry.name.startswith(".") and entry.name != ".gitkeep":
            yield from _problem_near(entry, "SEC007", context)


def folder_runs_nothing(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds pages, pictures and documents: no other HTML, and no programs."""
    for entry in _entries(context):
        if entry.name.startswith(".") or entry.is_symlink() or entry.is_dir():
            continue
        suffix = posixpath.splitext(entry.name)[1]
        if suffix not in _PUBLISHED or not (suffix == ".md" or entry.is_file()):
            folder = _IN_FOLDER.get(suffix)
            if not folder or not _name(entry, context).startswith(folder):
                yield from _problem_near(entry, "SEC008", context, variant="kind")


@lru_cache(maxsize=1)  # rule after rule asks
def _entries(context: RuleContext) -> tuple[_Entry, ...]:
    """Everything in the docs folder but what lies in hidden folders."""
    return tuple(_below(context.library.docs))


def _below(folder: str | Path) -> Iterator[_Entry]:
    waiting: list[str | Path] = [folder]
    while waiting:  # no recursion: folders may lie very deep
        entries: list[_Entry] = []
        with suppress(OSError), os.scandir(waiting.pop()) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        yield from entries
        waiting += [
            entry.path
            for entry in reversed(entries)
            if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
        ]


def _name(entry: _Entry, context: RuleContext) -> str:
    """The path from the docs folder."""
    return Path(entry).relative_to(context.library.docs).as_posix()


def _problem_near(
    entry: _Entry, code: str, context: RuleContext, variant: str = ""
) -> Iterator[Problem]:
    """The problem on a page nearby, because a report knows only pages."""
    name = _name(entry, context)
    originals = context.library.originals
    folder = name.rpartition("/")[0]
    localized = originals.get(f"{folder}/index") or originals.get("index")
    for near in [localized] if localized else context.library.pages[:1]:
        yield near.file.problem(code, value=name, variant=variant)


LIBRARY_RULES: tuple[LibraryRule, ...] = (
    folder_holds_no_links,
    folder_hides_nothing,
    folder_runs_nothing,
)
WARNINGS = frozenset({"SEC007"})
