"""Which pages refer to which: a change of one page can make another wrong."""

import posixpath
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from newsroom.content.library import Library, LocalizedPage
from newsroom.content.link_targets import own_path
from newsroom.content.page_file import name_of


def with_referring(
    pages: Iterable[LocalizedPage], library: Library, others: Collection[str] = ()
) -> list[LocalizedPage]:
    """These pages and those that refer to them, each in all its languages.

    `others` are files that are no pages, such as pictures; pages refer to them as well.
    """
    changed = {localized.file.ref for localized in pages} | set(others)
    concerned = changed | {
        localized.file.ref
        for localized in library.pages
        if not changed.isdisjoint(_mentioned(localized, library.languages))
    }
    return [localized for localized in library.pages if localized.file.ref in concerned]


def _mentioned(localized: LocalizedPage, languages: tuple[str, ...]) -> Iterator[str]:
    """The names of all pages that a page may mean, in its header and in its links.

    Any text of the header may be a name: a page too many does no harm, and a new field
    that refers to pages is not forgotten here.
    """
    for text in _texts(localized.file.header.data):
        yield text
        yield f"partners/{text}"  # events name partners by the file name alone
    folder = posixpath.dirname(localized.file.ref)
    for link in localized.file.body.links():
        if path := own_path(link.target, folder):
            yield name_of(path, languages)[0] if path.endswith(".md") else path


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
