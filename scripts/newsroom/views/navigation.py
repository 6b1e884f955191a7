"""The navigation: the sections of `mkdocs.yml`, filled with the pages that exist.

Editors add a page and it appears; nobody keeps a list.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from newsroom.model.catalogue import Catalogue, Entry

NavItem = str | dict[str, list[str]]


@dataclass(frozen=True)
class Sections:
    """The sections of the site and the pages in each, found out once for all pages."""

    entries: tuple[str, ...]
    """As in `mkdocs.yml`: `index.md` for a page, `events/` for a folder."""
    pages: Mapping[str, tuple[str, ...]]
    """The names of the pages in each folder, the overview first."""
    absent: frozenset[str] = frozenset()
    """The entries whose page is not published."""

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """The page that each entry leads to; not the home page: the name of the site does."""
        pages = {entry: head_of_entry(entry) for entry in self.entries}
        return {entry: ref for entry, ref in pages.items() if ref != "index"}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The names of all pages of the menu, in its order."""
        there = (entry for entry in self.entries if entry not in self.absent)
        found = (self.pages.get(entry, (head_of_entry(entry),)) for entry in there)
        return tuple(chain.from_iterable(found))

    def of(self, ref: str) -> str | None:
        """The folder (`events/`) that a page is in; `None` when it is in none."""
        folder = f"{ref.partition('/')[0]}/"
        return folder if folder in self.pages else None

    def nav(self) -> list[NavItem]:
        """What MkDocs takes as `nav`.

        A section is named by its folder here; its title in each language is that of its
        overview page (`section_title`).
        """
        return [
            {entry.removesuffix("/"): [f"{ref}.md" for ref in self.pages[entry]]}
            if entry in self.pages
            else entry
            for entry in self.entries
            if entry not in self.absent
        ]


def head_of_entry(entry: str) -> str:
    """The page that an entry of the menu leads to: the overview of a folder, or the page itself."""
    return f"{entry}index" if entry.endswith("/") else entry.removesuffix(".md")


def sections_of(entries: Sequence[str], catalogue: Catalogue, today: date) -> Sections:
    """The sections for these entries of `mkdocs.yml` on this day."""
    folders = [entry for entry in entries if entry.endswith("/")]
    order = {entry.ref: number for number, entry in enumerate(_in_order(catalogue, today))}
    pages = {folder: tuple(_pages(folder, order, catalogue)) for folder in folders}
    absent = {entry for entry in entries if head_of_entry(entry) not in catalogue.entries}
    return Sections(tuple(entries), pages, frozenset(absent))


def section_title(folder: str, catalogue: Catalogue, lang: str) -> str:
    """The name of a section: the short title of its overview."""
    page = catalogue[f"{folder}/index"].page_for(lang)
    return page.short_title or page.title


def _in_order(catalogue: Catalogue, today: date) -> list[Entry]:
    return [
        *catalogue.partners(),
        *catalogue.modules(),
        *catalogue.case_studies(),
        *catalogue.upcoming_events(today),
        *catalogue.called_off_events(today),
        *catalogue.past_events(today),
        *catalogue.issues(),
    ]


def _pages(folder: str, order: Mapping[str, int], catalogue: Catalogue) -> Iterator[str]:
    """The names of a folder's pages: the overview, in the order of their kind, then the rest."""
    inside = [ref for ref in catalogue.entries if ref.startswith(folder)]
    last = len(order)
    yield from sorted(inside, key=lambda ref: (ref != f"{folder}index", order.get(ref, last), ref))
