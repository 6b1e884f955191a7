"""Where an event takes place, in a town or online."""

from collections.abc import Iterator

from newsroom.model.event import Event
from newsroom.model.event_states import can_be_joined
from newsroom.model.venue import Venue
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def where_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """The venue of an event, and how to join it from elsewhere."""
    struck = localizer.struck_if(event.event_status == "moved-online")
    lines = _lines(event.places[0], localizer) if len(event.places) == 1 else ()
    yield localizer.fact("where", *(Value(text=line, struck=struck) for line in lines if line))
    if len(event.places) > 1:
        yield localizer.fact("where", *(_in_one(one, localizer, struck) for one in event.places))
    if event.mode != "onsite":
        yield localizer.fact("mode", localizer.words.event_modes[event.mode])
    if event.online_url and can_be_joined(event, localizer.today):
        yield localizer.fact(
            "join", Value(text=event.online_url, href=event.online_url, outside=True)
        )


def _lines(venue: Venue, localizer: Localizer) -> Iterator[str]:
    """The name with the room, the street, and the town with its country."""
    town = " ".join(part for part in (venue.postcode, venue.city) if part) or None
    if not venue.postcode and venue.city:
        town = localizer.town(venue.city)
    yield ", ".join(part for part in (venue.name, venue.room) if part)
    yield venue.address or ""
    yield localizer.place(town, venue.region, country=venue.country)


def _in_one(venue: Venue, localizer: Localizer, struck: str) -> Value:
    """One of several venues: where it is as a remark behind its name."""
    first, *others = filter(None, _lines(venue, localizer))
    return Value(text=first, note=", ".join(others), struck=struck)
