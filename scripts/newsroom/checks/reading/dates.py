"""Dates as people write them, in four languages: `7–9 September 2023`, `11 Temmuz 2023 Salı`.

Finds every place where a day stands with a month, in letters or in figures, and tells the
numbers, also of days that do not exist. Figures that two orders fit are not read.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from newsroom.checks.reading.date_patterns import (
    CAPITAL_MONTHS,
    fold,
    joints,
    months,
    weekday_before,
    weekdays,
)
from newsroom.checks.reading.date_places import dates_in
from newsroom.checks.reading.dates_in_figures import FigureDate, figure_dates

_DAYS = 31
_FIRST_YEAR = 100
"""A longer number before a dash is a year, as in `Nicholas, 261 – 6 December 343`."""
_NUMBERED = re.compile(
    r"(?<!\w)(?:nos?|nr|n|num|núm|numero|número|issue|vol|volume|volumen|pp?|pages?|pagg?|págs?"
    r"|sayı|cilt|madde|sayfa|art|article|articolo|artículo)[.:º°]{0,2}\s{0,2}$|[#№§º°]\s?$",
    re.IGNORECASE,
)
"""Before the number of an issue or a page, which a month may follow: `no. 45 March 2023`."""
_BETWEEN = re.compile(r"(?<!\w)(?:between|tra|fra|entre)\s[^.\n]{0,20}$", re.IGNORECASE)
_AMONG = re.compile(r"\W{0,3}(?:\w{1,20}\s){0,2}aras[ıi]n", re.IGNORECASE)
"""Turkish says `between` afterwards: `7 ve 9 Eylül tarihleri arasında`."""
_EVERY = re.compile(r"(?<!\w)(?:every|each|ogni|cada|todos los|her)\s$", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"(?<!\w)(?:tra|fra|entre)\s(?:il\s|l['’]|el\s)(?P<number>\d{1,2})"
    r"\s(?:ed?\sil\s|ed?\sl['’]|y\sel\s)$",
    re.IGNORECASE,
)
_MARKUP = str.maketrans("*_|", "   ")
_LEAP_YEAR = 2000
_LAST_JULIAN_YEAR = 1752
"""Before 1753 some countries counted days differently: no weekday is certain."""


@dataclass(frozen=True)
class Mention:
    """A date in a text, as it is written there; what is not written is `None`."""

    start: int
    end: int
    written: str
    day: int
    last: int | None
    """The second day of a range within a month."""
    month: int
    year: int | None
    weekdays: tuple[tuple[int, int], ...]
    """Weekdays (Monday is 0) with the days they are said of."""

    def is_possible(self, day: int) -> bool:
        """Whether the month has this day; without a year, whether it ever has."""
        return 1 <= day <= self.days_of_month()

    def days_of_month(self, year: int | None = None) -> int:
        """How many days the month has in this year; without a year, at the most."""
        year = self.year or year or _LEAP_YEAR
        if year <= _LAST_JULIAN_YEAR and year % 4 == 0:
            year = _LEAP_YEAR
        return calendar.monthrange(year, self.month)[1]

    def days(self, year: int | None = None) -> tuple[date, date] | None:
        """The first and the last day, if both exist and the year is known."""
        in_year, last = self.year or year, self.last or self.day
        if not in_year or not (self.is_possible(self.day) and self.is_possible(last)):
            return None
        try:
            return date(in_year, self.month, self.day), date(in_year, self.month, last)
        except ValueError:  # 29 February of a year that is only assumed
            return None

    def is_weekday(self, day: int, said: int, year: int) -> bool:
        """Whether the day may be that weekday in that year."""
        if year <= _LAST_JULIAN_YEAR or not self.is_possible(day):
            return True
        try:
            return date(year, self.month, day).weekday() == said
        except ValueError:
            return True


@lru_cache(maxsize=64)
def mentions(text: str, lang: str) -> tuple[Mention, ...]:
    """Every date in the text, in order. Several rules ask in turn, so the last are kept."""
    return tuple(_mentions(text, lang))


def spans(text: str, lang: str) -> Iterator[tuple[Mention, Mention]]:
    """Dates that a text joins to a range: `30 August – 2 September 2026`."""
    found = mentions(text, lang)
    for first, last in pairwise(found):
        if first.last is None and last.last is None and _is_joined(text, first, last, lang):
            yield first, last


def _is_joined(text: str, first: Mention, last: Mention, lang: str) -> bool:
    gap = text[first.end : last.start]
    until, both = joints(lang)
    if until.fullmatch(gap):
        return True
    if gap.isspace():
        return lang == "tr" and bool(re.search(r"['’][dt][ae]n$", first.written))
    return bool(both.fullmatch(gap)) and says_between(text, first.start, last.end)


def is_range(text: str, mention: Mention, lang: str) -> bool:
    """Whether a mention of two days means all days between: `9 and 7 May` need not."""
    _, both = joints(lang)
    if not both.search(text, mention.start, mention.end):
        return True
    return says_between(text, mention.start, mention.end)


def day_before(text: str, mention: Mention) -> tuple[int, int] | None:
    """The first day of `tra il 7 e il 9 settembre` and its place: it is no part of the mention."""
    found = _DAY_BEFORE.search(text[max(0, mention.start - 30) : mention.start])
    if not found or mention.last is not None:
        return None
    return max(0, mention.start - 30) + found.start("number"), int(found["number"])


def says_between(text: str, start: int, end: int) -> bool:
    """Whether the words around two dates make one range of them."""
    return bool(_BETWEEN.search(text[max(0, start - 30) : start]) or _AMONG.match(text, end))


def _mentions(text: str, lang: str) -> Iterator[Mention]:
    found = [_mention(match, lang) for match in dates_in(text, lang) if _is_date(match, lang)]
    found += [_of_figures(date, text, lang) for date in figure_dates(text, lang)]
    end = 0
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= end:
            end = mention.end
            yield mention


def _of_figures(date: FigureDate, text: str, lang: str) -> Mention:
    said = weekdays(lang)[fold(date.weekday)] if date.weekday else None
    if not text[date.start].isdecimal() and _is_listed_at(text, date.start, lang):
        said = None
    return Mention(
        start=date.start,
        end=date.end,
        written=" ".join(text[date.start : date.end].split()),
        day=date.day,
        last=date.last,
        month=date.month,
        year=date.year,
        weekdays=() if said is None else ((said, date.day),),
    )


def _is_date(match: re.Match[str], lang: str) -> bool:
    """Not `ekim` as a verb, `May 68` as a year, or `no. 45 March` as an issue."""
    name, is_year_named = match["month"], bool(match["year"])
    if lang in CAPITAL_MONTHS and not (name[0].isupper() or is_year_named):
        return False
    if match.start("month") < match.start("day") and int(match["day"]) > _DAYS:
        return bool(match["ordinal"] or match["last"] or is_year_named)
    return not _NUMBERED.search(match.string[max(0, match.start("day") - 12) : match.start("day")])


def _mention(match: re.Match[str], lang: str) -> Mention:
    names = weekdays(lang)
    day = int(match["day"])
    last = int(match["last"]) if match["last"] else None
    if last is not None and day >= _FIRST_YEAR:
        day, last = last, None
    behind = match["weekday3"] if last is None else None
    is_other = _is_listed(match, lang) or _is_newspaper(match) or _is_of_another_cell(match)
    weekday = None if is_other else match["weekday"]
    said = ((weekday, day), (match["weekday2"], last), (behind, day))
    written = " ".join(match[0].translate(_MARKUP).split())
    return Mention(
        start=match.start(),
        end=match.end(),
        written=written + ")" * (written.count("(") - written.count(")")),
        day=day,
        last=last,
        month=months(lang)[fold(match["month"])],
        year=int(match["year"]) if match["year"] else None,
        weekdays=tuple((names[fold(word)], of) for word, of in said if word and of),
    )


def _is_listed(match: re.Match[str], lang: str) -> bool:
    """Whether it ends a list, `Monday to Friday, 3–14 July`, or comes again, `every Monday`."""
    return _is_listed_at(match.string, match.start("weekday"), lang)


def _is_of_another_cell(match: re.Match[str]) -> bool:
    """Whether a cell before the weekday may hold its date: `| 7 May | Friday | 8 May |`."""
    start, text = match.start("weekday"), match.string
    if start < 0 or "|" not in match[0]:
        return False
    return bool(re.search(r"\w", text[text.rfind("\n", 0, start) + 1 : start]))


def _is_newspaper(match: re.Match[str]) -> bool:
    """Whether `Sun` ends the name of a newspaper: `Edmonton Sun, August 16, 2008`."""
    start = match.start("weekday")
    before = match.string[max(0, start - 20) : start]
    return match["weekday"] == "Sun" and bool(re.search(r"(?<!\w)[A-Z][a-z]{1,15}\s$", before))


def _is_listed_at(text: str, start: int, lang: str) -> bool:
    if start <= 0:  # no weekday, or nothing before it
        return False
    before = text[max(0, start - 30) : start]
    return bool(_EVERY.search(before) or weekday_before(lang).search(before))
