"""Spans of time in figures: `3 days`, `15 giorni`, `6 meses`, `2 buçuk saat`."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10_080, "month": 43_200}
_UNITS = {
    "en": "minute=minutes? hour=hours? day=days? week=weeks? month=months?",
    "it": "minute=minut[oi] hour=or[ae] day=giorn[oi]|giornat[ae] week=settiman[ae] month=mes[ei]",
    "es": "minute=minutos? hour=horas? day=días?|jornadas? week=semanas? month=mes(?:es)?",
    "tr": r"minute=(?:dakika|dk)\w{0,9} hour=saat(?:lik|i|te|ten|in|tir)? day=gün(?!ce)\w{0,9}"
    " week=hafta(?!son|nın)[a-zçğıöşü]{0,9} month=ay(?:lık|da|dan|ı|ın|dır|a)?",
}
_HALF = {
    "en": ("(?: and a half)?", ""),
    "it": ("", "(?: e mezz[oa])?"),
    "es": ("", "(?: y medi[oa])?"),
    "tr": ("(?: buçuk)?", ""),
}
"""The words for a half, before and behind the unit."""
_SAME_WEEKS = {Decimal(1): (8,), Decimal(2): (15,)}
"""A fortnight has fifteen days where both ends are counted: `quindici giorni`."""


class Span(NamedTuple):
    """The span of time that a number says."""

    end: int
    minutes: frozenset[Decimal]
    """How many minutes it may have, at 30 days for a month."""


def span_after(text: str, end: int, values: set[Decimal], lang: str) -> Span | None:
    """The span of time that a number with these values begins, which ends at this place."""
    pattern = _pattern(lang)
    found = pattern.match(text, end) if pattern else None
    if found is None:
        return None
    unit = next(name for name in _MINUTES if found[name])
    half = Decimal("0.5") if found["before"] or found["behind"] else Decimal(0)
    minutes = {(value + half) * _MINUTES[unit] for value in values}
    weeks = values if unit == "week" else set()
    also = {Decimal(1440 * days) for week in weeks for days in _SAME_WEEKS.get(week, ())}
    return Span(found.end(), frozenset(minutes | also))


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    if lang not in _UNITS:
        return None
    before, behind = _HALF[lang]
    units = "|".join(
        rf"(?P<{name}>{words})"
        for name, _, words in (one.partition("=") for one in _UNITS[lang].split())
    )
    return re.compile(
        rf"(?P<before>{before})[\s-]\s?(?:{units})(?!\w)(?P<behind>{behind})", re.IGNORECASE
    )
