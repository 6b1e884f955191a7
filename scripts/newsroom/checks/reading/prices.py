"""What a text about an event says that taking part in it costs."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from newsroom.checks.folding import fold
from newsroom.checks.reading.claim_words import claim_words
from newsroom.checks.reading.claims import sentence_of
from newsroom.checks.reading.currencies import currency_beside
from newsroom.checks.reading.numbers import numbers_in

_MOST = 300
FREE = Decimal(0)


class SaidPrice(NamedTuple):
    """A price in a text, and everything that its number may mean; 0 where nobody pays."""

    start: int
    end: int
    values: frozenset[Decimal]


def said_prices(text: str, lang: str) -> Iterator[SaidPrice]:
    """The prices that a text says one pays to take part, and where it says that nobody does."""
    words = claim_words(lang)
    if words is None:
        return
    folded = fold(text).replace("*", " ").replace("_", " ")
    for number in islice(numbers_in(text, lang), _MOST):
        money = currency_beside(text, number.start, number.end, lang)
        around = " ".join(sentence_of(folded, number.start, number.end))
        if money and words.fees.search(around) and not words.no_fees.search(around):
            yield SaidPrice(money[1], money[2], frozenset(number.values))
    for free in words.free.finditer(folded):
        around = " ".join(sentence_of(folded, *free.span()))
        if not (words.special.search(around) or words.no_fees.search(around)):
            yield SaidPrice(*free.span(), frozenset({FREE}))
