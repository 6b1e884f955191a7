"""Pictures that can be opened, and files whose names survive in an address.

Judges the files that pages link to and show, at the place where they do; files that no page
names are judged by themselves.
"""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache

from newsroom.checks.rules.images import pictures_of
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.files.kinds import is_published
from newsroom.content.files.pictures import faults_of, is_picture
from newsroom.content.library import LocalizedPage
from newsroom.content.link_targets import own_path
from newsroom.content.problem import START, Place, Problem

_IN_NO_NAME = re.compile(r"(?:[\x00-\x1f\x7f-\x9f?\\:*\"<>|]|%[0-9A-Fa-f]{2})+")
"""Signs that not every system allows, and what servers would decode twice: `my%20photo.jpg`.

All others are encoded where a page names the file.
"""
_UNEASY = re.compile(r"[\s%#]+")


def pictures_can_be_shown(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Pictures that a page shows or links to can be opened, and are not too large."""
    for path, place in _named(localized, context).items():
        name = posixpath.basename(path)
        for fault in faults_of(context.library.docs / path) if is_picture(path) else ():
            yield localized.file.problem_at(
                fault.code, place, name=name, variant=fault.variant, **fault.values
            )


def names_survive_in_addresses(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Files that a page shows or links to have names that can stand in an address."""
    for path, place in _named(localized, context).items():
        if right := _better_name(path):
            name = posixpath.basename(path)
            yield localized.file.problem_at("PIC004", place, name=name, right=right)


def unnamed_files_are_sound(context: RuleContext) -> Iterator[Problem]:
    """What holds for files that pages name holds for all others, too: they are published."""
    library = context.library
    files = {path for path in library.files if is_published(path)}
    named = {path for localized in library.pages if files for path in _named(localized, context)}
    for path in sorted(files - named):
        for fault in faults_of(library.docs / path) if is_picture(path) else ():
            values = {"variant": fault.variant, **fault.values}
            yield _problem_with(path, context, fault.code, fault.place, **values)
        if right := _better_name(path):
            yield _problem_with(path, context, "PIC004", START, right=right)


def _problem_with(
    path: str, context: RuleContext, code: str, place: Place, **values: object
) -> Problem:
    library = context.library
    file, lang = library.docs / path, library.languages[0]
    values["name"] = posixpath.basename(path)
    return Problem(code=code, file=file, place=place, language=lang, values=values)


@lru_cache(maxsize=4)  # rule after rule asks
def _named(localized: LocalizedPage, context: RuleContext) -> dict[str, Place]:
    """The files beside the pages that a page names, each where it does so first."""
    folder, found = posixpath.dirname(localized.file.ref), dict[str, Place]()
    header = localized.file.header
    named = [
        (picture.src, header.place((name, "src")))
        for name, picture in pictures_of(localized).items()
        if localized.file.lang == context.library.languages[0]
    ]
    named += [
        (material.url, header.place(("materials", index, "url")))
        for index, material in enumerate(getattr(localized.page, "materials", None) or ())
        if localized.file.lang == context.library.languages[0]
    ]
    for target, place in (
        *named,
        *((one.target, one.place) for one in localized.file.body.links()),
    ):
        path = own_path(target, folder)
        if path and not path.endswith(".md") and path in context.library.files:
            found.setdefault(path, place)
    return found


def _better_name(path: str) -> str:
    """The name that a file should have; empty when its own is fine."""
    name = posixpath.basename(path)
    stem, suffix = posixpath.splitext(name)
    if not _IN_NO_NAME.search(name):
        return ""
    return (_UNEASY.sub("-", _IN_NO_NAME.sub("-", stem)).strip("-") or "file") + suffix


TEXT_RULES: tuple[PageRule, ...] = (pictures_can_be_shown, names_survive_in_addresses)
LIBRARY_RULES: tuple[LibraryRule, ...] = (unnamed_files_are_sound,)
WARNINGS = frozenset({"PIC005"})
