"""Which currency is meant: `€`, `euro`, `Türk lirası`, `TL`."""

from collections.abc import Mapping

from newsroom.checks.cures.written import Written
from newsroom.checks.reading.currencies import currency_called
from newsroom.words.formats import currency_codes


def cure_of_currency(written: Written) -> Mapping[str, object]:
    """The code of the currency that is named."""
    near = currency_named(written.text)
    return {"variant": "near", "near": near} if near else {"variant": "form"}


def currency_named(text: str) -> str | None:
    """The code of a currency by its sign, its name in one of our languages, or its code."""
    code = text.strip().upper()
    return code if code in currency_codes() else currency_called(text)
