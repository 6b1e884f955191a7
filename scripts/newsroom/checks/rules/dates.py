"""Days: of events and their registration, of issues and of the last change."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.issue import Issue

LONG_EVENT_DAYS = 14
YEAR = timedelta(days=366)


def ends_after_start(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event ends on or after the day it starts."""
    event = localized.page
    if isinstance(event, Event) and event.start and event.end and event.end < event.start:
        yield localized.file.problem("DAT005", "end", start=event.start, end=event.end)


def event_is_short(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Events seldom last longer than two weeks."""
    event = localized.page
    if isinstance(event, Event) and event.start and event.end:
        days = (event.end - event.start).days + 1
        if days > LONG_EVENT_DAYS:
            variant = "years" if days > 2 * YEAR.days else "days"
            yield localized.file.problem("DAT006", "end", days=days, variant=variant)


def date_is_given_or_unknown(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event or issue has its date, or says that it is not known and why."""
    page, written = localized.page, localized.file.header.data
    if isinstance(page, Event):
        fields = ["start", "end"]
    elif isinstance(page, Issue):
        fields = ["date"]
    else:
        return
    given = [name for name in fields if written.get(name)]
    if page.date_known and localized.file.header.complete:
        for name in fields:
            if name not in given:
                day = given and getattr(page, given[0])
                is_started = name in localized.file.header.data
                variant = name if day else "empty" if is_started else "none"
                yield localized.file.problem(
                    "DAT007", name, of_key=True, name=name, day=day, variant=variant
                )
    if page.date_known is False and given:
        yield localized.file.problem("DAT008", given[0], of_key=True)


def unknown_date_has_reason(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A date that is not known has a reason."""
    page, file = localized.page, localized.file
    if isinstance(page, Event | Issue) and page.date_known is False and file.header.complete:
        if not file.header.data.get("date_note"):
            yield file.problem("DAT009", "date_known")


def updated_in_the_past(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A page was not changed in the future."""
    if localized.page and localized.page.updated and localized.page.updated > context.today:
        yield localized.file.problem("DAT010", "updated")


def completed_is_over(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """An event is completed once it is over."""
    event = localized.page
    if isinstance(event, Event) and event.event_status == "completed" and event.end:
        if event.end >= context.today:
            yield localized.file.problem("DAT011", "event_status")


def earliest_before_latest(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The earliest day comes before the latest."""
    issue = localized.page
    if isinstance(issue, Issue) and issue.earliest and issue.latest:
        if issue.earliest > issue.latest:
            yield localized.file.problem(
                "DAT012", "earliest", earliest=issue.earliest, latest=issue.latest
            )


def registration_in_order(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Registration opens before it closes, and not long before the event or after it."""
    event = localized.page
    if not isinstance(event, Event) or not event.registration:
        return
    opens, closes, start = event.registration.opens, event.registration.closes, event.start
    end = event.end or start
    name, variant = "closes", ""
    if opens and closes and opens > closes:
        variant = "order"
    elif closes and end and closes > end:
        variant = "closes" if start == end else "closes_last"
    elif opens and start and opens > start:
        name, variant = "opens", "opens"
    elif closes and start and start - closes > YEAR:
        variant = "early"
    elif opens and start and start - opens > 2 * YEAR:
        name, variant = "opens", "opens_early"
    if variant:
        values: dict[str, Any] = {"opens": opens, "closes": closes, "start": start, "end": end}
        yield localized.file.problem("DAT013", "registration", name, variant=variant, **values)


def rescheduled_event_names_old_day(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A rescheduled event, and no other, says which day it was to start before."""
    event, file = localized.page, localized.file
    if not isinstance(event, Event) or not event.event_status:
        return
    written = file.header.data
    given = [name for name in ("previous_start", "previous_end") if written.get(name)]
    if event.event_status != "rescheduled":
        if given:
            yield file.problem("DAT014", given[0], of_key=True, variant="unasked", name=given[0])
        return
    if "previous_start" not in given and file.header.complete:
        yield file.problem("DAT014", "event_status", variant="missing")
    first, last = event.previous_start, event.previous_end
    if first and first == event.start:
        yield file.problem("DAT014", "previous_start", variant="same", start=first)
    if first and last and last < first:
        yield file.problem("DAT014", "previous_end", variant="order", start=first, end=last)


def called_off_has_reason(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An event that is cancelled or postponed says why."""
    event, file = localized.page, localized.file
    if isinstance(event, Event) and event.event_status in ("cancelled", "postponed"):
        if file.header.complete and not file.header.data.get("status_note"):
            yield file.problem("DAT015", "event_status")


def issues_follow_each_other(context: RuleContext) -> Iterator[Problem]:
    """Issues are numbered without gaps or repeats, in the order of their dates."""
    previous: tuple[int, str] | None = None
    earliest, newest = date.min, 0
    for number, _, ref, first, last, localized in sorted(
        _numbered(context), key=lambda row: row[:3]
    ):
        if previous and number == previous[0]:
            yield localized.file.problem(
                "DAT016", "number", variant="twice", number=number, other=previous[1]
            )
        elif previous and number > previous[0] + 1 and not _is_number_unread(context):
            yield localized.file.problem(
                "DAT016", "number", variant="gap", number=number, expected=previous[0] + 1
            )
        if last and last < earliest:
            yield localized.file.problem(
                "DAT016", "number", variant="date", number=number, newest=newest
            )
        if first and first > earliest:
            earliest, newest = first, number
        previous = number, ref


def _is_number_unread(context: RuleContext) -> bool:
    """Whether an issue has a number that cannot be told, which may be the one that is missing."""
    return any(
        isinstance(localized.page, Issue)
        and localized.page.number is None
        and (localized.file.header.data.get("number") or not localized.file.header.complete)
        for localized in context.library.facts.values()
    )


def _numbered(
    context: RuleContext,
) -> Iterator[tuple[int, date, str, date | None, date | None, LocalizedPage]]:
    """The issues with a number: it, their place among equals, and when they can have come out."""
    for ref, localized in context.library.facts.items():
        issue = localized.page
        if isinstance(issue, Issue) and issue.number is not None and issue.number > 0:
            first, last = issue.date or issue.earliest, issue.date or issue.latest
            yield issue.number, first or date.max, ref, first, last, localized


def part_lies_inside_whole(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """An event that is a part of another takes place during it."""
    event = localized.page
    if not isinstance(event, Event) or not event.part_of:
        return
    whole_page = context.library.facts.get(event.part_of)
    whole = whole_page.page if whole_page else None
    if not isinstance(whole, Event) or not whole.start or not whole.end:
        return
    for name, day in (("start", event.start), ("end", event.end)):
        if day and not whole.start <= day <= whole.end:
            yield localized.file.problem(
                "DAT017", name, whole=event.part_of, day=day, start=whole.start, end=whole.end
            )
            return


FACT_RULES: tuple[PageRule, ...] = (
    ends_after_start,
    event_is_short,
    date_is_given_or_unknown,
    updated_in_the_past,
    completed_is_over,
    earliest_before_latest,
    registration_in_order,
    rescheduled_event_names_old_day,
    unknown_date_has_reason,
    called_off_has_reason,
    part_lies_inside_whole,
)
LIBRARY_RULES: tuple[LibraryRule, ...] = (issues_follow_each_other,)
WARNINGS = frozenset({"DAT006"})
