"""What readers must know of an event at once: that it is off, has moved, is full, or is over."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from newsroom.model.event import Event

EventState = Literal[
    "cancelled",
    "postponed",
    "rescheduled",
    "moved-online",
    "sold-out",
    "registration-closed",
    "past",
]


def states_of_event(event: Event, today: date) -> tuple[EventState, ...]:
    """The states of an event on a day, the most important first; none if it is as announced."""
    return tuple(_states(event, today))


def _states(event: Event, today: date) -> Iterator[EventState]:
    if event.event_status in ("cancelled", "postponed"):
        yield event.event_status
    elif event.is_over(today):
        yield "past"
    else:
        if event.event_status in ("rescheduled", "moved-online"):
            yield event.event_status
        if event.registration and event.registration.sold_out:
            yield "sold-out"
        elif is_registration_closed(event, today):
            yield "registration-closed"


def is_off(event: Event, today: date) -> bool:
    """Whether an event that is still to come, or was, does not take place on its day."""
    return event.is_called_off and not event.is_over(today)


def can_be_joined(event: Event, today: date) -> bool:
    """Whether it still makes sense to show how one takes part."""
    return not event.is_called_off and not event.is_over(today)


def can_be_booked(event: Event, today: date) -> bool:
    """Whether one can still sign up, if only for the waiting list."""
    registration = event.registration
    is_full = registration and registration.sold_out and not registration.waiting_list
    return can_be_joined(event, today) and not is_full and not is_registration_closed(event, today)


def is_registration_closed(event: Event, today: date) -> bool:
    """Whether the last day on which one could sign up is over."""
    closes = event.registration.closes if event.registration else None
    return closes is not None and closes < today
