"""The programme of an event: its sessions by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.model.session import Session
from newsroom.views.event_times import session_times, zone_note
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Value
from newsroom.words import formats


@dataclass(frozen=True, kw_only=True)
class ProgrammeSession:
    """A session as the programme shows it."""

    id: str
    times: Value
    title: Value
    type: str
    """In the words of the reader; empty if it is not known."""
    is_pause: bool
    """Whether nothing is said in it: a break or a meal."""
    room: str
    speakers: Value | None


@dataclass(frozen=True, kw_only=True)
class ProgrammeDay:
    """A day with its sessions."""

    heading: str
    datetime: str
    sessions: tuple[ProgrammeSession, ...]


@dataclass(frozen=True, kw_only=True)
class Programme:
    """All days, and whose time the times are."""

    zone: str
    days: tuple[ProgrammeDay, ...]


def programme_of(event: Event, entry: Entry, localizer: Localizer) -> Programme | None:
    """The programme of an event; none if it has no sessions.

    A session after midnight belongs to its own day.
    """
    if not event.sessions:
        return None
    return Programme(zone=zone_note(event, localizer), days=tuple(_days(event, entry, localizer)))


def _days(event: Event, entry: Entry, localizer: Localizer) -> Iterator[ProgrammeDay]:
    by_day: dict[date | None, list[Session]] = {}
    for session in sorted(event.sessions, key=lambda one: _order(event, one)):
        span = event.span_of_session(session)
        by_day.setdefault(span[0].date() if span else None, []).append(session)
    for day, sessions in by_day.items():
        yield ProgrammeDay(
            heading=formats.weekday(day, localizer.lang)
            if day
            else localizer.words.programme.no_day,
            datetime=day.isoformat() if day else "",
            sessions=tuple(_session(event, one, entry, localizer) for one in sessions),
        )


def _order(event: Event, session: Session) -> tuple[bool, datetime, datetime]:
    span = event.span_of_session(session)
    if span:
        return True, *span
    alone = datetime.combine(date.min, session.start)
    return False, alone, alone


def _session(
    event: Event, session: Session, entry: Entry, localizer: Localizer
) -> ProgrammeSession:
    title = localizer.text_of(entry, "sessions", session.id, "title")
    assert title is not None  # the original has one
    words = localizer.words.session_types
    return ProgrammeSession(
        id=session.id,
        times=session_times(event, session),
        title=title,
        type=words[session.type] if session.type else "",
        is_pause=session.type in ("break", "meal"),
        room=session.room or "",
        speakers=localizer.text_of(entry, "sessions", session.id, "speakers"),
    )
