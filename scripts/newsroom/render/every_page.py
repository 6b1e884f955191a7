"""All pages of the site by kind, with their headings: the search page without JavaScript."""

import re
from dataclasses import dataclass

from newsroom.model.catalogue import Entry
from newsroom.model.page import Page
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Link, State
from newsroom.views.states import states_of
from newsroom.words import formats

_MARKUP = re.compile(r"[*_`]|!?\[([^\[\]]*)\]\([^()]*\)")


@dataclass(frozen=True, kw_only=True)
class ListedPage:
    """A page, and links to its headings."""

    link: Link
    states: tuple[State, ...]
    headings: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """The pages of a kind, in the alphabetical order of the language."""

    id: str
    name: str
    pages: tuple[ListedPage, ...]


def kind_of(ref: str, localizer: Localizer) -> str:
    """The kind by which search results are filtered: the section of a page."""
    folder = ref.partition("/")[0]
    return folder if folder in localizer.words.search.kinds else "other"


def every_page(context: SiteContext, localizer: Localizer) -> tuple[Kind, ...]:
    """All pages that the search finds."""
    entries = sorted(
        (entry for entry in context.catalogue.entries.values() if is_found(entry)),
        key=lambda entry: _key(entry, localizer),
    )
    kinds = (
        Kind(
            id=kind,
            name=name,
            pages=tuple(
                _listed(entry, context, localizer)
                for entry in entries
                if kind_of(entry.ref, localizer) == kind
            ),
        )
        for kind, name in localizer.words.search.kinds.items()
    )
    return tuple(kind for kind in kinds if kind.pages)


def is_found(entry: Entry) -> bool:
    """Whether the search finds a page: not itself, nor what its own header leaves out."""
    search = entry.original.search
    return not is_search(entry) and not (search and search.exclude)


def is_search(entry: Entry) -> bool:
    """Whether a page is the search page."""
    return isinstance(entry.original, Page) and entry.original.listing == "search"


def _key(entry: Entry, localizer: Localizer) -> tuple[bool, object]:
    """The sort key: overviews of sections first, then by title."""
    title = entry.page_for(localizer.lang).title
    return not entry.ref.endswith("index"), formats.sort_key(title, localizer.lang)


def _listed(entry: Entry, context: SiteContext, localizer: Localizer) -> ListedPage:
    link = localizer.link(entry.ref)
    original = context.library.originals[entry.ref].file.body
    own = context.library.translations.get((entry.ref, localizer.lang))
    here = address(entry.ref, localizer.lang)
    headings = own.file.body.headings if own else original.headings
    return ListedPage(
        link=link,
        states=states_of(entry.page_for(localizer.lang), localizer.lang, localizer.today),
        headings=tuple(
            Link(
                text=_MARKUP.sub(r"\1", heading.text),
                href=f"{here or './'}#{anchor}",
                lang=link.lang,
            )
            for heading, theirs in zip(headings, original.headings, strict=False)
            if (anchor := heading.anchor or theirs.anchor)
        ),
    )
