"""The page on the translations: every page, and how its translations stand."""

from dataclasses import dataclass
from functools import lru_cache

from newsroom.checks.translation_states import Standing, by_urgency, partners_for, standings
from newsroom.content.library import Library
from newsroom.site.addresses import address
from newsroom.site.desk import Desk
from newsroom.site.views.parts import Link
from newsroom.site.views.reader import Reader
from newsroom.words import load_words


@dataclass(frozen=True, kw_only=True)
class Column:
    """A language, by its own name, and the partners who could look after it."""

    lang: str
    name: str
    partners: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Cell:
    """The state of a page in one language."""

    heading: str
    """The language, for narrow screens."""
    lang: str
    kind: str
    """The state as the stylesheet knows it."""
    state: str
    title: str
    """What a screen reader says of the link: the state, the page and the language."""
    href: str
    """The translation; empty when there is none."""
    path: str
    """Its file below `docs`."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A page with its translations."""

    page: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """Pages in rows, languages in columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def translations(desk: Desk, reader: Reader) -> Table:
    """The state of every translation, the pages with the most urgent first."""
    library = desk.library
    columns = tuple(
        Column(
            lang=lang,
            name=load_words(lang).language.name,
            partners=tuple(
                Link(text=partner.acronym, href=address(ref, reader.lang))
                for ref, partner in partners_for(library, lang)
            ),
        )
        for lang in library.languages[1:]
    )
    rows = tuple(
        Row(page=reader.link(ref), cells=tuple(_cell(one, reader) for one in found))
        for ref, found in all_standings(library)
    )
    return Table(columns=columns, rows=rows)


@lru_cache(maxsize=1)
def all_standings(library: Library) -> list[tuple[str, list[Standing]]]:
    """The state of every translation: the same for the readers of all languages."""
    return by_urgency(standings(library))


def _cell(standing: Standing, reader: Reader) -> Cell:
    lang, is_there = standing.lang, standing.state != "missing"
    state = reader.words.translations.states[standing.state]
    language = load_words(lang).language.name
    return Cell(
        heading=language,
        lang=lang,
        kind=standing.state,
        state=state,
        title=f"{state}: {reader.link(standing.ref).text} ({language})",
        href=address(standing.ref, lang) if is_there else "",
        path=f"{standing.ref}.{lang}.md" if is_there else "",
    )
