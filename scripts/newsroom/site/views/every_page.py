"""Every page of the site by kind, with its headings: the search of those without JavaScript."""

import re
from dataclasses import dataclass

from newsroom.model.catalogue import Entry
from newsroom.model.page import Page
from newsroom.site.addresses import address
from newsroom.site.desk import Desk
from newsroom.site.views.parts import Link
from newsroom.site.views.reader import Reader
from newsroom.words import formats

_MARKUP = re.compile(r"[*_`]|!?\[([^\[\]]*)\]\([^()]*\)")


@dataclass(frozen=True, kw_only=True)
class ListedPage:
    """A page, and its headings that one can go to."""

    link: Link
    headings: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The pages of a kind, in the order of the reader's alphabet."""

    id: str
    name: str
    pages: tuple[ListedPage, ...]


def kind_of(ref: str, reader: Reader) -> str:
    """The kind by which readers filter: the section a page stands in."""
    folder = ref.partition("/")[0]
    return folder if folder in reader.words.search.kinds else "other"


def every_page(desk: Desk, reader: Reader) -> tuple[Kind, ...]:
    """All pages but the search itself."""
    entries = sorted(
        (entry for entry in desk.catalogue.entries.values() if not is_search(entry)),
        key=lambda entry: _key(entry, reader),
    )
    kinds = (
        Kind(
            id=kind,
            name=name,
            pages=tuple(
                _listed(entry, desk, reader)
                for entry in entries
                if kind_of(entry.ref, reader) == kind
            ),
        )
        for kind, name in reader.words.search.kinds.items()
    )
    return tuple(kind for kind in kinds if kind.pages)


def is_search(entry: Entry) -> bool:
    """Whether a page is that of the search."""
    return isinstance(entry.original, Page) and entry.original.listing == "search"


def _key(entry: Entry, reader: Reader) -> tuple[bool, object]:
    """The overview of a section first, then by title."""
    title = entry.page_for(reader.lang).title
    return not entry.ref.endswith("index"), formats.sort_key(title, reader.lang)


def _listed(entry: Entry, desk: Desk, reader: Reader) -> ListedPage:
    link = reader.link(entry.ref)
    original = desk.library.originals[entry.ref].file.body
    own = desk.library.translations.get((entry.ref, reader.lang))
    here = address(entry.ref, reader.lang)
    headings = own.file.body.headings if own else original.headings
    return ListedPage(
        link=link,
        headings=tuple(
            Link(
                text=_MARKUP.sub(r"\1", heading.text),
                href=f"{here}#{anchor}",
                lang=link.lang,
            )
            for heading, theirs in zip(headings, original.headings, strict=False)
            if (anchor := heading.anchor or theirs.anchor)
        ),
    )
