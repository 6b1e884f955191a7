"""Dates in the text of an event beside those of its header: they do not contradict each other."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.checks.folding import fold, words_in_order
from newsroom.checks.reading.claim_words import claim_words
from newsroom.checks.reading.claims import Meaning, SaidDate, Subject, said_dates
from newsroom.checks.rules.passages import Passage, own_passages
from newsroom.checks.rules.prose_dates import sentence_around
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem, Quoted
from newsroom.model.event import Event

TEXTS = {(), ("title",), ("short_title",), ("summary",)}
"""Where a text speaks of the event itself: the body, and these fields."""
_FARTHEST = timedelta(days=400)
"""A day farther away is one of history, unless only its year is another."""
_LONGEST = timedelta(days=60)
_SHORTEST_NAME = 4
_ENDING = 2
"""Letters in which forms of a word differ: `abstract`, `abstracts`; `ponencia`, `ponencias`."""


@dataclass(frozen=True)
class _EventDate:
    """A date of a page, with the days that it means."""

    passage: Passage
    said: SaidDate
    first: date
    last: date
    is_year_written: bool

    def problem(self, variant: str, **values: object) -> Problem:
        """What it contradicts."""
        text = self.passage.text[self.said.first.start : self.said.last.end]
        written = self.said.first.written
        if self.said.last is not self.said.first:
            written = " ".join(text.split())
        return self.passage.problem(
            "PRO005", self.said.first.start, written=written, variant=variant, **values
        )


def text_agrees_with_header(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A date in the text that claims to be the event's own is one of its days."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end or event.end < event.start:
        return
    dates = list(_event_dates(localized, event, event.start, event.end))
    days = {deadline.date for deadline in event.deadlines or ()}
    is_right_somewhere = any(_lies_in(one, event.start, event.end) for one in dates)
    for one in dates:
        if _lies_in(one, event.start, event.end):
            continue
        if _is_old_date(one, event):
            yield one.problem("moved", start=event.start, end=event.end)
        elif _contradicts(one, event.start, event.end, days, is_right_somewhere=is_right_somewhere):
            variant = "day" if event.start == event.end else "days"
            yield one.problem(variant, start=event.start, end=event.end)


def registration_agrees_with_header(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """The days of registration in the text are those of the header."""
    event = localized.page
    if not isinstance(event, Event) or not event.registration or not event.start or not event.end:
        return
    dates = list(_event_dates(localized, event, event.start, event.end))
    for name, meaning in (("opens", Meaning.OPENS), ("closes", Meaning.CLOSES)):
        day = getattr(event.registration, name)
        said = [one for one in dates if one.said.meaning is meaning]
        if name == "opens":  # on the day itself, the desk at the entrance
            said = [one for one in said if not _lies_in(one, event.start, event.end)]
        if day and said and not any(_names(one, day) for one in said):
            yield said[0].problem(name, day=day)


def deadlines_agree_with_header(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """The day that a text gives for a deadline of the header is that of the header."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    dates = list(_event_dates(localized, event, event.start, event.end)) if event.deadlines else []
    for deadline in event.deadlines or ():
        said = [one for one in dates if _is_about(one, deadline.what, localized.file.lang)]
        if said and not any(_names(one, deadline.date) for one in said):
            yield said[0].problem("deadline", day=deadline.date, what=Quoted(deadline.what))


def _is_about(one: _EventDate, what: str | None, lang: str) -> bool:
    """Whether the sentence of a date speaks of this deadline, in whatever form of its words."""
    words = claim_words(lang)
    names = [word for word in words_in_order(what or "") if len(word) >= _SHORTEST_NAME]
    around = sentence_around(one.passage.text, one.said.first.start, one.said.last.end)
    sentence = " ".join(around)
    if not names or words is None or not words.closes.search(fold(sentence)):
        return False
    found = words_in_order(sentence)
    stems = [name[: max(_SHORTEST_NAME, len(name) - _ENDING)] for name in names]
    return all(any(word.startswith(stem) for word in found) for stem in stems)


def registration_is_in_the_header(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """A registration deadline in the text is also in the header."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    if event.is_over(context.today) or (event.registration and event.registration.closes):
        return
    if localized.file.header.data.get("registration") and not event.registration:
        return  # something is wrong with it
    dates = list(_event_dates(localized, event, event.start, event.end))
    known = {deadline.date for deadline in event.deadlines or ()}
    days = {one.first for one in dates if one.said.meaning is Meaning.CLOSES} - known
    if len(days) != 1 or not all(event.start - _FARTHEST < day <= event.end for day in days):
        return
    one = next(one for one in dates if one.first in days and one.said.meaning is Meaning.CLOSES)
    yield one.passage.problem(
        "DAT018",
        one.said.first.start,
        written=one.said.first.written,
        day=one.first,
        variant="more" if event.registration else "new",
    )


def _event_dates(
    localized: LocalizedPage, event: Event, start: date, end: date
) -> Iterator[_EventDate]:
    subject = subject_of(event)
    for passage in own_passages(localized):
        if passage.path not in TEXTS:
            continue
        is_title = passage.path in {("title",), ("short_title",)}
        for said in said_dates(passage.text, localized.file.lang, subject, title=is_title):
            days = _days(said, start, end)
            if days and not _years_around(passage.text, said) - {start.year, end.year}:
                is_year_written = bool(said.first.year or said.last.year)
                yield _EventDate(passage, said, *days, is_year_written)


def subject_of(event: Event) -> Subject:
    """What the event is called, without the names of its place."""
    names = words_in_order(f"{event.title or ''} {event.short_title or ''}")
    named = [name for one in event.places for name in (one.city, one.region, one.name) if name]
    places = words_in_order(" ".join(named))
    return Subject(
        kind=event.kind or "",
        names=frozenset(name for name in names if len(name) >= _SHORTEST_NAME) - set(places),
        years=frozenset(day.year for day in (event.start, event.end) if day),
    )


def _days(said: SaidDate, start: date, end: date) -> tuple[date, date] | None:
    """The days that a date means; without a year, those nearest to the event."""
    written = said.first.year or said.last.year
    found = []
    for year in {written} if written else {start.year - 1, start.year, end.year, start.year + 1}:
        last = said.last.days(year)
        first = said.first.days(year)
        if first and last and last[1] < first[0]:  # over the turn of the year
            first = said.first.days(year - 1)
        if first and last and first[0] <= last[1]:
            found.append((first[0], last[1]))
    return min(found, key=lambda days: _distance(days, start, end), default=None)


def _distance(days: tuple[date, date], start: date, end: date) -> timedelta:
    return max(days[0] - end, start - days[1], timedelta())


def _lies_in(one: _EventDate, start: date, end: date) -> bool:
    return start <= one.first and one.last <= end


def _names(one: _EventDate, day: date) -> bool:
    """Whether this is the day, if need be of the year that is not written."""
    if one.is_year_written:
        return day in (one.first, one.last)
    return (day.month, day.day) in {(at.month, at.day) for at in (one.first, one.last)}


def _is_old_date(one: _EventDate, event: Event) -> bool:
    """Whether a rescheduled event is said to be on its old days, and not that it was to be."""
    old = event.previous_start
    if event.event_status != "rescheduled" or not old or one.said.is_said_before:
        return False
    is_about_event = one.said.meaning in (Meaning.OWN, Meaning.PERHAPS)
    return is_about_event and old <= one.first and one.last <= (event.previous_end or old)


def _contradicts(
    one: _EventDate,
    start: date,
    end: date,
    deadlines: Collection[date],
    *,
    is_right_somewhere: bool,
) -> bool:
    """Whether a date claims to be the event's, and is not one of its days."""
    if one.said.is_said_before or one.last - one.first > _LONGEST:
        return False
    if any(_names(one, day) for day in deadlines):
        return False
    if one.first < start and end < one.last and is_right_somewhere:
        return False  # the days of something larger
    is_claimed = one.said.meaning is Meaning.OWN
    if _is_other_year(one, start, end):
        return is_claimed or (one.said.meaning is Meaning.PERHAPS and not is_right_somewhere)
    return is_claimed and _distance((one.first, one.last), start, end) <= _FARTHEST


def _is_other_year(one: _EventDate, start: date, end: date) -> bool:
    """Whether day and month are those of the event, and only the year is another."""
    years = start.year - one.first.year
    if not years:
        return False
    moved = [_in_year(day, day.year + years) for day in (one.first, one.last)]
    return all(day and start <= day <= end for day in moved)


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return None


def _years_around(text: str, said: SaidDate) -> set[int]:
    """The years that the sentence of a date names, as in “In 2016 it met on 8 September”."""
    before, after = sentence_around(text, said.first.start, said.last.end)
    return {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", f"{before[-120:]} {after[:80]}")}


TEXT_RULES: tuple[PageRule, ...] = (
    text_agrees_with_header,
    registration_agrees_with_header,
    deadlines_agree_with_header,
)
FACT_RULES: tuple[PageRule, ...] = (registration_is_in_the_header,)
WARNINGS = frozenset({"DAT018"})
