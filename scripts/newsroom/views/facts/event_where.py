"""Where an event takes place, in a town or online."""

from collections.abc import Iterator

from newsroom.model.event import Event
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
        yield localizer.fact(
            "where",
            venue.name,
            venue.address,
            localizer.place(town, venue.region, country=venue.country),
        )
    if event.mode != "onsite":
        yield localizer.fact("mode", localizer.words.event_modes[event.mode])
    if event.online_url and not event.is_called_off:
        yield localizer.fact(
            "join", Value(text=event.online_url, href=event.online_url, outside=True)
        )
