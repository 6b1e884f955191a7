"""The real content, as far as tests use it: editors change it, so tests count and list nothing.

A test takes an example of a kind, or what is expected from the content itself.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from newsroom.content import fingerprint
from newsroom.content.library import Library, LocalizedPage, read_library
from newsroom.model.event import Event
from newsroom.model.kinds import KINDS
from newsroom.words import FIRST_LANGUAGE, languages

DOCS = Path(__file__).parents[1] / "docs"
FIRST_DAY = date(2026, 11, 22)


@cache
def real_library() -> Library:
    return read_library(DOCS, languages())


def real_refs() -> list[str]:
    """The names of all pages."""
    return list(real_library().originals)


@cache
def real_day() -> date:
    """The first day on which no page is from the future and no completed event still goes on."""
    return max([FIRST_DAY, *_days()])


def _days() -> Iterator[date]:
    for localized in real_library().originals.values():
        page = localized.page
        if page is None:
            continue
        if page.updated:
            yield page.updated
        for contact in getattr(page, "contacts", None) or ():
            if contact.consent_given:
                yield contact.consent_given
        if isinstance(page, Event) and page.event_status == "completed" and page.end:
            yield page.end + timedelta(days=1)


def is_written(ref: str, lang: str) -> bool:
    """Whether a page exists in a language."""
    return lang == FIRST_LANGUAGE or (ref, lang) in real_library().translations


def is_current(ref: str, lang: str) -> bool:
    """Whether a translation was made from the English page as it is now; English itself is."""
    if lang == FIRST_LANGUAGE:
        return True
    original = real_library().originals[ref]
    translation = real_library().translations.get((ref, lang))
    made = translation.page.translation if translation and translation.page else None
    return bool(
        made
        and original.kind
        and fingerprint.is_current(made.source_hash, original.file, original.kind)
    )


def examples(kind: str, *langs: str) -> list[LocalizedPage]:
    """The English pages of a kind with up-to-date translations: in these languages, or in all."""
    found = [
        original
        for ref, original in real_library().originals.items()
        if original.kind is KINDS[kind]
        and not ref.endswith("index")
        and all(is_current(ref, lang) for lang in langs or languages()[1:])
    ]
    assert found, f"no {kind} has an up-to-date translation in {langs or 'every language'}"
    return found


def example(kind: str, *langs: str) -> str:
    """The name of the first of them."""
    return examples(kind, *langs)[0].file.ref


def dated_event() -> str:
    """The name of an event with a first and a last day and at least one translation."""
    return next(
        ref
        for ref, original in real_library().originals.items()
        if {"start", "end"} <= set(original.file.header.data)
        and any(is_written(ref, lang) for lang in languages()[1:])
    )
