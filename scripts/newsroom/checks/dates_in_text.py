"""Dates as people write them, in four languages: `7–9 September 2017`, `11 Temmuz 2017 Salı`.

Finds every place where a day stands with a month and tells the numbers, also of days that
do not exist. The names come from Unicode's data; only the small words between them are
written here, so another language needs no more than a line in `_LINKS`.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from newsroom.words.formats import month_names, weekday_names

_DASH = "[–—-]"
_LINKS = {
    "en": (r"to|until|till|and|through", r"of", ""),
    "it": (r"al|all['’]|a|e|fino al", r"", ""),
    "es": (r"al|a|y|hasta el", r"de", ""),
    "tr": (r"ile|ve|ila|ilâ", r"", r"(?:['’]\w{1,5})?"),
}
"""By language: words between two days, words before a month, and what may hang on a name."""
_CAPITAL_MONTHS = frozenset({"en", "tr"})
"""Where a month is a name: `may` and `march` are verbs, and `ekim` is sowing."""
_ORDINAL = r"(?:st|nd|rd|th|º|°|ª|['’]\w{1,5})?"


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
        year = self.year if self.year and self.year > 0 else 2000  # a leap year
        return 1 <= day <= calendar.monthrange(year, self.month)[1]

    def days(self, year: int | None = None) -> tuple[date, date] | None:
        """The first and the last day, if both exist and the year is known."""
        in_year, last = self.year or year, self.last or self.day
        if not in_year or not (self.is_possible(self.day) and self.is_possible(last)):
            return None
        try:
            return date(in_year, self.month, self.day), date(in_year, self.month, last)
        except ValueError:  # 29 February of a year that is only assumed
            return None


@lru_cache(maxsize=64)
def mentions(text: str, lang: str) -> tuple[Mention, ...]:
    """Every date in the text, in order. Several rules ask in turn, so the last are kept."""
    return tuple(_mentions(text, lang)) if lang in _LINKS else ()


def _mentions(text: str, lang: str) -> Iterator[Mention]:
    months, weekdays = _months(lang), _weekdays(lang)
    matches = [match for pattern in _patterns(lang) for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        name = match["month"]
        if lang in _CAPITAL_MONTHS and not name[0].isupper():
            continue
        day = int(match["day"])
        last = int(match["last"]) if match["last"] else None
        said = ((match["weekday"], day), (match["weekday2"], last), (match["weekday3"], day))
        yield Mention(
            start=match.start(),
            end=match.end(),
            written=" ".join(match[0].split()),
            day=day,
            last=last,
            month=months[_fold(name)],
            year=int(match["year"]) if match["year"] else None,
            weekdays=tuple(
                (weekdays[_fold(word)], of)
                for word, of in said
                if word and of and not (word == match["weekday3"] and last)
            ),
        )


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    between, before, hanging = _LINKS[lang]
    shortest = 3 if lang in _CAPITAL_MONTHS else 4  # `mar` and `set` are words in Italian
    month = _either(name for name in month_names(lang) if len(name) >= shortest)
    weekday = _either(name for name in weekday_names(lang) if len(name) > 3)
    before = rf"(?:{before}\s{{1,3}})?" if before else ""
    article = r"(?:the\s)?" if lang == "en" else ""
    of_month = rf"\s{{1,3}}{before}" if before else r"\s{1,3}"
    day_first = re.compile(
        rf"(?:\b(?P<weekday>{weekday}),?\s{{1,3}}{article})?"
        rf"(?<![\w.,/–-])(?P<day>\d{{1,3}}){_ORDINAL}"
        rf"(?:\s{{0,2}}(?:{_DASH}|\s(?:{between})\s|\sall['’])\s{{0,2}}"
        rf"(?:(?P<weekday2>{weekday}),?\s{{1,3}})?{article}(?P<last>\d{{1,3}}){_ORDINAL})?"
        rf"{of_month}(?P<month>{month})\b{hanging}"
        rf"(?:,?\s{{1,3}}(?:de\s|del\s)?(?P<year>\d{{4}})\b{hanging})?"
        rf"(?:\s{{1,3}}(?P<weekday3>{weekday})\b)?",
        re.IGNORECASE,
    )
    if lang != "en":
        return (day_first,)
    month_first = re.compile(
        rf"(?:\b(?P<weekday>{weekday}),?\s{{1,3}})?(?<!\d\s)(?<!\bof\s)\b(?P<month>{month})\s"
        rf"(?P<day>\d{{1,3}}){_ORDINAL}(?:\s?(?:{_DASH}|\s(?:{between})\s)\s?(?P<weekday2>(?!))?"
        rf"(?P<last>\d{{1,3}}){_ORDINAL})?(?![\w:%]|[.,]\d)"
        rf"(?:,?\s{{1,3}}(?P<year>\d{{4}})\b)?(?P<weekday3>(?!))?",
        re.IGNORECASE,
    )
    return day_first, month_first


@cache
def _months(lang: str) -> dict[str, int]:
    return {_fold(name): number for name, number in month_names(lang).items()}


@cache
def _weekdays(lang: str) -> dict[str, int]:
    return {_fold(name): number for name, number in weekday_names(lang).items()}


def _either(names: Iterator[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _fold(name: str) -> str:
    """One form for all ways to write a name with capital and dotless letters."""
    return name.lower().replace("i̇", "i").replace("ı", "i")
