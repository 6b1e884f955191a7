"""Times of day and their zones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.header import Path
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.hours import is_night
from newsroom.words.zones import is_zone_of, zones_of


def times_have_a_zone(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Times have a time zone."""
    written = localized.file.header.data
    if isinstance(localized.page, Event) and not written.get("timezone"):
        for name in ("start_time", "end_time", "hours", "sessions"):
            if written.get(name):
                yield localized.file.problem("TIM003", name, of_key=name in ("hours", "sessions"))
                return


def times_come_in_pairs(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event has both times or neither."""
    written = localized.file.header.data
    if isinstance(localized.page, Event):
        for name, other in (("start_time", "end_time"), ("end_time", "start_time")):
            if written.get(other) and not written.get(name):
                yield localized.file.problem("TIM004", other, of_key=True, name=name)


def day_ends_after_it_begins(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A one-day event ends after it begins."""
    event = localized.page
    if isinstance(event, Event) and event.start_time and event.end_time:
        if event.start and event.start == event.end and event.end_time <= event.start_time:
            yield localized.file.problem(
                "TIM005",
                "end_time",
                start=f"{event.start_time:%H:%M}",
                end=f"{event.end_time:%H:%M}",
                day=event.start,
                next=event.start + timedelta(days=1),
                variant="night" if is_night(event.start_time, event.end_time) else "day",
            )


def times_exist_once(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Nothing starts or ends in an hour that a clock change skips or repeats."""
    for path, moment in _moments(localized):
        change = _clock_change(moment)
        values: dict[str, Any] = {
            "day": moment.date(),
            "time": f"{moment:%H:%M}",
            "zone": moment.tzinfo,
        }
        if change > timedelta():
            real = moment.astimezone(UTC).astimezone(moment.tzinfo)
            yield localized.file.problem("TIM006", *path, real=f"{real:%H:%M}", **values)
        elif change < timedelta():
            yield localized.file.problem("TIM007", *path, **values)


def _moments(localized: LocalizedPage) -> Iterator[tuple[Path, datetime]]:
    """When an event, its hours and its sessions start and end, as far as that is known."""
    event = localized.page
    if not isinstance(event, Event) or not event.timezone:
        return
    zone = ZoneInfo(event.timezone)
    for path, moment in _local_moments(event):
        yield path, moment.replace(tzinfo=zone)


def _local_moments(event: Event) -> Iterator[tuple[Path, datetime]]:
    if event.start and event.start_time:
        yield ("start_time",), datetime.combine(event.start, event.start_time)
    if event.end and event.end_time:
        yield ("end_time",), datetime.combine(event.end, event.end_time)
    for number, hours in enumerate(event.hours):
        yield from zip(
            (("hours", number, "start"), ("hours", number, "end")), hours.span, strict=True
        )
    for number, session in enumerate(event.sessions):
        if span := event.span_of_session(session):
            yield ("sessions", number, "start"), span[0]
            if session.end:
                yield ("sessions", number, "end"), span[1]


def _clock_change(moment: datetime) -> timedelta:
    """How far clocks are put forward (or, below zero, back) over this time; mostly not at all."""
    before, after = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    assert before is not None
    assert after is not None
    return after - before


def zone_is_of_the_country(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The times of an event are those of the country it takes place in."""
    event = localized.page
    if not isinstance(event, Event) or event.mode == "online" or not event.timezone:
        return
    for place in event.places:
        zones = zones_of(place.country)
        if zones and not is_zone_of(event.timezone, place.country):
            yield localized.file.problem(
                "TIM008",
                "timezone",
                zone=event.timezone,
                country=place.country,
                near=zones[0],
                variant="one" if len(zones) == 1 else "many",
            )


FACT_RULES: tuple[PageRule, ...] = (
    times_have_a_zone,
    times_come_in_pairs,
    day_ends_after_it_begins,
    times_exist_once,
    zone_is_of_the_country,
)
