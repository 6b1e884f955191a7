"""What an event belongs to, where readers find out more, and whom they may ask."""

from collections.abc import Iterator

from newsroom.model.event import Event
from newsroom.views.facts.office import office_fact
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def more_facts(event: Event, localizer: Localizer) -> Iterator[Fact | None]:
    """The larger event or series of an event, its website, office and hashtag."""
    yield localizer.fact("part_of", localizer.link_value(event.part_of) if event.part_of else None)
    if event.series and "/" in event.series:
        yield localizer.fact("series", localizer.link_value(event.series))
    if event.website:
        link = Value(text=event.website, href=event.website, outside=True)
        yield localizer.fact("website", link)
    yield office_fact(event.contact, localizer)
    yield localizer.fact("hashtag", f"#{event.hashtag}" if event.hashtag else None)
