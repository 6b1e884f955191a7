"""Case-insensitive comparison of texts, and the words of a text.

The four Turkish letters I, ı, İ and i count as one, so that `PRİSCO` and `PRISCO` are the same.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "’“”«»„‘–—…¿¡·€º"
_ASCII_MARKS = bytes(byte if chr(byte).isalpha() or byte > 127 else 32 for byte in range(256))
"""Makes a blank of every sign of ASCII that is no letter."""
_LETTERS = bytes([*range(0xC0), 0xC3, 0xC4, 0xC5])
"""The bytes of UTF-8 for the letters from `À` to `ſ`, among which are two that are none."""


@lru_cache(maxsize=32)  # several rules use the same text
def fold(text: str) -> str:
    """The text in small letters, as long as before: every place stays where it is."""
    return text.replace("İ", "i").replace("I", "i").replace("ı", "i").replace("'", "’").lower()


@lru_cache(maxsize=32)
def words_in_order(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    # What stands between words is blanked first: to look at every letter takes five times as long.
    text = fold(text)
    for mark in _MARKS:
        text = text.replace(mark, " ")
    bare = text.encode("utf-8", "surrogatepass").translate(_ASCII_MARKS)
    if bare.translate(None, _LETTERS) or "×" in text or "÷" in text:  # seldom
        return tuple(_WORD.findall(text))
    return tuple(bare.decode("utf-8").split())


@lru_cache(maxsize=32)
def words_in(text: str) -> frozenset[str]:
    """The different words of a text, folded: most rules can tell by them that nothing is wrong."""
    return frozenset(words_in_order(text))
