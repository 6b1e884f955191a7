"""When an event takes place, and when it was to."""

from collections.abc import Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.views.event_times import hours_of
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def when_facts(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The days and hours of an event, and the days it was moved from."""
    values: list[Value | str | None] = [localizer.event_dates(event)[-1]]
    values += hours_of(event, localizer)
    if not event.date_known:
        values.append(localizer.text_of(entry, "date_note"))
    yield localizer.fact("when", *values)
    yield localizer.fact("previously", localizer.previous_date(event))
