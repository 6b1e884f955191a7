"""The states of a page: what a reader must know of it at once, on its page and in lists."""

from collections.abc import Iterator
from datetime import date

from newsroom.model.event import Event
from newsroom.model.event_states import states_of_event
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage
from newsroom.model.publication import is_planned, why_unpublished
from newsroom.views.parts import State
from newsroom.words import formats, load_words


def states_of(page: BasePage, lang: str, today: date) -> tuple[State, ...]:
    """The states of a page on a day, the most important first; none if all is as expected.

    That it is not published is said in the preview alone, as the site does not have it.
    """
    words = load_words(lang).states
    return tuple(
        State(
            kind=kind,
            mark=words[kind].mark,
            text=words[kind].text.format(date=_day(kind, page, lang)),
        )
        for kind in _kinds(page, today)
    )


def _kinds(page: BasePage, today: date) -> Iterator[str]:
    unpublished = why_unpublished(page, today)
    if unpublished:
        yield unpublished
    if isinstance(page, Event):
        yield from states_of_event(page, today)
    if isinstance(page, Issue) and is_planned(page, today):
        yield "planned"


def _day(kind: str, page: BasePage, lang: str) -> str:
    """The day that the sentence about a state names."""
    days: dict[str, date | None] = {"not-yet": page.publish_on, "expired": page.expires_on}
    if isinstance(page, Issue):
        days["planned"] = page.date
    if isinstance(page, Event):
        if kind == "rescheduled" and page.start and page.end:
            last = page.start if page.is_of_one_night else page.end
            return formats.span(page.start, last, lang)
        days["registration-closed"] = page.registration.closes if page.registration else None
    found = days.get(kind)
    return formats.day(found, lang) if found else ""
