"""Where an event takes place, in a town or online."""

from collections.abc import Iterator

from newsroom.model.event import Event
from newsroom.model.event_states import can_be_joined
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value
from newsroom.words import formats


def where_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """The venue of an event, and how to join it from elsewhere."""
    venue = event.venue
    if venue:
        town = " ".join(part for part in (venue.postcode, venue.city) if part) or None
        if not venue.postcode and venue.city:
            town = formats.place(venue.city, localizer.lang)
        lines = (
            venue.name,
            venue.address,
            localizer.place(town, venue.region, country=venue.country),
        )
        struck = localizer.struck_if(event.event_status == "moved-online")
        yield localizer.fact("where", *(Value(text=line, struck=struck) for line in lines if line))
    if event.mode != "onsite":
        yield localizer.fact("mode", localizer.words.event_modes[event.mode])
    if event.online_url and can_be_joined(event, localizer.today):
        yield localizer.fact(
            "join", Value(text=event.online_url, href=event.online_url, outside=True)
        )
