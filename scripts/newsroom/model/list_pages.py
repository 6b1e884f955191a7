"""The pages that a long list is divided into: events and issues by year, case studies by number.

Their addresses are below that of the overview: `events/2025/`, `case-studies/page/2/`, and for
a year with very many entries `events/2025/page/2/`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from newsroom.model.catalogue import Catalogue, Entry
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.page import Page

LONG = 40
"""The number of entries from which on a list is divided; the most on one of its pages."""
UNDATED = "undated"
PAGE = "page"


@dataclass(frozen=True)
class ListPage:
    """A page that shows a part of a list."""

    overview: str
    """The page whose list it is, `events/index`."""
    year: str
    """The year of its entries, `undated`, or empty in a list that has no years."""
    number: int
    """Its number among those of the year, or of the list; it begins with 1."""
    entries: tuple[Entry, ...]

    @property
    def ref(self) -> str:
        """Its name, as pages have one: `events/2025`."""
        folder = self.overview.removesuffix("index").rstrip("/")
        numbered = f"{PAGE}/{self.number}" if self.number > 1 else ""
        return "/".join(part for part in (folder, self.year, numbered) if part)

    @property
    def updated(self) -> date:
        """The day on which one of its entries last changed."""
        return max(entry.original.updated for entry in self.entries)


def list_pages(catalogue: Catalogue) -> Iterator[ListPage]:
    """All pages of long lists, overview by overview."""
    for ref, entry in catalogue.entries.items():
        if isinstance(entry.original, Page):
            yield from pages_of(ref, entry.original.listing, catalogue)


def pages_of(overview: str, listing: str | None, catalogue: Catalogue) -> tuple[ListPage, ...]:
    """The pages of the list of an overview, the newest first; none if the list is short.

    The first part of a list without years stands on the overview itself.
    """
    find = _ENTRIES.get(listing or "")
    entries = find(catalogue) if find else []
    if len(entries) < LONG:
        return ()
    years: dict[str, list[Entry]] = {}
    for entry in entries:
        years.setdefault(_year(entry), []).append(entry)
    return tuple(
        ListPage(overview, year, number, tuple(part))
        for year, of_year in years.items()
        for number, part in enumerate(_parts(of_year), start=1)
        if year or number > 1
    )


def _parts(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), LONG):
        yield entries[start : start + LONG]


def _year(entry: Entry) -> str:
    """The year that an entry stands under; empty for a kind of page that has none."""
    page = entry.original
    if isinstance(page, Event):
        return str(page.start.year) if page.start else UNDATED
    if isinstance(page, Issue):
        day = page.date or page.latest
        return str(day.year) if day else UNDATED
    return ""


_ENTRIES: Mapping[str, Callable[[Catalogue], list[Entry]]] = {
    "events": Catalogue.events,
    "newsletter": Catalogue.issues,
    "case-studies": Catalogue.case_studies,
}
DIVIDED = frozenset(_ENTRIES)
"""The values of `listing` whose lists are divided."""
