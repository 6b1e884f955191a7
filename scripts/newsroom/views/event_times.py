"""The times of an event and of its sessions, with the town whose time it is.

Each time is marked with its moment, so that a script can show readers their own beside it.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import pairwise
from string import Formatter
from zoneinfo import ZoneInfo

from newsroom.model.event import Event
from newsroom.model.session import Session
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Part, Value
from newsroom.words import formats
from newsroom.words.local_time import local_time

Span = tuple[datetime, datetime]


def hours_of(event: Event, localizer: Localizer) -> Iterator[Value]:
    """From when to when an event is open: the same on all days, or day by day."""
    if event.hours:
        *lines, last = _day_by_day(event, localizer)
        yield from (_value(parts) for parts in lines)
        yield _value(last, note=zone_note(event, localizer))
    elif event.start_time and event.end_time:
        times = _event_times(event, event.start_time, event.end_time, localizer)
        yield _value(_in_zone(event, times, localizer))


def session_times(event: Event, session: Session) -> Value:
    """From when to when a session lasts, in figures; of one without an end, when it begins."""
    span = event.span_of_session(session)
    clocks = [session.start, session.end] if session.end else [session.start]
    moments = [_moment(event, one) for one in span] if span else ["", ""]
    times = [
        _clock(clock, moment, is_end=clock == time() and clock is session.end)
        for clock, moment in zip(clocks, moments, strict=False)
    ]
    return _value((times[0], Part(text="–"), times[1]) if session.end else (times[0],))


def zone_note(event: Event, localizer: Localizer) -> str:
    """Whose time all times are: `All times: local time in Rome`."""
    if not event.timezone:
        return ""
    local = local_time(event.timezone, _first(event), localizer.lang)
    return str(localizer.words.phrases.zone_note.format(local=local))


def _event_times(event: Event, start: time, end: time, localizer: Localizer) -> tuple[Part, ...]:
    if event.start and event.end:
        span = datetime.combine(event.start, start), datetime.combine(event.end, end)
        return _times(event, span, localizer, is_night=event.is_of_one_night)
    phrase = localizer.words.phrases.time_span
    return (Part(text=phrase.format(start=formats.clock(start), end=formats.clock(end))),)


def _day_by_day(event: Event, localizer: Localizer) -> Iterator[tuple[Part, ...]]:
    """A line for each day, or for several in a row with the same hours."""
    phrases, lang = localizer.words.phrases, localizer.lang
    by_day: dict[date, list[Span]] = {}
    for hours in sorted(event.hours, key=lambda one: one.span):
        by_day.setdefault(hours.day, []).append(hours.span)
    for days in _alike(by_day):
        first, last = days[0], days[-1]
        day = formats.weekday_of_month(first, lang)
        if first != last:
            day = f"{formats.day_of_month(first, lang)} – {formats.day_of_month(last, lang)}"
        times = [_times(event, span, localizer) for span in by_day[first]]
        joined = [part for one in times for part in (Part(text=", "), *one)][1:]
        yield _filled(phrases.day_hours, day=(Part(text=day),), times=tuple(joined))


def _alike(by_day: dict[date, list[Span]]) -> list[list[date]]:
    """Days that follow each other with the same hours, together; not nights, which name a day."""
    days = list(by_day)
    groups = [days[:1]]
    for before, day in pairwise(days):
        same = [[(a.time(), b.time()) for a, b in by_day[one]] for one in (before, day)]
        ends_by_day = all(b.date() == day for _, b in by_day[day])
        if (day - before).days == 1 and same[0] == same[1] and ends_by_day:
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups


def _times(
    event: Event, span: Span, localizer: Localizer, *, is_night: bool | None = None
) -> tuple[Part, ...]:
    """Both times; the end with its day where that is after midnight, midnight itself as 24:00."""
    first, last = span
    if is_night is None:
        is_night = last.date() > first.date()
    is_midnight = is_night and last.time() == time()
    start = _clock(first.time(), _moment(event, first))
    end = _clock(last.time(), _moment(event, last), is_end=is_midnight)
    phrases = localizer.words.phrases
    if not is_night or is_midnight:
        return _filled(phrases.time_span, start=(start,), end=(end,))
    day = Part(text=formats.day_of_month(last.date(), localizer.lang))
    return _filled(phrases.night_span, start=(start,), end=(end,), day=(day,))


def _clock(clock: time, moment: str, *, is_end: bool = False) -> Part:
    return Part(text="24:00" if is_end else formats.clock(clock), datetime=moment)


def _in_zone(event: Event, times: tuple[Part, ...], localizer: Localizer) -> tuple[Part, ...]:
    if not event.timezone:
        return times
    local = local_time(event.timezone, _first(event), localizer.lang)
    phrase = localizer.words.phrases.in_zone
    return _filled(phrase, times=times, local=(Part(text=local),))


def _first(event: Event) -> datetime | None:
    return datetime.combine(event.start, time(12)) if event.start else None


def _moment(event: Event, local: datetime) -> str:
    """The form that `<time datetime>` takes; empty without a zone."""
    if not event.timezone:
        return ""
    return local.replace(tzinfo=ZoneInfo(event.timezone)).isoformat(timespec="minutes")


def _filled(phrase: str, **values: tuple[Part, ...]) -> tuple[Part, ...]:
    """A phrase with parts in the places of its values."""
    parts: list[Part] = []
    for text, name, _, _ in Formatter().parse(phrase):
        parts += [Part(text=text)] if text else []
        parts += values[name] if name else ()
    return tuple(parts)


def _value(parts: tuple[Part, ...], note: str = "") -> Value:
    return Value(text="".join(part.text for part in parts), parts=parts, note=note)
