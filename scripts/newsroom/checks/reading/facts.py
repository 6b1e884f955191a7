"""The facts that a text states: its numbers, dates, e-mail addresses and codes.

Each language's own conventions are read, so that `3,190` in English and `3.190` in Italian
are the same, and so are `12.9 billion` and `12,9 mil millones`. What a translation may say
in other words (ordinals, decades, spans of time) is found, but proves less.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.checks.reading import digits
from newsroom.checks.reading.currencies import currency_beside
from newsroom.checks.reading.dates import mentions
from newsroom.checks.reading.month_parts import month_parts
from newsroom.checks.reading.named_days import named_months, named_weekdays
from newsroom.checks.reading.numbers import Number, numbers_in
from newsroom.checks.reading.ordinal_words import ordinals_in
from newsroom.checks.reading.spans import span_after
from newsroom.checks.reading.times import Time, times
from newsroom.words.formats import lower, month_names

Day = tuple[int, int, int]
"""Month, day and year; what is not said is 0."""
Reading = str | Decimal | Day
"""What a fact says: a code or a time, a number, or a day."""
ALONE, EXCHANGED, NOTHING = "alone", "exchanged", "nothing"
"""When a fact that only one language has is certainly wrong: alone, only in exchange for another
of its kind, or never.
"""
_Runs = Sequence[tuple[int, int]]
"""Where the digits of a text begin and end."""

MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?<![\w+])\+\d(?:[ ().\u00a0/-]{0,2}\d){6,14}(?!\d)"
    r"|(?<![\w.,:/+-])\(?0\d{2,3}\)?[ /\u00a0-]\d{2,8}(?:[ \u00a0-]\d{2,8}){0,3}(?!\d|[./:]\d)"
)
_PHONE_LENGTHS = range(8, 13)
_CODE = re.compile(
    r"(?<![\w/.:@-])(?:[A-Z]{2,20}[A-Z0-9]{0,20}(?:[-/:.][A-Z0-9]{1,30}){1,9}"
    r"|(?!(?:1[89]|20)\d\d/\d\d(?![\w/:]))\d{1,6}(?:[/:][A-Z0-9]{1,12}){1,5})(?![\w/@])"
)
SIGNS_OF_CODE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:.-"
_LONGEST_CODE = 320
_UNION = re.compile(r"/(?:EU|UE|AB|EC|CE|EEC|CEE|AT)$")
"""The end of `2014/24/EU`, which each language writes in its own way."""
_DATE = re.compile(r"(?<![\w/.-])(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)[./](\d\d?)[./](\d{4}))(?![\w/-])")
_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|and|or|e|o|a|al|y|u|ve|ile|ila|veya)\s")


class Fact(NamedTuple):
    """One fact, where it stands, and everything that it may mean."""

    kind: str
    """`number`, `amount` (of money), `ordinal`, `span` or `time`; `date`, `weekday`, `month` or
    `part` (of a month); `code`.
    """
    start: int
    end: int
    written: str
    readings: frozenset[Reading]
    proves: str = ALONE
    currency: str = ""


@lru_cache(maxsize=512)
def facts_in(text: str, lang: str) -> tuple[Fact, ...]:
    """Every fact of a text, in order; weekdays, months and parts of months also within dates."""
    original, found = text, list(_mails(text))
    text = _without(text, found)
    clocks = {time.start: time for time in times(text, lang) if not time.is_certain}
    for read in (_times, _numeric_dates, _codes, _dates, _months, _ordinals, _numbers):
        runs = digits.runs(text)
        facts = list(read(text, lang, runs)) if runs or read in _IN_WORDS else []
        text = _without(text, facts)
        found += facts
    found = [_may_be_time(fact, clocks) for fact in found]
    found += _named(original, lang, [fact for fact in found if fact.kind == "date"])
    return tuple(sorted(found, key=lambda fact: fact.start))


@lru_cache(maxsize=64)
def months_in(text: str, lang: str) -> frozenset[int]:
    """The months that a text names, with or without a day."""
    found = (match[1] for match in _month_pattern(lang).finditer(text))
    return frozenset(month_names(lang)[lower(name, lang)] for name in found)


def _mails(text: str) -> Iterator[Fact]:
    if "@" in text:
        for match in MAIL.finditer(text):
            same = match[0].rstrip(".").lower()
            yield Fact("code", match.start(), match.end(), same, frozenset({same}))
    for match in _PHONE.finditer(text) if "+" in text or "0" in text else ():
        same = re.sub(r"\D", "", match[0])
        if match[0][0] == "+" or len(same) in _PHONE_LENGTHS:
            # country codes of Italy, Spain and Turkey have two digits
            national = (same[2:] if match[0][0] == "+" else same).lstrip("0")
            readings: set[Reading] = {same, national}
            yield Fact("code", match.start(), match.end(), match[0], frozenset(readings))


def _codes(text: str, _lang: str, runs: _Runs) -> Iterator[Fact]:
    # A code begins where the signs that may be in it begin; without digits it is none.
    begin = (
        code_start(text, start)
        for start, end in runs
        if text[start - 1 : start] in SIGNS_OF_CODE or text[end : end + 1] in "/:"
    )
    for match in digits.matches_at(_CODE, text, begin):
        same = _UNION.sub("", match[0])
        is_name = same[0].isalpha()
        if sum(letter.isdigit() for letter in same) >= (3 if is_name else 5):
            yield Fact("code", match.start(), match.end(), same, frozenset({same}))


def code_start(text: str, place: int) -> int:
    """Where the signs begin that a code with digits at this place may have before them."""
    before = text[max(0, place - _LONGEST_CODE) : place]
    return place - len(before) + len(before.rstrip(SIGNS_OF_CODE))


def _dates(text: str, lang: str, _runs: _Runs) -> Iterator[Fact]:
    for mention in mentions(text, lang):
        for day in dict.fromkeys((mention.day, mention.last)):
            if day is not None:
                value = (mention.month, day, mention.year or 0)
                yield Fact("date", mention.start, mention.end, mention.written, frozenset({value}))


def _numeric_dates(text: str, _lang: str, runs: _Runs) -> Iterator[Fact]:
    places = (start for start, end in runs if text[end : end + 1] in "-./")
    for match in digits.matches_at(_DATE, text, places):
        day, month, year = match.group(4, 5, 6) if match[4] else match.group(3, 2, 1)
        value = (int(month), int(day), int(year))
        yield Fact("date", match.start(), match.end(), match[0], frozenset({value}))


def _months(text: str, lang: str, runs: _Runs) -> Iterator[Fact]:
    """Months with their year, `Ağustos 2012`: dates whose day is 0."""
    years = (
        start
        for start, _ in runs
        if text[start : start + 2] in ("19", "20") and text[start - 1 : start].isspace()
    )
    for year in years:
        for match in _month_pattern(lang).finditer(text, max(0, year - 40), year + 5):
            if match.start(2) != year:
                continue
            value = (month_names(lang)[lower(match[1], lang)], 0, int(match[2]))
            written = " ".join(match[0].split())
            yield Fact("date", match.start(), match.end(), written, frozenset({value}))


def _times(text: str, lang: str, _runs: _Runs) -> Iterator[Fact]:
    for time in times(text, lang):
        if time.is_certain:
            readings, written = _clock(time), time.written
            proves = ALONE if any(map(str.isdecimal, written)) else EXCHANGED
            yield Fact("time", time.start, time.end, written, readings, proves)


def _clock(time: Time) -> frozenset[Reading]:
    """What a time may mean; a full hour is a number, too, as in `9 a 17 h`."""
    readings: set[Reading] = {f"{hour}:{minute:02}" for hour, minute in time.readings}
    readings |= {Decimal(hour) for hour, minute in time.readings if not minute}
    if re.fullmatch(r"\d{1,2}\.\d\d", time.written):
        readings.add(Decimal(time.written))
    return frozenset(readings)


def _named(text: str, lang: str, dates: Sequence[Fact]) -> Iterator[Fact]:
    """The weekdays, months and parts of months of a text, with all of the date around them."""
    parts = [
        _fact("part", text, one.start, one.end, f"{one.part} {one.month or one.year}")
        for one in month_parts(text, lang)
    ]
    around = sorted((*dates, *parts), key=lambda fact: fact.start)
    starts = [fact.start for fact in around]
    for kind, names in (
        ("weekday", named_weekdays(text, lang)),
        ("month", named_months(text, lang)),
    ):
        for start, end, number in names:
            before = around[max(0, bisect_right(starts, start) - 1) :][:1]
            if before and before[0].start <= start and end <= before[0].end:
                start, end = before[0].start, before[0].end
            yield _fact(kind, text, start, end, f"{kind} {number}")
    yield from parts


def _fact(kind: str, text: str, start: int, end: int, reading: str) -> Fact:
    written = " ".join(text[start:end].split())
    return Fact(kind, start, end, written, frozenset({reading}), EXCHANGED)


def _may_be_time(fact: Fact, clocks: Mapping[int, Time]) -> Fact:
    """A number with the times that it may mean: `9–5`, `14.30`."""
    if fact.kind != "number" or fact.start not in clocks:
        return fact
    return fact._replace(readings=fact.readings | _clock(clocks[fact.start]))


def _ordinals(text: str, lang: str, _runs: _Runs) -> Iterator[Fact]:
    for one in ordinals_in(text, lang):
        readings: set[Reading] = {Decimal(one.value), f"ordinal {one.value}"}
        proves = ALONE if one.may_be_number else EXCHANGED if one.is_certain else NOTHING
        written = " ".join(text[one.start : one.end].split()).rstrip("\\.")
        yield Fact("ordinal", one.start, one.end, written, frozenset(readings), proves)


def _numbers(text: str, lang: str, _runs: _Runs) -> Iterator[Fact]:
    found = [_number(text, number, lang) for number in numbers_in(text, lang)]
    for fact, before, after in zip(found, [None, *found], [*found[1:], None], strict=False):
        shared = _shared_currency(text, before, fact) or _shared_currency(text, fact, after)
        yield fact if fact.currency or not shared else fact._replace(currency=shared)


def _number(text: str, number: Number, lang: str) -> Fact:
    start, end, values, is_plain = number
    currency = ""
    if beside := currency_beside(text, start, end, lang):
        currency, start, end = beside
    readings, kind = set[Reading](values), "amount" if currency else "number"
    proves = ALONE if is_plain else NOTHING
    if not currency and (span := span_after(text, end, values, lang)):
        readings |= {f"minutes {minutes.normalize():f}" for minutes in span.minutes}
        end, kind, proves = span.end, "span", EXCHANGED
    written = " ".join(text[start:end].split())
    return Fact(kind, start, end, written, frozenset(readings), proves, currency)


def _shared_currency(text: str, first: Fact | None, last: Fact | None) -> str:
    """The one currency of two numbers of a range: `€150–200`."""
    if first and last and (first.currency or last.currency):
        return (
            first.currency or last.currency if _TO.fullmatch(text[first.end : last.start]) else ""
        )
    return ""


_IN_WORDS = (_times, _ordinals)
"""What reads facts that need no figures."""


@cache
def _month_pattern(lang: str) -> re.Pattern[str]:
    """A month, in Turkish with whatever ending, and perhaps its year."""
    names = sorted(month_names(lang), key=len, reverse=True)
    either = "|".join(
        "".join(
            f"[{letter}{'İ' if lang == 'tr' and letter == 'i' else letter.upper()}]"
            for letter in name
        )
        for name in names
        if len(name) > 3 or lang == "en"
    )
    ending = r"(?:\w{0,6}|['’]\w{0,6})" if lang == "tr" else r"\b"
    return re.compile(rf"\b({either}){ending}(?:\s(?:of\s|de\s|del\s)?((?:19|20)\d\d)(?!\d))?")


def _without(text: str, facts: Sequence[Fact]) -> str:
    """The text with its facts blanked out, so that no number is read twice."""
    if not facts:
        return text
    parts, end = [], 0
    for start, stop in sorted({(fact.start, fact.end) for fact in facts}):
        if start >= end:
            parts += [text[end:start], " " * (stop - start)]
            end = stop
    return "".join((*parts, text[end:]))
