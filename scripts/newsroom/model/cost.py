"""What an event costs, and whom."""

from typing import TYPE_CHECKING, Literal

from pydantic import create_model

from newsroom.model.fields import Item, Record, fact, group, text
from newsroom.model.values import Amount, Currency, Line


class _Price(Item):
    """What one pays."""

    amount: Amount = fact("The price of one place; 0 if it is free for them.", example="50")
    currency: Currency = fact("Its currency.", example="EUR", unit="ISO 4217")


if TYPE_CHECKING:

    class Price(_Price):
        """What a group of people pays; `for` says who they are."""
else:
    _FOR = text(
        "Who pays it; may be left out where all pay the same.", example="Students", default=None
    )
    # `for` is a word of Python, so that it cannot be declared in a class.
    Price = create_model("Price", __base__=_Price, **{"for": (Line | None, _FOR)})


class Cost(Record):
    """Whether one pays for an event, and how much."""

    basis: Literal["free", "members", "paid"] = fact(
        "`free` for everybody, free for `members` of the organisers, or `paid`.", example="paid"
    )
    amounts: tuple[Price, ...] = group(
        "The prices, each with an `id`; translations give their `for` by that.",
        example=[{"id": "students", "for": "Students", "amount": "50", "currency": "EUR"}],
        default=(),
    )
