"""How one registers for an event, and whether one can on this day."""

from collections.abc import Iterator
from datetime import date

from newsroom.model.event import Event
from newsroom.model.event_states import can_be_booked, can_be_joined
from newsroom.model.registration import Registration
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value, iso
from newsroom.words import formats


def registration_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """How to sign up, as long as one can; that all places are taken stands above the facts."""
    registration = event.registration
    if not registration or not can_be_joined(event, localizer.today):
        return
    state = None if registration.sold_out else registration.state(localizer.today)
    link = registration.url if can_be_booked(event, localizer.today) else None
    yield localizer.fact(
        "registration",
        localizer.words.registration_states[state] if state else None,
        Value(text=link, href=link, outside=True) if link else None,
    )
    yield _day("register_from", registration.opens if state != "closed" else None, localizer)
    yield _day("register_by", registration.closes, localizer)
    yield _places(registration, localizer)


def _day(label: str, day: date | None, localizer: Localizer) -> Fact | None:
    if day is None:
        return None
    return localizer.fact(label, Value(text=formats.day(day, localizer.lang), datetime=iso(day)))


def _places(registration: Registration, localizer: Localizer) -> Fact | None:
    if registration.capacity is None:
        return None
    note = localizer.words.phrases.waiting_list if registration.waiting_list else ""
    number = formats.number(registration.capacity, localizer.lang)
    return localizer.fact("places", Value(text=number, note=note))
