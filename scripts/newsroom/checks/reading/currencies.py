"""The currency beside a number: `€150`, `150 euro`, `2,5 milioni di dollari`, `150 TL’ye`."""

import re
from functools import cache

_WORDS = {
    "EUR": "euro euros avro",
    "USD": "dollar dollars dollaro dollari dólar dólares dolar",
    "GBP": "pound pounds sterling sterlina sterline libra libras sterlin",
    "TRY": "lira liras lire",
    "CHF": "franc francs franchi franco francos frank frang",
    "JPY": "yen yenes",
    "CNY": "yuan yuanes",
}
_SIGNS = {"€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "₺": "TRY", "¥": "JPY"}
_OTHER_CODES = {"TL": "TRY", "RMB": "CNY"}
_CODES = (*_WORDS, "PLN", "SEK", "DKK", "NOK", "CZK", "HUF", "RON")
_OF = (
    "us|u\\.s\\.|american|canadian|australian|turkish|swiss|british|japanese|chinese"
    "|türk|abd|amerikan|kanada|ingiliz|isviçre|japon"
)
"""Between a number and its currency: `Turkish lira`, `ABD doları`."""
_ENDING = {"tr": r"(?!p)[a-zçğıöşü]{0,9}"}
"""The endings of Turkish: `avroluk`, `dolara`; but no `Europa`."""
_BLANK = "[ \u00a0\u202f]"
_LONGEST_BEFORE = 6
_LONG_NAME = 4
"""Letters of a name to which Turkish may put an ending: `lirası`."""


def currency_beside(text: str, start: int, end: int, lang: str) -> tuple[str, int, int] | None:
    """The currency of the number between two places, and the places with the currency."""
    behind, before = _patterns(lang)
    if found := behind.match(text, end):
        return _currency(found), start, found.end()
    head = text[max(0, start - _LONGEST_BEFORE) : start]
    if found := before.search(head):
        return _currency(found), start - len(found[0]), end
    return None


def currency_called(name: str) -> str | None:
    """The code of a currency by its sign, its name or another code: `TL`, `Türk lirası`."""
    for word in name.lower().split():
        for known, code in _names().items():
            if word == known or (len(known) >= _LONG_NAME and word.startswith(known)):
                return code
    return None


def _currency(found: re.Match[str]) -> str:
    return _names()[next(filter(None, found.groups())).lower()]


@cache
def _names() -> dict[str, str]:
    """The code of every currency by its names, signs and codes."""
    words = {word: code for code, words in _WORDS.items() for word in words.split()}
    names = words | _SIGNS | {code: code for code in _CODES} | _OTHER_CODES
    return {name.lower(): code for name, code in names.items()}


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names a currency behind a number, and what before one."""
    words = " ".join(_WORDS.values()).split()
    names, signs, codes = (
        "|".join(sorted(map(re.escape, one), key=len, reverse=True))
        for one in (words, _SIGNS, (*_CODES, *_OTHER_CODES))
    )
    ending = _ENDING.get(lang, "")
    behind = re.compile(
        rf"{_BLANK}?({signs})|{_BLANK}?-?({codes})(?![\w-])"
        rf"|-?{_BLANK}?(?i:d[ei]{_BLANK})?(?i:(?:{_OF}){_BLANK})?(?i:({names}){ending})(?!\w)"
    )
    before = re.compile(rf"(?:(?<![\w$])({signs})|(?<![\w-])({codes}|[Ee]uro)){_BLANK}?$")
    return behind, before
