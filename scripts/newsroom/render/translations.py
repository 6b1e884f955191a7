"""The values of the page on translations: the state of every translation."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsroom.checks.translation_states import (
    TranslationState,
    by_urgency,
    partners_for,
    translation_states,
)
from newsroom.content.library import Library
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Link
from newsroom.words import load_words


@dataclass(frozen=True, kw_only=True)
class Column:
    """A language, with its own name and the partners who could translate into it."""

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
    """The state, for the stylesheet."""
    state: str
    title: str
    """The text of the link for screen readers: the state, the page and the language."""
    href: str
    """The translation; empty when there is none."""
    path: str
    """Its file, from `docs` on."""


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


def translations(context: SiteContext, localizer: Localizer) -> Table:
    """The state of every translation, the most urgent pages first."""
    library, found = context.library, all_translation_states(context.library)
    asked = {one.lang for _, states in found for one in states}
    columns = tuple(
        Column(
            lang=lang,
            name=load_words(lang).language.name,
            partners=tuple(
                Link(text=partner.acronym, href=address(ref, localizer.lang))
                for ref, partner in partners_for(library, lang)
            ),
        )
        for lang in library.languages
        if lang in asked
    )
    rows = tuple(
        Row(page=localizer.link(ref), cells=_cells(ref, states, columns, library, localizer))
        for ref, states in found
    )
    return Table(columns=columns, rows=rows)


@lru_cache(maxsize=1)
def all_translation_states(library: Library) -> list[tuple[str, list[TranslationState]]]:
    """The state of every translation, which is the same on the pages of all languages."""
    return by_urgency(translation_states(library))


def _cells(
    ref: str,
    states: Sequence[TranslationState],
    columns: Sequence[Column],
    library: Library,
    localizer: Localizer,
) -> tuple[Cell, ...]:
    """A cell for each column; that of the language in which a page was written says so."""
    words, by_lang = localizer.words.translations, {one.lang: one.state for one in states}
    found = []
    for lang in (column.lang for column in columns):
        kind = by_lang.get(lang, "current")
        state = words.states[kind] if lang in by_lang else words.original
        language = load_words(lang).language.name
        is_there = kind != "missing"
        path = library.path(ref, lang).relative_to(library.docs).as_posix()
        found.append(
            Cell(
                heading=language,
                lang=lang,
                kind=kind,
                state=state,
                title=f"{state}: {localizer.link(ref).text} ({language})",
                href=address(ref, lang) if is_there else "",
                path=path if is_there else "",
            )
        )
    return tuple(found)
