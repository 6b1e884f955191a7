"""Times of day and their zones."""

from collections.abc import Iterator

from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem
from newsroom.model.event import Event


def times_have_a_zone(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Times have a time zone."""
    written = sheet.file.header.data
    if isinstance(sheet.page, Event) and not written.get("timezone"):
        for name in ("start_time", "end_time"):
            if written.get(name):
                yield sheet.file.problem("TIM003", name)
                return


def times_come_in_pairs(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """An event has both times or neither."""
    written = sheet.file.header.data
    if isinstance(sheet.page, Event):
        for name, other in (("start_time", "end_time"), ("end_time", "start_time")):
            if written.get(other) and not written.get(name):
                yield sheet.file.problem("TIM004", other, of_key=True, name=name)


def day_ends_after_it_begins(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """An event of one day ends after it begins."""
    event = sheet.page
    if isinstance(event, Event) and event.start_time and event.end_time:
        if event.start == event.end and event.end_time <= event.start_time:
            yield sheet.file.problem(
                "TIM005",
                "end_time",
                start=f"{event.start_time:%H:%M}",
                end=f"{event.end_time:%H:%M}",
            )


FACT_RULES: tuple[PageRule, ...] = (
    times_have_a_zone,
    times_come_in_pairs,
    day_ends_after_it_begins,
)
