"""What a date leaves out, from the header and from ranges in the text: its year, its month."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from newsroom.checks.reading.dates import mentions, spans
from newsroom.checks.rules.passages import own_passages
from newsroom.content.library import LocalizedPage
from newsroom.model.event import Event
from newsroom.model.issue import Issue

_LONGEST = timedelta(days=300)
"""A longer range has nearly every day of a year, and says little of any."""
_MOST_DAYS = 20
"""Of a longer range a day may be meant by its number alone no more."""
_Range = tuple[date, date]


def known_years(localized: LocalizedPage, month: int, day: int) -> list[int]:
    """Every year in which the page has this day, by its header or else by a range in its text."""
    for ranges in (_of_header(localized), _of_text(localized)):
        if years := sorted({year for one in ranges for year in _years(one, month, day)}):
            return years
    return []


def known_days(localized: LocalizedPage, day: int) -> list[date]:
    """Every day with this number that lies in a range of the page, of its header or its text."""
    for ranges in (_of_header(localized), _of_text(localized)):
        if days := sorted({one for first, last in ranges for one in _numbered(first, last, day)}):
            return days
    return []


def _numbered(first: date, last: date, day: int) -> Iterator[date]:
    for number in range(min((last - first).days, _MOST_DAYS) + 1):
        if (one := first + timedelta(days=number)).day == day:
            yield one


def _years(days: _Range, month: int, day: int) -> Iterator[int]:
    """The years in which a day lies between these two."""
    first, last = days
    for year in {first.year, last.year}:
        if (first.month, first.day) <= (month, day) or year > first.year:
            if (month, day) <= (last.month, last.day) or year < last.year:
                yield year


def _of_header(localized: LocalizedPage) -> tuple[_Range, ...]:
    page = localized.page
    if isinstance(page, Event):
        days = [(page.start, page.end or page.start)]
        days.append((page.previous_start, page.previous_end or page.previous_start))
        if page.registration:
            days += [(day, day) for day in (page.registration.opens, page.registration.closes)]
        days += [(deadline.date, deadline.date) for deadline in page.deadlines or ()]
    elif isinstance(page, Issue):
        days = [(day, day) for day in (page.date, page.earliest, page.latest)]
    else:
        days = []
    return tuple(
        (first, last)
        for first, last in days
        if first and last and first <= last <= first + _LONGEST
    )


@lru_cache(maxsize=4)
def _of_text(localized: LocalizedPage) -> tuple[_Range, ...]:
    """The ranges of days that the text names with their year; none if it names several years."""
    lang = localized.file.lang
    found = {one for passage in own_passages(localized) for one in _ranges(passage.text, lang)}
    return tuple(found) if len({first.year for first, _ in found}) == 1 else ()


def _ranges(text: str, lang: str) -> Iterator[_Range]:
    for mention in mentions(text, lang):
        days = mention.days() if mention.last else None
        if days and days[0] < days[1]:
            yield days
    for first, last in spans(text, lang):
        begin, end = first.days(last.year), last.days()
        if begin and end and begin[0] < end[0] <= begin[0] + _LONGEST:
            yield begin[0], end[0]
