"""The facts of an event: when, where, how to take part, who, and its status."""

from collections.abc import Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.views.facts.event_about import about_facts
from newsroom.views.facts.event_cost import cost_facts
from newsroom.views.facts.event_more import more_facts
from newsroom.views.facts.event_registration import registration_facts
from newsroom.views.facts.event_when import when_facts
from newsroom.views.facts.event_where import where_facts
from newsroom.views.facts.event_who import who_facts
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact


def event_facts(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The facts of an event; what has become of it stands above them, as its states."""
    yield from when_facts(event, entry, localizer)
    yield from where_facts(event, localizer)
    yield from registration_facts(event, localizer)
    yield from cost_facts(event, entry, localizer)
    yield from about_facts(event, entry, localizer)
    yield from who_facts(event, localizer)
    yield from more_facts(event, localizer)
    if event.event_status in ("scheduled", "completed"):
        yield _status(event, localizer)


def _status(event: Event, localizer: Localizer) -> Fact | None:
    over = event.event_status == "scheduled" and event.is_over(localizer.today)
    return localizer.fact(
        "status", localizer.words.event_status["announced" if over else event.event_status]
    )
