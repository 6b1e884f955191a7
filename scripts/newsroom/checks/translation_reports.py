"""Reports on the state of all translations: a table, or JSON."""

import json
from collections import Counter
from collections.abc import Sequence

from newsroom.checks.translation_states import (
    STATES,
    TranslationState,
    by_urgency,
    is_readable,
    partners_for,
)
from newsroom.content.library import Library, LocalizedPage
from newsroom.words import Words, load_words

_GAP = "  "


def table_report(found: Sequence[TranslationState], library: Library, lang: str) -> str:
    """Pages in rows, languages in columns, the most urgent first; below, how many of each."""
    words = load_words(lang).translations
    if not found:
        return str(words.none_found)
    columns = [one for one in library.languages if any(s.lang == one for s in found)]
    heads = [words.page, *(load_words(column).language.name for column in columns)]
    partners = ["", *(_partners(library, column) or words.nobody for column in columns)]
    rows = [
        [ref, *(_states(group, column, library.originals[ref], words) for column in columns)]
        for ref, group in by_urgency(found)
    ]
    widths = [max(map(len, column)) for column in zip(heads, partners, *rows, strict=True)]
    lines = [heads, partners, ["─" * width for width in widths], *rows]
    shown = [_row(line, widths) for line in lines]
    totals = [_total(found, column, library, lang) for column in columns]
    unread = [ref for ref, localized in library.originals.items() if not is_readable(localized)]
    left_out = ["", words.left_out.format(pages=", ".join(unread))] if unread else []
    return "\n".join([*shown, "", *totals, *left_out])


def json_report(found: Sequence[TranslationState], library: Library) -> str:
    """The same as a list, the most urgent first, with what has changed."""
    records = [
        {
            "page": one.ref,
            "language": one.lang,
            "state": one.state,
            "partners": [ref for ref, _ in partners_for(library, one.lang)],
            "changed_sections": list(one.parts),
            "facts_only_in_english": list(one.there),
            "facts_only_here": list(one.here),
        }
        for one in sorted(found, key=lambda one: (one.urgency, one.ref, one.lang))
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _states(
    group: Sequence[TranslationState], column: str, original: LocalizedPage, words: Words
) -> str:
    if column == original.file.lang:
        return str(words.original)
    return ", ".join(words.states[one.state] for one in group if one.lang == column)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _total(found: Sequence[TranslationState], column: str, library: Library, lang: str) -> str:
    words = load_words(lang).translations
    counts = Counter(one.state for one in found if one.lang == column)
    listed = ", ".join(
        f"{words.states[state]} {counts[state]}" for state in STATES if counts[state]
    )
    name = load_words(column).language.name
    partner = _partners(library, column)
    return f"{name} ({partner}): {listed}" if partner else f"{name}: {listed}"


def _partners(library: Library, lang: str) -> str:
    return ", ".join(partner.acronym for _, partner in partners_for(library, lang))
