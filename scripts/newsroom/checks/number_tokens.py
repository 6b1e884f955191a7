"""The numbers, codes and months of a text as tokens that are the same in every language.

Two texts with the same tokens in the same order state the same facts, so that `text_facts`,
which takes many times as long, need not read them. The reverse does not hold: `7 March` and
`March 7` have different tokens, and so have `2014/24/EU` and `2014/24/UE`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.checks import digits
from newsroom.checks.date_patterns import months
from newsroom.checks.folding import fold
from newsroom.checks.numbers_in_text import factor_at
from newsroom.checks.text_facts import MAIL, SIGNS_OF_CODE, code_start

_NUMBER = re.compile(r"\d[A-Z\d/:.,-]*(?:(?<=\d)[ \u00a0\u202f\u2009](?=\d)[A-Z\d/:.,-]+)*")
_MARKS_BEHIND = "/:.,-"
_DECIMAL = re.compile(r"(?!0.\d{3}\Z)(\d+)[.,](\d+)")
"""A number with one mark, for which another language may have the other: `12.9`, `3,190`."""
_HALF_OF_DAY = re.compile(r"[ \u00a0]?([ap])\.?m\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NEAR = 24
"""From a month to its day or year, at most: `7’nci del mese di marzo`."""
_SHORT = 3
"""Letters of the short names of months; in Turkish the others may have an ending."""


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
    if "@" in text:
        found.update((mail.start(), mail[0].lower()) for mail in MAIL.finditer(text))
    return Tokens(*zip(*sorted(found), strict=True))


def _numbers(text: str, lang: str) -> Iterator[_Token]:
    for match in digits.matches_at(_NUMBER, text, digits.starts(text)):
        start, end = match.span()
        written = match[0]
        if text[start - 1 : start] in SIGNS_OF_CODE:
            start = code_start(text, start)
            written = text[start:end]
        if not written.isdecimal():
            written = written.rstrip(_MARKS_BEHIND)
            end = start + len(written)
            if decimal := _DECIMAL.fullmatch(written):
                written = f"{decimal[1]}·{decimal[2]}"
        yield start, written + _unit(text, end, lang)


def _unit(text: str, end: int, lang: str) -> str:
    """What changes the value of a number: `×1000000` for `million`, `p` for `p.m.`."""
    follows = text[end : end + 1]
    if not (follows.isspace() or follows.isalpha()):
        return ""
    if factor := factor_at(text, end, lang):
        return f"×{factor.factor}"
    half = _HALF_OF_DAY.match(text, end)
    return half[1].lower() if half else ""


def _months(text: str, lang: str) -> Iterator[_Token]:
    spans = digits.runs(text)
    near = fold("\n".join([text[max(0, start - _NEAR) : end + _NEAR] for start, end in spans]))
    for name, number in _month_names(lang):
        if name not in near:
            continue
        folded = fold(text)
        has_ending = lang == "tr" and len(name) > _SHORT
        place = folded.find(name)
        while place >= 0:
            end = place + len(name)
            if _is_word(folded, place, end, has_ending=has_ending):
                if _DIGIT.search(text, max(0, place - _NEAR), end + _NEAR):
                    yield place, f"month {number}"
            place = folded.find(name, end)


def _is_word(text: str, start: int, end: int, *, has_ending: bool) -> bool:
    is_end = has_ending or not text[end : end + 1].isalpha()
    return is_end and not text[start - 1 : start].isalpha()


@cache
def _month_names(lang: str) -> tuple[tuple[str, int], ...]:
    return tuple((fold(name), number) for name, number in months(lang).items())
