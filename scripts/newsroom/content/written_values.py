"""Days and times in figures as people write them, and in the form that a header wants."""

import re
from collections.abc import Iterator
from datetime import date

_YEAR_FIRST = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[./-])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"|(?P<years>20[0-9]{2})(?P<months>[0-9]{2})(?P<days>[0-9]{2})"
)
_YEAR_LAST = re.compile(
    r"(?P<first>[0-9]{1,2})(?P<mark>[./-])(?P<second>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::00)?")
_HOURS, _MINUTES = 24, 60


def days_in_figures(written: str) -> tuple[str, ...]:
    """The days that may be meant, as `2023-09-07`; of two, the first has the day first.

    With points, the day stands before the month; with slashes or hyphens, it may be either.
    """
    if match := _YEAR_FIRST.fullmatch(written):
        year, month, day = match["years"], match["months"], match["days"]
        found = _days((match["year"] or year, match["month"] or month, match["day"] or day))
    elif match := _YEAR_LAST.fullmatch(written):
        year, first, second = match["year"], match["first"], match["second"]
        found = _days((year, second, first), (year, first, second))
        if match["mark"] == ".":
            found = found[:1]
    else:
        return ()
    return tuple(dict.fromkeys(found))


def clock_in_figures(written: str) -> str | None:
    """The time as `09:30`, of `9:30`, `9.30` or `09:30:00`."""
    match = _CLOCK.fullmatch(written)
    if not match or int(match[1]) >= _HOURS or int(match[2]) >= _MINUTES:
        return None
    return f"{int(match[1]):02}:{match[2]}"


def _days(*parts: tuple[str, str, str]) -> list[str]:
    return [day for one in parts for day in _day(*map(int, one))]


def _day(year: int, month: int, day: int) -> Iterator[str]:
    try:
        yield date(year, month, day).isoformat()
    except ValueError:  # no day of the calendar
        return
