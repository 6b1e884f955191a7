"""The hours of an event and the times of its sessions: on its days, and one after the other."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.header import Path
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.hours import Hours, is_night
from newsroom.model.session import Session


class _Slot(NamedTuple):
    """Hours or a session, and from when to when they last in local time."""

    path: Path
    given: Hours | Session
    first: datetime
    last: datetime

    @property
    def written(self) -> str:
        """Both times, as the header has them."""
        end = self.given.end
        return f"{self.given.start:%H:%M}–{end:%H:%M}" if end else f"{self.given.start:%H:%M}"


def hours_are_given_once(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event has the same hours on all days, or hours for each day, but not both."""
    written = localized.file.header.data
    if isinstance(localized.page, Event) and written.get("hours"):
        for name in ("start_time", "end_time"):
            if written.get(name):
                yield localized.file.problem("TIM009", name, of_key=True, name=name)


def hours_and_sessions_end_after_they_begin(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Hours and sessions end after they begin; a night may go on past midnight."""
    for slot in _slots(localized):
        start, end = slot.given.start, slot.given.end
        if end and end <= start and not (end < start and is_night(start, end)):
            yield localized.file.problem(
                "TIM010", *slot.path, "end", start=f"{start:%H:%M}", end=f"{end:%H:%M}"
            )


def hours_and_sessions_are_on_days_of_the_event(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Hours and sessions are on days of the event."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    for number, session in enumerate(event.sessions):
        if not event.span_of_session(session):
            yield localized.file.problem(
                "DAT019", "sessions", number, variant="missing", day=event.start
            )
    for path, day in _days(event):
        if not event.start <= day <= event.end:
            yield localized.file.problem(
                "DAT019",
                *path,
                variant="day" if event.start == event.end else "days",
                day=day,
                start=event.start,
                end=event.end,
            )


def sessions_lie_in_the_hours(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A session begins and ends while the event is open."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    for slot in _slots(localized):
        day = slot.first.date()
        is_on_a_day = event.start <= day <= event.end and slot.first <= slot.last
        if not isinstance(slot.given, Session) or not is_on_a_day:
            continue
        open_hours = [*event.hours_on(day), *event.hours_on(day - timedelta(days=1))]
        if any(first <= slot.first and slot.last <= last for first, last in open_hours):
            continue
        if event.hours and not event.hours_on(day):
            yield localized.file.problem("TIM011", *slot.path, "start", variant="closed", day=day)
        elif open_hours:
            hours = event.hours_on(day) or open_hours
            yield localized.file.problem(
                "TIM011",
                *slot.path,
                "start",
                variant="hours",
                written=slot.written,
                hours=", ".join(f"{first:%H:%M}–{last:%H:%M}" for first, last in hours),
            )
        else:
            yield from _outside(slot, event, localized)


def _outside(slot: _Slot, event: Event, localized: LocalizedPage) -> Iterator[Problem]:
    """A session before the first hour or after the last one of several days."""
    for variant, day, clock in (
        ("before", event.start, event.start_time),
        ("after", event.end, event.end_time),
    ):
        limit = datetime.combine(day, clock) if day and clock else None
        if limit and (slot.first < limit if variant == "before" else slot.last > limit):
            yield localized.file.problem(
                "TIM011",
                *slot.path,
                "start",
                variant=variant,
                written=slot.written,
                time=f"{limit:%H:%M}",
            )
            return


def slots_do_not_overlap(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """In a room, one session begins when the other has ended; so do the hours of a day."""
    before: dict[str, list[_Slot]] = {}
    for slot in sorted(_slots(localized), key=lambda one: (one.first, one.last)):
        is_session = isinstance(slot.given, Session)
        room = slot.given.room if isinstance(slot.given, Session) else ""
        if room is None or slot.last < slot.first:
            continue
        others = before.setdefault(f"{is_session} {' '.join(room.casefold().split())}", [])
        for other in others:
            if slot.first < other.last or (slot.first, slot.last) == (other.first, other.last):
                yield localized.file.problem(
                    "TIM012",
                    *slot.path,
                    "start",
                    variant="session" if is_session else "hours",
                    written=slot.written,
                    other=other.written,
                    room=room,
                    name=getattr(other.given, "id", ""),
                )
                break
        others.append(slot)


def _slots(localized: LocalizedPage) -> Iterator[_Slot]:
    event = localized.page
    if not isinstance(event, Event):
        return
    for number, hours in enumerate(event.hours):
        yield _Slot(("hours", number), hours, *hours.span)
    for number, session in enumerate(event.sessions):
        if span := event.span_of_session(session):
            yield _Slot(("sessions", number), session, *span)


def _days(event: Event) -> Iterator[tuple[Path, date]]:
    """The days that are written."""
    for number, hours in enumerate(event.hours):
        yield ("hours", number, "day"), hours.day
    for number, session in enumerate(event.sessions):
        if session.day:
            yield ("sessions", number, "day"), session.day


FACT_RULES: tuple[PageRule, ...] = (
    hours_are_given_once,
    hours_and_sessions_end_after_they_begin,
    hours_and_sessions_are_on_days_of_the_event,
    sessions_lie_in_the_hours,
    slots_do_not_overlap,
)
