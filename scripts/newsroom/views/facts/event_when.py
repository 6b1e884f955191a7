"""When an event takes place, and when it was to."""

from collections.abc import Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.views.event_times import hours_of
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value
from newsroom.words import formats


def when_facts(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The days and hours of an event, and the days it was moved from."""
    values: list[Value | str | None] = [localizer.event_date(event)]
    values += hours_of(event, localizer)
    if not event.date_known:
        values.append(localizer.text_of(entry, "date_note"))
    yield localizer.fact("when", *values)
    if event.previous_start:
        last = event.previous_end or event.previous_start
        yield localizer.fact("previously", formats.span(event.previous_start, last, localizer.lang))
