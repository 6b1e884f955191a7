"""The values of the page on translations: the state of every translation."""

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
    library = context.library
    columns = tuple(
        Column(
            lang=lang,
            name=load_words(lang).language.name,
            partners=tuple(
                Link(text=partner.acronym, href=address(ref, localizer.lang))
                for ref, partner in partners_for(library, lang)
            ),
        )
        for lang in library.languages[1:]
    )
    rows = tuple(
        Row(page=localizer.link(ref), cells=tuple(_cell(one, localizer) for one in found))
        for ref, found in all_translation_states(library)
    )
    return Table(columns=columns, rows=rows)


@lru_cache(maxsize=1)
def all_translation_states(library: Library) -> list[tuple[str, list[TranslationState]]]:
    """The state of every translation, which is the same on the pages of all languages."""
    return by_urgency(translation_states(library))


def _cell(found: TranslationState, localizer: Localizer) -> Cell:
    lang, is_there = found.lang, found.state != "missing"
    state = localizer.words.translations.states[found.state]
    language = load_words(lang).language.name
    return Cell(
        heading=language,
        lang=lang,
        kind=found.state,
        state=state,
        title=f"{state}: {localizer.link(found.ref).text} ({language})",
        href=address(found.ref, lang) if is_there else "",
        path=f"{found.ref}.{lang}.md" if is_there else "",
    )
