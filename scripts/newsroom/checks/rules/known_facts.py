"""All facts that a page states, in its texts or its header."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property, lru_cache

from newsroom.checks.reading.facts import Fact, Reading, facts_in, months_in
from newsroom.checks.reading.number_words import spelt_numbers
from newsroom.checks.rules.passages import passages
from newsroom.content.header import Value
from newsroom.content.library import LocalizedPage
from newsroom.model.event import Event

_NOT_FACTS = frozenset({"updated", "translation", "sources", "checks"})
_LONGEST_EVENT = 60


@lru_cache(maxsize=8)
def known_facts(localized: LocalizedPage, original: LocalizedPage) -> "Known":
    """What a page knows with the header of its original."""
    return Known(localized, original)


class Known:
    """Everything that a page knows somewhere, in whatever form; told when it is asked for."""

    def __init__(self, localized: LocalizedPage, original: LocalizedPage) -> None:
        self._original = original
        self._lang = localized.file.lang
        self._texts = [passage.text for passage in passages(localized)]

    @cached_property
    def _facts(self) -> list[Fact]:
        facts = [fact for text in self._texts for fact in facts_in(text, self._lang)]
        for name, value in (self._original.facts or self._original.file).header.data.items():
            if name not in _NOT_FACTS:
                facts += [fact for text in _leaves(value) for fact in facts_in(text, "en")]
        return facts

    @cached_property
    def readings(self) -> frozenset[Reading]:
        """Whatever its facts may mean, and every day of an event."""
        readings = {reading for fact in self._facts for reading in fact.readings}
        readings |= _days(self._original)
        return frozenset(readings)

    @cached_property
    def digits(self) -> frozenset[int]:
        """The numbers of which its facts are made."""
        written = " ".join(fact.written for fact in self._facts)
        return frozenset(int(run) for run in re.findall(r"\d{1,18}", written))

    @cached_property
    def months(self) -> frozenset[int]:
        """The months that it names."""
        of_days = frozenset(one[0] for one in self.readings if isinstance(one, tuple))
        return of_days.union(*(months_in(text, self._lang) for text in self._texts))

    @cached_property
    def spelt(self) -> frozenset[int]:
        """The numbers that it may say in words."""
        return spelt_numbers("\n".join(self._texts), self._lang)


def _days(localized: LocalizedPage) -> set[Reading]:
    """Every day of an event."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return set()
    number = min((event.end - event.start).days, _LONGEST_EVENT)
    days = [event.start + timedelta(days) for days in range(number + 1)]
    return {(day.month, day.day, day.year) for day in days}


def _leaves(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        if "://" not in value:
            yield value
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _leaves(part)
