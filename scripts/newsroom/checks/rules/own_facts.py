"""Hours, edition, places and prices in the text of an event are those of its header."""

from collections.abc import Iterator
from datetime import time

from newsroom.checks.reading.event_facts import SaidFact, said_facts
from newsroom.checks.reading.prices import FREE, said_prices
from newsroom.checks.rules.header_dates import TEXTS, subject_of
from newsroom.checks.rules.passages import Passage, own_passages
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem, Verbatim
from newsroom.model.event import Event

_NAMES = ("start_time", "end_time", "edition", "capacity")

_FIRST = frozenset({1})
"""A first edition that a text names is one of history."""


def facts_agree_with_header(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The hours, the edition and the number of places in a text are those of the header."""
    event = localized.page
    if not isinstance(event, Event):
        return
    given = {name: _value(event, name) for name in _NAMES}
    if not any(given.values()):
        return
    said = list(_said(localized, event))
    for name, value in given.items():
        own = [(passage, fact) for passage, fact in said if fact.name == name]
        if value and own and _is_one(own) and not any(value in fact.values for _, fact in own):
            passage, fact = own[0]
            yield passage.problem(
                "PRO008",
                fact.start,
                written=" ".join(passage.text[fact.start : fact.end].split()),
                name=f"registration.{name}" if name == "capacity" else name,
                value=f"{value[0]:02}:{value[1]:02}" if isinstance(value, tuple) else value,
                variant=name,
            )


def _is_one(own: list[tuple[Passage, SaidFact]]) -> bool:
    """Whether a text says one thing: of several editions or rooms, none need be the event's."""
    first = own[0][1].values
    return first != _FIRST and all(first & fact.values for _, fact in own)


def _said(localized: LocalizedPage, event: Event) -> Iterator[tuple[Passage, SaidFact]]:
    for passage in own_passages(localized):
        if passage.path in TEXTS:
            is_title = passage.path in {("title",), ("short_title",)}
            lang, subject = localized.file.lang, subject_of(event)
            for fact in said_facts(passage.text, lang, subject, title=is_title):
                yield passage, fact


def _value(event: Event, name: str) -> object:
    """What the header says, as texts are read: a time as its hour and minute."""
    if name == "capacity":
        return event.registration.capacity if event.registration else None
    value = getattr(event, name)
    return (value.hour, value.minute) if isinstance(value, time) else value


def prices_agree_with_header(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A price in the text is one of the header, and what is free there is free in the text."""
    event = localized.page
    if not isinstance(event, Event) or not event.cost:
        return
    cost = event.cost
    given = {price.amount for price in cost.amounts}
    if cost.basis != "paid":
        given.add(FREE)
    if not given:
        return
    said = [
        (passage, price)
        for passage in own_passages(localized)
        if passage.path in TEXTS
        for price in said_prices(passage.text, localized.file.lang)
    ]
    if said and not any(price.values & given for _, price in said):
        passage, price = said[0]
        known = [*dict.fromkeys(one.amount for one in cost.amounts)]
        yield passage.problem(
            "PRO008",
            price.start,
            written=" ".join(passage.text[price.start : price.end].split()),
            name="cost",
            value=known or Verbatim(cost.basis),
            variant="cost",
        )


TEXT_RULES: tuple[PageRule, ...] = (facts_agree_with_header, prices_agree_with_header)
WARNINGS = frozenset({"PRO008"})
