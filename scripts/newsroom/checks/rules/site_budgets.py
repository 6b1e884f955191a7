"""The budgets of the docs folder: how many files, how large together, how deep."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from newsroom.checks.list_sizes import cards_size, search_size, translations_size
from newsroom.checks.rules.budgets import TEXT_BYTES
from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.library import Library
from newsroom.content.problem import START, Problem
from newsroom.model import limits
from newsroom.model.page import Page

_MEGABYTE = 1_000_000
_LISTS = {"search": search_size, "translations": translations_size}


@dataclass
class _Counted:
    """What lies in the docs folder, without what is hidden."""

    deep: list[str] = field(default_factory=list)
    """The folders that lie too deep, by their paths; what is in them is not counted."""
    long: list[str] = field(default_factory=list)
    """The paths that are too long."""
    pages: int = 0
    files: int = 0
    content: int = 0
    """Bytes of all pages."""
    total: int = 0
    """Bytes of all files."""


def site_is_not_too_large(context: RuleContext) -> Iterator[Problem]:
    """The docs folder holds no more, and nothing deeper, than every build can read."""
    counted = _count(context.library)
    for name in sorted(counted.deep):
        yield from _problem(context, "depth", value=name, limit=limits.FOLDER_DEPTH)
    for name in sorted(counted.long):
        yield from _problem(context, "path", value=name, limit=limits.PATH_LENGTH)
    for variant, found, limit in (
        ("pages", counted.pages, limits.PAGES),
        ("files", counted.files, limits.FILES),
        ("content", -(-counted.content // _MEGABYTE), limits.CONTENT_BYTES // _MEGABYTE),
        ("total", -(-counted.total // _MEGABYTE), limits.SITE_BYTES // _MEGABYTE),
    ):
        if found > limit:
            yield from _problem(context, variant, found=found, limit=limit)


def _count(library: Library) -> _Counted:
    counted = _Counted()
    waiting = [("", 0)]
    while waiting:
        folder, depth = waiting.pop()
        with suppress(OSError), os.scandir(library.docs / folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                name = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if depth == limits.FOLDER_DEPTH:
                        counted.deep.append(name)
                    else:
                        waiting.append((f"{name}/", depth + 1))
                else:
                    _add(counted, name, entry)
    return counted


def _add(counted: _Counted, name: str, entry: "os.DirEntry[str]") -> None:
    size = entry.stat(follow_symlinks=False).st_size
    counted.files += 1
    counted.total += size
    if name.endswith(".md"):
        counted.pages += 1
        counted.content += size
    if len(name) > limits.PATH_LENGTH:
        counted.long.append(name)


def lists_of_pages_are_not_too_large(context: RuleContext) -> Iterator[Problem]:
    """The pages that list other pages are not larger than a page of the site may be."""
    library = context.library
    cards = max(cards_size(library, lang) for lang in library.languages)
    if cards > TEXT_BYTES:
        yield from _problem(context, "cards", **_kilobytes(cards))
    for localized in library.facts.values():
        listing = localized.page.listing if isinstance(localized.page, Page) else None
        if measure := _LISTS.get(listing or ""):
            size = max(measure(library, lang) for lang in library.languages)
            if size > TEXT_BYTES:
                values = _kilobytes(size)
                yield localized.file.problem("LIM003", variant="list", value=listing, **values)


def _kilobytes(size: int) -> dict[str, Any]:
    return {"found": -(-size // 1000), "limit": TEXT_BYTES // 1000}


def _problem(context: RuleContext, variant: str, **values: Any) -> Iterator[Problem]:
    """The problem on the front page, because a report knows only pages."""
    library = context.library
    near = library.originals.get("index") or next(iter(library.pages), None)
    if near:
        yield near.file.problem_at("LIM003", START, variant=variant, **values)


LIBRARY_RULES: tuple[LibraryRule, ...] = (
    site_is_not_too_large,
    lists_of_pages_are_not_too_large,
)
