"""What an event costs, and until when one may do what."""

from collections.abc import Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.cost import Cost, Price
from newsroom.model.event import Event
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value, iso
from newsroom.words import formats


def cost_facts(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The price of an event, and its deadlines, those that have passed marked."""
    if event.cost:
        prices = (_price(price, entry, localizer) for price in event.cost.amounts)
        yield localizer.fact("cost", _basis(event.cost, localizer), *prices)
    if not event.is_called_off:
        yield localizer.fact("deadlines", *_deadlines(event, entry, localizer))


def _basis(cost: Cost, localizer: Localizer) -> str | None:
    """Whether one pays; not said where the prices do."""
    is_said = cost.basis == "paid" and cost.amounts
    return None if is_said else str(localizer.words.cost_bases[cost.basis])


def _price(price: Price, entry: Entry, localizer: Localizer) -> Value:
    whom = localizer.text_of(entry, "cost", "amounts", price.id, "for")
    return Value(
        name=whom.text if whom else "",
        name_lang=whom.lang if whom else "",
        text=formats.money(price.amount, price.currency, localizer.lang)
        if price.amount
        else str(localizer.words.cost_bases.free),
    )


def _deadlines(event: Event, entry: Entry, localizer: Localizer) -> Iterator[Value]:
    for deadline in sorted(event.deadlines, key=lambda one: one.date):
        what = localizer.text_of(entry, "deadlines", deadline.id, "what")
        yield Value(
            name=what.text if what else "",
            name_lang=what.lang if what else "",
            text=formats.day(deadline.date, localizer.lang),
            datetime=iso(deadline.date),
            note=localizer.words.phrases.passed if deadline.date < localizer.today else "",
        )
