"""Days: of events, of issues and of the last change."""

from collections.abc import Iterator

from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.issue import Issue

LONG_EVENT_DAYS = 14


def ends_after_start(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """An event ends on or after the day it starts."""
    event = sheet.page
    if isinstance(event, Event) and event.start and event.end and event.end < event.start:
        yield sheet.file.problem("DAT005", "end", start=event.start, end=event.end)


def event_is_short(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Events seldom last longer than two weeks."""
    event = sheet.page
    if isinstance(event, Event) and event.start and event.end:
        days = (event.end - event.start).days + 1
        if days > LONG_EVENT_DAYS:
            yield sheet.file.problem("DAT006", "end", days=days)


def date_is_given_or_unknown(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """An event or issue has its date, or says that it is not known and why."""
    page, written = sheet.page, sheet.file.header.data
    if isinstance(page, Event):
        fields = ["start", "end"]
    elif isinstance(page, Issue):
        fields = ["date"]
    else:
        return
    given = [name for name in fields if written.get(name)]
    if page.date_known and sheet.file.header.complete:
        for name in fields:
            if name not in given:
                yield sheet.file.problem("DAT007", name, of_key=True, name=name)
    if page.date_known is False and given:
        yield sheet.file.problem("DAT008", given[0], of_key=True)


def unknown_date_has_reason(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A date that is not known has a reason."""
    page, file = sheet.page, sheet.file
    if isinstance(page, Event | Issue) and page.date_known is False and file.header.complete:
        if not file.header.data.get("date_note"):
            yield file.problem("DAT009", "date_known")


def updated_in_the_past(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A page was not changed in the future."""
    if sheet.page and sheet.page.updated and sheet.page.updated > house.today:
        yield sheet.file.problem("DAT010", "updated")


def completed_is_over(sheet: Sheet, house: House) -> Iterator[Problem]:
    """An event is completed once it is over."""
    event = sheet.page
    if isinstance(event, Event) and event.event_status == "completed" and event.end:
        if event.end >= house.today:
            yield sheet.file.problem("DAT011", "event_status")


def earliest_before_latest(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """The earliest day comes before the latest."""
    issue = sheet.page
    if isinstance(issue, Issue) and issue.earliest and issue.latest:
        if issue.earliest > issue.latest:
            yield sheet.file.problem(
                "DAT012", "earliest", earliest=issue.earliest, latest=issue.latest
            )


FACT_RULES: tuple[PageRule, ...] = (
    ends_after_start,
    event_is_short,
    date_is_given_or_unknown,
    updated_in_the_past,
    completed_is_over,
    earliest_before_latest,
)
TEXT_RULES: tuple[PageRule, ...] = (unknown_date_has_reason,)
WARNINGS = frozenset({"DAT006"})
