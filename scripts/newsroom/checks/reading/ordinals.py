"""Ordinal numbers in figures with the ending of the spoken word: `7th`, `3’üncü`."""

import re
from collections.abc import Iterator

from newsroom.checks.reading.digits import matches_at, starts_before

_ENGLISH = re.compile(r"(?<![\w.,])(\d{1,4})(st|nd|rd|th)\b", re.IGNORECASE)
_TURKISH = re.compile(r"(?<![\w.,])(\d{1,4})(['’])(üncü|uncu|ıncı|inci|ncü|ncu|ncı|nci)(?!\w)")
_TURKISH_UNITS = ("", "inci", "nci", "üncü", "üncü", "inci", "ncı", "nci", "inci", "uncu")
_TURKISH_TENS = ("", "uncu", "nci", "uncu", "ıncı", "nci", "ıncı", "inci", "inci", "ıncı")


def wrong_ordinals(text: str, lang: str) -> Iterator[tuple[int, str, str]]:
    """Where a wrong ordinal stands, how it is written and how it should be."""
    if lang == "en":
        for match in matches_at(_ENGLISH, text, starts_before(text, "snrtSNRT")):
            right = _english_ending(int(match[1]))
            if match[2].lower() != right:
                yield match.start(), match[0], match[1] + right
    if lang == "tr":
        for match in matches_at(_TURKISH, text, starts_before(text, "'’")):
            right = _turkish_ending(int(match[1]))
            if match[3] != right:
                yield match.start(), match[0], match[1] + match[2] + right


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _turkish_ending(number: int) -> str:
    """By the last word that is spoken: 13 is `on üçüncü`, 90 `doksanıncı`, 100 `yüzüncü`."""
    if number % 10:
        return _TURKISH_UNITS[number % 10]
    if number % 100:
        return _TURKISH_TENS[number // 10 % 10]
    return "inci" if number % 1000 == 0 and number else "üncü"
