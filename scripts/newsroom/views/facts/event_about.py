"""What one should know before coming to an event."""

from collections.abc import Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.event import Event
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact
from newsroom.words import formats

_TEXTS = ("audience", "prerequisites", "certificate", "travel", "accessibility")


def about_facts(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The topics and languages of an event, whom it is for, and how to prepare and get there."""
    yield localizer.fact("topics", *(localizer.listed("topics", topic) for topic in event.topics))
    names = [formats.language(code, localizer.lang) for code in event.languages]
    yield localizer.fact("languages", *names)
    for name in _TEXTS:
        yield localizer.fact(name, localizer.text_of(entry, name))
