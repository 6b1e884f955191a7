"""Deadlines of an event, and the days on which its materials were published."""

from collections.abc import Iterator
from datetime import timedelta

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.event import Event

_EARLIEST = timedelta(days=2 * 366)


def deadlines_are_before_the_end(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A deadline is before the end of the event, and not years before it."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    for index, deadline in enumerate(event.deadlines or ()):
        late, early = deadline.date > event.end, event.start - deadline.date > _EARLIEST
        if late or early:
            yield localized.file.problem(
                "DAT020",
                *("deadlines", index, "date"),
                date=deadline.date,
                start=event.start,
                end=event.end,
                variant="late" if late else "early",
            )


def materials_are_published(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Materials were published on a day that has come, a recording not before the event."""
    event = localized.page
    if not isinstance(event, Event):
        return
    for index, material in enumerate(event.materials or ()):
        path, day = ("materials", index, "date"), material.date
        if day and day > context.today:
            yield localized.file.problem("DAT021", *path, date=day, variant="future")
        elif day and event.start and material.kind == "recording" and day < event.start:
            yield localized.file.problem(
                "DAT021", *path, date=day, start=event.start, variant="recording"
            )


FACT_RULES: tuple[PageRule, ...] = (deadlines_are_before_the_end, materials_are_published)
