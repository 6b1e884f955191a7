"""Words that are nearly the same: what a misspelt word was meant to be.

A guess that is wrong sends an editor astray, so only slips of the keyboard count: letters that
are missing, doubled, exchanged or mistyped, the fewer the shorter the word is.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_MARKS = re.compile(r"[\s_./-]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST = 80
_DOTLESS = str.maketrans("ıŁłØøß", "iLlOos")
"""Letters that Unicode does not take apart."""


def folded(word: str) -> str:
    """The word in small letters, without accents, with `-` between its parts."""
    return _fold(word[: 2 * _LONGEST])


@lru_cache(maxsize=8192)
def _fold(word: str) -> str:
    parts = unicodedata.normalize("NFKD", _HUMP.sub("-", word).translate(_DOTLESS))
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _MARKS.sub("-", plain.strip().strip("\"'“”‘’:").lower()).strip("-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is meant, if one is near enough; of several, the nearest."""
    written = folded(word)
    if not written or len(written) > _LONGEST:
        return None
    found = [
        (distance, other)
        for other in known
        if (distance := _distance(written, folded(other))) is not None
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def _distance(one: str, other: str) -> int | None:
    """How many slips lie between two words; `None` if they are too many for their length."""
    most = _slips(min(len(one), len(other)))
    if abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return None
    is_exchanged = sorted(one) == sorted(other)
    if len(one) == len(other) <= _SHORT and not is_exchanged:
        return None
    if one[:1] != other[:1] and not is_exchanged:  # seldom a slip in a short word
        if most < _MANY and (len(one) == len(other) or min(len(one), len(other)) < _SHORT):
            return None
    distance = _slips_between(one, other)
    return distance if distance <= most else None


_SHORT, _MANY = 4, 2


def _slips(length: int) -> int:
    """How many slips a word of this length may have."""
    return 0 if length < 3 else 1 if length < 8 else 2 if length < 16 else 3


def _slips_between(one: str, other: str) -> int:
    """Letters added, left out, mistyped, or exchanged with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, above, row = row, before, [number]
        for index, there in enumerate(other, 1):
            cost = min(before[index] + 1, row[index - 1] + 1, before[index - 1] + (letter != there))
            if number > 1 and index > 1 and (letter, one[number - 2]) == (other[index - 2], there):
                cost = min(cost, above[index - 2] + 1)
            row.append(cost)
    return row[-1]
