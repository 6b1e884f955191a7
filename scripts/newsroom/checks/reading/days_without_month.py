"""Weekdays with the number of a day alone, as programmes have them: `## Thursday 8`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsroom.checks.reading.date_patterns import fold, full_weekdays, weekdays
from newsroom.checks.reading.digits import runs

_AHEAD = 80
"""From the beginning of a line to the day, at most."""
_LINE_START = r"[ \t]{0,8}(?:#{1,6}[ \t]|[-*+][ \t]|\|[ \t]?)?(?:\*\*)?"
_LINE_END = r"(?=(?:\*\*)?[ \t]{0,4}(?:[:|][ \t]|\n|\Z|[:|,–—-][ \t]{0,4}(?:\n|[^\W\d])))"
_ARTICLES = {"en": r"(?:the\s)?", "it": "", "es": r"(?:día\s)?"}


class DayWithoutMonth(NamedTuple):
    """A weekday and the number of a day, at the beginning of a line."""

    start: int
    written: str
    weekday: int
    """Monday is 0."""
    day: int


def days_without_month(text: str, lang: str) -> Iterator[DayWithoutMonth]:
    """Every line that begins with a weekday and the number of its day."""
    if lang not in _ARTICLES and lang != "tr":
        return
    end = -1
    for first, last in runs(text):
        line = text.rfind("\n", max(0, first - _AHEAD), first) + 1
        if last - first > 2 or line <= end or (not line and first > _AHEAD):
            continue
        match = _pattern(lang).match(text, line)
        if match:
            end = line
            weekday = weekdays(lang)[fold(match["weekday"])]
            yield DayWithoutMonth(match.start("all"), match["all"], weekday, int(match["day"]))


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(full_weekdays(lang), key=len, reverse=True))
    names = names.replace("i", "[iİıI]")
    if lang == "tr":
        both = rf"(?P<day>\d{{1,2}})\s(?P<weekday>{names})"
    else:
        both = rf"(?P<weekday>{names}),?\s{_ARTICLES[lang]}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    return re.compile(rf"{_LINE_START}(?P<all>{both}){_LINE_END}", re.IGNORECASE)
