"""Dates in figures: `11/07/2017`, which two orders fit, and `31.04.2017`, which none does."""

import calendar
import re
from collections.abc import Iterator

from newsroom.checks.reading.digits import matches_at, starts_before

_AMBIGUOUS = re.compile(
    r"(?<![\w/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])"
    r"|(?<![\w/.,-])(\d{2})(/)(\d{2})(?![\w/,.-]\w|\w|/)"
)
_MARKS = "/.-"
_SEPARATORS = {"en": "/.-"}
"""Where both orders of day and month are read; elsewhere a point puts the day first."""
_DATE = re.compile(
    r"(?<![\w/.,-])(?:(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d))(?![\w/-])"
)
_MONTHS, _MOST_DAYS = 12, 31


def ambiguous_figures(text: str, lang: str) -> Iterator[tuple[int, str]]:
    """Where day and month can be exchanged, and what is written there."""
    separators = _SEPARATORS.get(lang, "/")
    for match in matches_at(_AMBIGUOUS, text, starts_before(text, _MARKS)):
        first, second = int(match[1] or match[5]), int(match[3] or match[7])
        if (match[2] or match[6]) in separators and first != second:
            if 1 <= first <= _MONTHS and 1 <= second <= _MONTHS:
                yield match.start(), match[0]


def impossible_figures(text: str, lang: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Where a month has no such day, and what there is to say of it."""
    for match in matches_at(_DATE, text, starts_before(text, _MARKS)):
        day, month = int(match["first"] or match["day"]), int(match["second"] or match["month"])
        if lang == "en" and match["first"] and month > _MONTHS >= day:
            day, month = month, day
        year = int(match["year"] or match["iso"])
        if 1 <= month <= _MONTHS and 1 <= day <= _MOST_DAYS:  # else the number of something
            days = calendar.monthrange(year, month)[1]
            if day > days:
                values = {"written": match[0], "month": month, "year": year, "days": days}
                yield match.start(), values
