"""Folding: words without case, accents, the dots of i, and apostrophes.

The same in `search-fold.js`. Lower-casing does not depend on the language: Turkish rules would
turn the `I` of English words into `ı`.
"""

import re
import unicodedata
from collections.abc import Iterator

APOSTROPHES = "'’‘ʼ`´"
_LETTERS = {
    "ı": "i", "İ": "i", "I": "i", "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
    "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d",
    "þ": "th", "Þ": "th", "ς": "σ",
}  # fmt: skip
_TABLE = str.maketrans(_LETTERS)
_MARKS = re.compile("[\u0300-\u036f]+")
_PART = "[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*"
TOKEN = re.compile(f"{_PART}(?:[{APOSTROPHES}]{_PART})*")
"""A word as written, with the apostrophes inside it."""
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")


def tokens(text: str) -> Iterator[str]:
    """The words of a text, as written; `text` must be in NFC."""
    return (match[0] for match in TOKEN.finditer(text))


def fold(word: str) -> str:
    """A word in lower case without accents: `İŞLETME` is `isletme`, `perché` `perche`."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word.translate(_TABLE))
    return _MARKS.sub("", plain).lower().replace("ς", "σ")


def fold_token(token: str, elision: frozenset[str], tails: frozenset[str]) -> str:
    """The word in a token: without an elided article before, or an ending after, an apostrophe.

    `dell’innovazione` is `innovazione`, `Porter’ın` `porter`, `partner’s` `partner`. The tail
    `*` stands for any. Other apostrophes are removed: `O’Brien` is `obrien`.
    """
    if not _APOSTROPHE.search(token):
        return fold(token)
    parts = [fold(part) for part in _APOSTROPHE.split(token)]
    while len(parts) > 1 and parts[0] in elision:
        parts = parts[1:]
    if len(parts) > 1 and len(parts[0]) > 1 and ("*" in tails or parts[1] in tails):
        parts = parts[:1]
    return "".join(parts)
