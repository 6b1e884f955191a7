"""Which paragraphs of a text have no counterpart in its translation, judged by their lengths.

Gale and Church's alignment: a paragraph and its translation have nearly the same length, two
paragraphs may have become one, and one may be missing. A paragraph is called missing only when
that explains the lengths better than any joining of paragraphs does. Which one it is, numbers
and words that both languages share help to tell.
"""

from collections.abc import Sequence
from functools import cache
from math import inf

from newsroom.checks.folding import words_in
from newsroom.checks.reading import digits

_LONGER = 1.08
"""Translations of English are a little longer."""
_VARIANCE = 4.0
"""Of the length, for each character."""
_RARE = 5.0
"""What it costs to join two paragraphs, or to leave one out."""
_MARGIN = 1.0
"""By how much the alignment with a missing paragraph must be better."""
_SHARED = 1.0
"""What each of a few shared words and numbers is worth."""
_MOST_SHARED = 3
_STEM = 5
_MOST = 60
"""Paragraphs that are aligned; a section has fewer."""

_Found = tuple[float, tuple[int, ...]]
"""What an alignment costs, and which paragraphs it leaves out."""


def missing(there: Sequence[str], here: Sequence[str]) -> tuple[int, ...]:
    """Which of the paragraphs there have surely no counterpart here."""
    if not len(here) < len(there) <= _MOST:
        return ()
    cost, left_out = _aligned(there, here, may_miss=True)
    joined, _ = _aligned(there, here, may_miss=False)
    return left_out if joined - cost >= _MARGIN else ()


def _aligned(there: Sequence[str], here: Sequence[str], *, may_miss: bool) -> _Found:
    stems, stems_here = ([_stems(text) for text in texts] for texts in (there, here))

    @cache
    def best(i: int, j: int) -> _Found:
        """The best alignment of the first paragraphs of both."""
        if i == j == 0:
            return 0.0, ()
        found: list[_Found] = [(inf, ())]
        for left, right in ((1, 1), (2, 1), (1, 2)):
            if i >= left and j >= right:
                cost, left_out = best(i - left, j - right)
                cost += 0.0 if left == right else _RARE
                cost += _unlikeness(there[i - left : i], here[j - right : j])
                shared = len(frozenset.union(*stems[i - left : i]) & stems_here[j - 1])
                found.append((cost - _SHARED * min(shared, _MOST_SHARED), left_out))
        if may_miss and i:
            cost, left_out = best(i - 1, j)
            found.append((cost + _RARE, (*left_out, i - 1)))
        return min(found)

    return best(len(there), len(here))


def _unlikeness(there: Sequence[str], here: Sequence[str]) -> float:
    length, expected = sum(map(len, here)), sum(map(len, there)) * _LONGER
    return (length - expected) ** 2 / (2 * _VARIANCE * max(expected, 1))


def _stems(text: str) -> frozenset[str]:
    """The numbers of a text and how its longer words begin: `semin` for `seminar`."""
    numbers = {text[start:end] for start, end in digits.runs(text)}
    return frozenset(numbers | {word[:_STEM] for word in words_in(text) if len(word) >= _STEM})
