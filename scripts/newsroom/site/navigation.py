"""The navigation: the sections of `mkdocs.yml`, filled with the pages that exist.

Editors add a page and it appears; nobody keeps a list.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from newsroom.model.catalogue import Catalogue

NavItem = str | dict[str, list[str]]


def navigation(sections: Sequence[str], catalogue: Catalogue, today: date) -> list[NavItem]:
    """What MkDocs takes as `nav`, from entries like `index.md` and `events/`.

    A section is named by its folder here; its title in each language is that of its
    overview page (`section_title`).
    """
    return [
        {section.removesuffix("/"): [f"{ref}.md" for ref in pages_of(section, catalogue, today)]}
        if section.endswith("/")
        else section
        for section in sections
    ]


def section_title(folder: str, catalogue: Catalogue, lang: str) -> str:
    """The name of a section: the short title of its overview."""
    page = catalogue[f"{folder}/index"].page_for(lang)
    return page.short_title or page.title


def section_of(ref: str, sections: Iterable[str]) -> str | None:
    """The folder among `sections` (`events/`) that a page is in; `None` when it is in none."""
    return next((one for one in sections if one.endswith("/") and ref.startswith(one)), None)


def pages_of(section: str, catalogue: Catalogue, today: date) -> Iterator[str]:
    """The names of a folder's pages: the overview, in the order of their kind, then the rest."""
    inside = [ref for ref in catalogue.entries if ref.startswith(section)]
    ordered = [
        *catalogue.partners(),
        *catalogue.modules(),
        *catalogue.case_studies(),
        *catalogue.upcoming_events(today),
        *catalogue.past_events(today),
        *catalogue.issues(),
    ]
    known = [entry.ref for entry in ordered if entry.ref in inside]
    index = [ref for ref in inside if ref == f"{section}index"]
    rest = sorted(ref for ref in inside if ref not in known and ref not in index)
    yield from (*index, *known, *rest)
