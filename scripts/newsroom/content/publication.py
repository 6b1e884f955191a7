"""The part of the library that is published on a day: without drafts, early and expired pages."""

from dataclasses import replace
from datetime import date

from newsroom.content.library import Library, LocalizedPage
from newsroom.model.left_out import without
from newsroom.model.publication import why_unpublished


def unpublished(library: Library, today: date) -> frozenset[str]:
    """The names of the pages that are not part of the site on this day."""
    return frozenset(
        ref
        for ref, original in library.originals.items()
        if original.page and why_unpublished(original.page, today)
    )


def published(library: Library, today: date) -> Library:
    """The library as it is published on this day.

    References in headers to other pages are left out. Only for a library without errors.
    """
    gone = unpublished(library, today)
    if not gone:
        return library
    kept = (page for page in library.pages if page.file.ref not in gone)
    return replace(library, pages=tuple(_without(page, gone) for page in kept))


def _without(localized: LocalizedPage, gone: frozenset[str]) -> LocalizedPage:
    if localized.page is None:
        return localized
    page = without(localized.page, gone)
    return localized if page is localized.page else replace(localized, page=page)
