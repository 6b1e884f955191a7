"""How one signs up for an event."""

from collections.abc import Iterator

from newsroom.model.event import Event
from newsroom.model.event_states import can_be_booked
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value, iso
from newsroom.words import formats


def registration_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """How to sign up, as long as one can."""
    registration = event.registration
    if not registration or not can_be_booked(event, localizer.today):
        return
    if registration.url:
        link = Value(text=registration.url, href=registration.url, outside=True)
        yield localizer.fact("registration", link)
    if registration.closes:
        closes = formats.day(registration.closes, localizer.lang)
        yield localizer.fact("register_by", Value(text=closes, datetime=iso(registration.closes)))
