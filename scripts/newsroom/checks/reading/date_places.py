"""Where dates may stand in a text: at its digits, and at the names a little before them.

The patterns for dates are long. They are tried at these few places, and find what they would
find if they were tried at every letter.
"""

import re
from collections.abc import Iterator
from functools import cache

from newsroom.checks.folding import fold, words_in
from newsroom.checks.reading import digits
from newsroom.checks.reading.date_patterns import months, patterns, short_date, weekdays

_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("da", "de", "ta", "te", "dan", "den", "tan", "ten")
_FARTHEST = 48
"""From the beginning of a date to its day, at most: `Wednesday, (the `, `September the `."""
_FARTHEST_MONTH = 20
_LONGEST_DAY = 3
"""Digits that the patterns take for a day; rules tell when they are none."""
_MOST = 5_000
"""Numbers that are looked at in one text; a text that is to be read has fewer."""


def dates_in(text: str, lang: str) -> list[re.Match[str]]:
    """What the patterns find, in order."""
    runs, tried = digits.runs(text)[:_MOST], patterns(lang)
    starts = [start for start, end in runs if end - start <= _LONGEST_DAY]
    found: list[re.Match[str]] = []
    if not starts or not tried or _forms_of_months(lang).isdisjoint(_words(text)):
        return found
    folded = _fold(text)
    for number, pattern in enumerate(tried):
        if number:  # the month stands first
            days = [start for start in starts if _has_month_before(folded, start, lang)]
        else:  # a weekday before it may be missing
            short = short_date(lang)
            days = [
                start for start in starts if pattern.match(text, start) or short.match(text, start)
            ]
        names = {place for day in days for place in _names_before(folded, day, lang)}
        found += digits.matches_at(pattern, text, sorted(names.union(days)))
    return sorted(found, key=lambda match: match.start())


def _has_month_before(folded: str, day: int, lang: str) -> bool:
    if not folded[max(0, day - 1) : day].isspace():
        return False
    before = folded[max(0, day - _FARTHEST_MONTH) : day].rstrip().removesuffix("the")
    return before.rstrip().rstrip(".").endswith(_months(lang))


def _names_before(folded: str, day: int, lang: str) -> Iterator[int]:
    """Where words begin that may be names of weekdays or months."""
    for word in _WORD.finditer(folded, max(0, day - _FARTHEST), day):
        if word[0][:2] in _beginnings(lang):
            yield word.start()


@cache
def _months(lang: str) -> tuple[str, ...]:
    return tuple(_fold(name) for name in months(lang))


@cache
def _forms_of_months(lang: str) -> frozenset[str]:
    """The names of months as words of a text, in Turkish with the endings of a place in time."""
    endings = ("", *_ENDINGS) if lang == "tr" else ("",)
    return frozenset(month + ending for month in _months(lang) for ending in endings)


@cache
def _beginnings(lang: str) -> frozenset[str]:
    return frozenset(_fold(name)[:2] for name in (*months(lang), *weekdays(lang)))


def _words(text: str) -> frozenset[str]:
    return words_in(text.replace("ſ", "s"))


def _fold(text: str) -> str:
    return fold(text).replace("ſ", "s")  # patterns without regard to size take them as one
