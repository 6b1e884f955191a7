"""The numbers of a text, each with all its possible values.

`12.9 billion` and `12,9 mil millones` mean the same; `90` may be the year 1990, and the number
of a list or the ending of a word makes of it something that a translation need not have.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from newsroom.checks.reading import digits
from newsroom.words.formats import decimal_mark, large_numbers, lower

_NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?:\d\d\d?(?: \d{3})+|\d(?: \d{3}){2,5}"
    r"|\d{1,20}(?:[.,\u00a0\u202f\u2009]\d{1,20}){0,9})(?!\d)"
)
_LONGEST_NUMBER = 18
_MARKS = re.compile(r"[., \u00a0\u202f\u2009]")
_FOREIGN = re.compile(r"(\d+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.))[.,](\d+)")
"""A number with the marks of another language: `12.9` in Italian, `1.250,00` in English."""
_DECADE = re.compile(r"s\b|['’]?l[ae]r")
_TO_LARGER = re.compile(
    r"\s?(?:[–—-]|\s(?:to|and|or|e|o|a|al|y|ve|ile|ila|veya)\s)\s?\d[\d.,]{0,20}"
)
_SHORT_LARGE = re.compile(r"\s?(?:bn|[mMkK])(?:€|\b)")
_BEFORE_SHORT_YEAR = re.compile(r"(?:^|[^\w])['’]\Z")
_YEAR_BEFORE = re.compile(r"(?<!\d)(1[89]|20)\d\d[–—/-]\Z")
"""As in `2014–15`."""
_PART_BEFORE = re.compile(r"[^\W\d_][-–_]?\Z|[\^#/]\Z")
_LETTER_AFTER = re.compile(r"-?[^\W\d_]")
_PART_AFTER = re.compile(
    r"/"
    r"|(?:st|nd|rd|th)\b|['’][ıiuü]?nc[ıiuü]|\.?[ºª°]|\.\s(?=[a-zçğıöşü])|\.?er\b"
    r"|[\w-]{0,40}\.(?i:png|jpe?g|gif|svg|webp|avif|pdf)\b"
)
"""After a number: the endings of ordinals, and those of files."""
_ENDINGS = {
    "tr": r"(?:(?:(?<=yon)|(?<=yar))['’]?[a-zçğıöşü]{0,9}|(?<=bin)['’]?(?:e|de|den|in|i|lik))?"
}
"""`20 milyondan`, `3 binden`; but no `3 bina`, which are buildings."""
_LIST_MARK_AFTER = re.compile(r"[.)]\s")
_LIST_MARK = re.compile(r"(?:^|\n)[ >]{0,40}\Z")


class Number(NamedTuple):
    """A number in a text."""

    start: int
    end: int
    values: set[Decimal]
    is_plain: bool
    """Whether it is a number for itself, and not a part of something else."""


def numbers_in(text: str, lang: str) -> Iterator[Number]:
    """Every number, in order."""
    for match in digits.matches_at(_NUMBER, text, digits.starts(text)):
        values, end = _with_what_is_beside(match, _values(match[0], lang), lang)
        is_decade = _is_decade(match)
        if is_decade:
            values |= {value % 100 for value in values}
        is_plain = not (is_decade or _is_part(match, has_size=end > match.end()))
        yield Number(match.start(), end, values, is_plain)


def _with_what_is_beside(
    match: re.Match[str], values: set[Decimal], lang: str
) -> tuple[set[Decimal], int]:
    """What a number may mean, beside a `million` or the beginning of a year, and where it ends."""
    text, start, end = match.string, match.start(), match.end()
    follows, mark = text[end : end + 1], decimal_mark(lang)
    if follows.isspace() or follows.isalpha() or follows in "–—-":
        large = _large_pattern(lang)
        if times := large.match(text, end):
            return {value * factor_of(times[1], lang) for value in values}, times.end()
        if (larger := _TO_LARGER.match(text, end)) and (of := large.match(text, larger.end())):
            return values | {value * factor_of(of[1], lang) for value in values}, end
        if _SHORT_LARGE.match(text, end):
            return values | {value * 10**zeros for value in values for zeros in (3, 6, 9)}, end
    if short := _YEAR_BEFORE.match(text, max(0, start - 5), start):
        return values | {int(short[1]) * 100 + value for value in values if value < 100}, end
    if mark in match[0] and (foreign := digits.in_groups(match[0], mark)):
        return values | {Decimal(foreign)}, end  # rules for numbers tell of its mark
    return values, end


def _is_decade(match: re.Match[str]) -> bool:
    """Whether only the tens of a year are told: `1990s`, `’90`."""
    start = match.start()
    before = match.string[max(0, start - 2) : start]
    is_short = before.endswith(("'", "’")) and _BEFORE_SHORT_YEAR.search(before)
    return bool(is_short or _DECADE.match(match.string, match.end()))


def _is_part(match: re.Match[str], *, has_size: bool) -> bool:
    """Whether a number is part of a word, an address or a list, or says how many days."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - 2) : start]
    return bool(
        _PART_AFTER.match(text, end)
        or (not has_size and _LETTER_AFTER.match(text, end))
        or (before and not before[-1].isspace() and _PART_BEFORE.search(before))
        or (
            _LIST_MARK_AFTER.match(text, end) and _LIST_MARK.search(text, max(0, start - 41), start)
        )
    )


def _values(written: str, lang: str) -> set[Decimal]:
    """What a number may mean; `18.455` in English also the number of a law."""
    if len(written) > _LONGEST_NUMBER:
        return set()
    if written.isdecimal():
        return {Decimal(written)}
    mark = decimal_mark(lang)
    whole, _, rest = written.partition(mark)
    first, *groups = _MARKS.split(whole)
    if (rest.isdigit() or not rest) and all(len(part) == 3 for part in groups):
        if len(first) <= 3 or not groups:
            whole = "".join((first, *groups))
            is_law = mark == "." and len(rest) == 3 and not groups and len(first) <= 3
            value = Decimal(f"{whole}.{rest}" if rest else whole)
            return {value, Decimal(whole + rest)} if is_law else {value}
    foreign = _FOREIGN.fullmatch(written)
    return {Decimal(f"{_MARKS.sub('', foreign[1])}.{foreign[2]}")} if foreign else set()


def factor_of(word: str, lang: str) -> int:
    """What a `million` makes of the number before it."""
    return large_numbers(lang)[lower(" ".join(word.split()), lang)]


@cache
def large_words(lang: str) -> str:
    """A group of a pattern: every word that makes a number larger, in Turkish with its ending."""
    words = sorted(large_numbers(lang), key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in words)
    return rf"({either}){_ENDINGS.get(lang, '')}\b"


@cache
def _large_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(rf"\s?{large_words(lang)}", re.IGNORECASE)
