"""The state of every translation, and the partners in whose country its language is spoken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newsroom.checks.rules.fact_comparison import differences
from newsroom.content.fingerprint import changed_parts
from newsroom.content.library import Library, LocalizedPage
from newsroom.model.partner import Partner
from newsroom.words.speakers import is_official

STATES = ("missing", "facts-changed", "wording-changed", "unreviewed", "current")
"""From the most urgent on. An outdated translation counts as outdated, reviewed or not."""


@dataclass(frozen=True, kw_only=True)
class TranslationState:
    """The state of one page in one language."""

    ref: str
    lang: str
    state: str
    parts: tuple[str, ...] = ()
    """The parts of the English page that have changed since."""
    there: tuple[str, ...] = ()
    """The facts that only the English page states."""
    here: tuple[str, ...] = ()
    """The facts that only the translation states."""

    @property
    def urgency(self) -> int:
        """The place of the state among all; 0 is the most urgent."""
        return STATES.index(self.state)


def translation_states(library: Library) -> list[TranslationState]:
    """Every page in every other language, in the order of the pages.

    Pages whose English file cannot be read have none.
    """
    return [
        _translation_state(library, ref, lang)
        for ref, original in library.originals.items()
        if is_readable(original)
        for lang in library.languages
        if lang != original.file.lang
    ]


def by_urgency(found: Iterable[TranslationState]) -> list[tuple[str, list[TranslationState]]]:
    """The pages with their translations; the most urgent first."""
    pages = [(ref, list(group)) for ref, group in groupby(found, key=lambda one: one.ref)]
    return sorted(pages, key=lambda page: (sorted(one.urgency for one in page[1]), page[0]))


def is_readable(original: LocalizedPage) -> bool:
    """Whether the page can be parsed, so that translations can be compared with it."""
    return original.kind is not None and original.file.header.complete


def partners_for(library: Library, lang: str) -> list[tuple[str, Partner]]:
    """The partners in whose country the language is official, by name; perhaps none.

    Nobody has been appointed: this follows from the facts that the partners' pages state.
    """
    return [
        (ref, localized.page)
        for ref, localized in library.originals.items()
        if isinstance(localized.page, Partner)
        and localized.page.country
        and is_official(lang, localized.page.country)
    ]


def _translation_state(library: Library, ref: str, lang: str) -> TranslationState:
    original, translation = library.originals[ref], library.translations.get((ref, lang))
    assert original.kind is not None
    if translation is None:
        return TranslationState(ref=ref, lang=lang, state="missing")
    made = translation.page.translation if translation.page else None
    if made is None:  # no source is recorded
        return TranslationState(ref=ref, lang=lang, state="wording-changed")
    parts = tuple(changed_parts(made.source_hash, original.file, original.kind))
    if not parts:
        state = "unreviewed" if made.method == "machine" else "current"
        return TranslationState(ref=ref, lang=lang, state=state)
    there, here = _facts(original, translation)
    state = "facts-changed" if there or here else "wording-changed"
    return TranslationState(ref=ref, lang=lang, state=state, parts=parts, there=there, here=here)


def _facts(
    original: LocalizedPage, translation: LocalizedPage
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = differences(original, translation)
    there: Iterator[str] = (written for one in found for written in one.there)
    here: Iterator[str] = (written for one in found for written in one.here)
    return tuple(dict.fromkeys(there)), tuple(dict.fromkeys(here))
