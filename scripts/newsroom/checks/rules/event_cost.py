"""What an event costs: its currency exists, and its prices fit what is said of them."""

from collections.abc import Iterator

from newsroom.checks.cures.money import currency_named
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.cost import Cost, Price
from newsroom.model.event import Event
from newsroom.words.formats import currency_codes


def currency_exists(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A currency is one in which a country is paid today."""
    for index, price in _prices(localized):
        if price.currency not in currency_codes():
            near = currency_named(price.currency)
            yield localized.file.problem(
                "SCH025",
                *("cost", "amounts", index, "currency"),
                value=price.currency,
                near=near,
                variant="near" if near else "form",
            )


def cost_makes_sense(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A free event has no prices, no price is negative, and of several each says whose it is."""
    cost = _cost(localized)
    for index, price in _prices(localized):
        path = ("cost", "amounts", index)
        if price.amount < 0:
            yield localized.file.problem(
                "SCH026", *path, "amount", value=price.amount, variant="negative"
            )
        elif cost and cost.basis == "free" and price.amount:
            yield localized.file.problem(
                "SCH026", *path, "amount", value=price.amount, variant="free"
            )
        elif cost and len(cost.amounts) > 1 and not getattr(price, "for"):
            yield localized.file.problem("SCH026", *path, variant="whose", value=price.id)


def _cost(localized: LocalizedPage) -> Cost | None:
    return localized.page.cost if isinstance(localized.page, Event) else None


def _prices(localized: LocalizedPage) -> Iterator[tuple[int, Price]]:
    cost = _cost(localized)
    yield from enumerate(cost.amounts if cost else ())


FACT_RULES: tuple[PageRule, ...] = (currency_exists, cost_makes_sense)
