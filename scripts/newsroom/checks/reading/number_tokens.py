"""The numbers, codes and months of a text as tokens that are the same in every language.

Two texts with the same tokens in the same order state the same facts, so that `text_facts`,
which takes many times as long, need not read them. The reverse does not hold: `7 March` and
`March 7` have different tokens, and so have `2014/24/EU` and `2014/24/UE`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.checks.folding import fold
from newsroom.checks.phrases import places_of
from newsroom.checks.reading import digits
from newsroom.checks.reading.currencies import currency_beside
from newsroom.checks.reading.date_patterns import months
from newsroom.checks.reading.facts import MAIL, SIGNS_OF_CODE, code_start
from newsroom.checks.reading.month_parts import month_parts
from newsroom.checks.reading.named_days import named_months, named_weekdays
from newsroom.checks.reading.numbers import factor_of, large_words
from newsroom.checks.reading.ordinal_words import ordinals_in_words
from newsroom.checks.reading.worded_times import worded_times

_SIGNS = r"(?:[A-Z\d/:.,-]*[A-Z\d])?"
_NUMBER = rf"\d{_SIGNS}(?:(?<=\d)[ \u00a0\u202f\u2009]\d{_SIGNS})*"
"""A number or a code from its first digit; `60 000` is one number."""
_DECIMAL = re.compile(r"(?!0.\d{3}\Z)(\d+)[.,](\d+)")
"""A number with one mark, for which another language may have the other: `12.9`, `3,190`."""
_DIGIT = re.compile(r"\d")
_NEAR = 24
"""From a month to its day or year, at most: `7’nci del mese di marzo`."""
_DAY = re.compile(r"\s(?:the\s)?\d{1,3}(?!\d)")
"""Behind an English month: `March 7`, which is a date in no other language."""
_FIRST_LETTERS = 3
"""By so many letters the months of a language differ."""

_Token = tuple[int, str]
"""Where a token stands, and what it is."""


class Tokens(NamedTuple):
    """Tokens in the order in which they stand in a text."""

    places: tuple[int, ...] = ()
    tokens: tuple[str, ...] = ()


@lru_cache(maxsize=64)  # translation after translation asks for those of the original
def number_tokens(text: str, lang: str) -> Tokens:
    """The numbers, codes and e-mail addresses of a text, and the months beside the numbers."""
    found = set(_numbers(text, lang))
    if found:
        found.update(_months(text, lang))
    found.update((one.start, f"ordinal {one.value}") for one in ordinals_in_words(text, lang))
    found.update(
        (time.start, f"time {time.hour}:{time.minute} {sorted(time.values or ())}")
        for time in worded_times(text, lang)
    )
    found.update((one.start, f"weekday {one.number}") for one in named_weekdays(text, lang))
    found.update((one.start, f"month {one.number}") for one in named_months(text, lang))
    found.update((one.start, f"{one.part} {one.month}") for one in month_parts(text, lang))
    if "@" in text:
        found.update((mail.start(), mail[0].lower()) for mail in MAIL.finditer(text))
    return Tokens(*zip(*sorted(found), strict=True))


def _numbers(text: str, lang: str) -> Iterator[_Token]:
    """Numbers with what changes their value: `12·9×1000000000`, `2:30p`."""
    for match in digits.matches_at(_pattern(lang), text, digits.starts(text)):
        start, (number, large, half) = match.start(), match.groups()
        if decimal := _DECIMAL.fullmatch(number):
            number = f"{decimal[1]}·{decimal[2]}"
        elif "," in number or "." in number:
            number += f" in {lang}"
        if text[start - 1 : start] in SIGNS_OF_CODE:
            number = text[code_start(text, start) : start] + number
        if large:
            number += f"×{factor_of(large, lang)}"
        if beside := currency_beside(text, start, match.end(), lang):
            number += f" {beside[0]}"
        yield start, number + half.lower() if half else number


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    """A number with the `million` or the `p.m.` behind it."""
    units = rf"\s?{large_words(lang)}|[ \u00a0]?([ap])\.?m\b"
    return re.compile(rf"({_NUMBER})(?i:{units})?")


def _months(text: str, lang: str) -> Iterator[_Token]:
    """The months near a number, with which they may be a date."""
    near = fold(_near_numbers(text))
    for beginning, names in _month_names(lang).items():
        for name, token in names if beginning in near else ():
            for place in places_of(name, fold(text)):
                end = place + len(name)
                if _is_in_date(text, place, end, has_ending=lang == "tr" and name not in token):
                    is_first = lang == "en" and _DAY.match(text, end)
                    yield place, f"{token} first" if is_first else token


def _near_numbers(text: str) -> str:
    """The parts of a text in which a month is near a number."""
    parts, end = [], 0
    for first, last in digits.runs(text):
        start, end = max(end, first - _NEAR), last + _NEAR + _FIRST_LETTERS
        parts.append(text[start:end])
    return "".join(parts)


def _is_in_date(text: str, start: int, end: int, *, has_ending: bool) -> bool:
    """Whether the letters of a month are a word, perhaps with any ending, near a number."""
    if text[start - 1 : start].isalpha() or (text[end : end + 1].isalpha() and not has_ending):
        return False
    return bool(_DIGIT.search(text, max(0, start - _NEAR), end + _NEAR))


@cache
def _month_names(lang: str) -> dict[str, list[tuple[str, str]]]:
    """The names of months with their tokens, by their first letters.

    Short names have their language in it: not all are read without a point and a year.
    """
    numbers = {fold(name): number for name, number in months(lang).items()}
    names: dict[str, list[tuple[str, str]]] = {}
    for name, number in numbers.items():
        is_short = any(other.startswith(name) for other in numbers if other != name)
        token = f"{name} in {lang}" if is_short else f"month {number}"
        names.setdefault(name[:_FIRST_LETTERS], []).append((name, token))
    return names
