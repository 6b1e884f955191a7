"""Where readers find out more about an event, and whom they may ask."""

from collections.abc import Iterator

from newsroom.model.event import Event
from newsroom.views.facts.office import office_fact
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def more_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """The website of an event and the office that answers questions."""
    if event.website:
        link = Value(text=event.website, href=event.website, outside=True)
        yield localizer.fact("website", link)
    yield office_fact(event.contact, localizer)
