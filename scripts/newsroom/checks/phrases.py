"""Many phrases, looked for in a text at once.

Most texts hold the words of a few of them only, and these few stand at few places: there each
is tried, instead of all of them at every letter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from newsroom.checks.folding import fold, words_in
from newsroom.checks.reading import digits

REST = "…"
"""At the end of a phrase: the rest of a word."""
_MOST = 5_000
"""Places that are tried in one text; a text that is to be read has fewer."""


class Phrases:
    """Phrases that stand between `before` and `after`, by their words."""

    def __init__(self, phrases: Iterable[str], before: str, after: str) -> None:
        self._edges = before, after
        # Of a stem the rest is not known, so it is no word of a text.
        parts = {
            phrase: _parts(" ".join(phrase.split()[:-1]) if phrase.endswith(REST) else phrase)
            for phrase in phrases
        }
        count = Counter(part for needed in parts.values() for part in needed)
        self._has_numbers = any(part.isdecimal() for part in count)
        self._by_part: dict[str, list[tuple[str, frozenset[str]]]] = {"": []}
        for phrase, needed in parts.items():
            rarest = min(needed, key=lambda part: (count[part], part), default="")
            self._by_part.setdefault(rarest, []).append((phrase, needed))
        self._rarest = frozenset(self._by_part) - {""}

    def possible_in(self, text: str) -> list[str]:
        """The phrases all of whose words the text has, wherever they stand; longest first."""
        there = _parts(text) if self._has_numbers else words_in(text)
        if not self._by_part[""] and self._rarest.isdisjoint(there):  # mostly
            return []
        folded = fold(text)
        found = [
            phrase
            for part in ("", *(self._rarest & there))
            for phrase, needed in self._by_part[part]
            if needed <= there and (not phrase.endswith(REST) or _stem(phrase) in folded)
        ]
        return sorted(found, key=lambda phrase: (-len(phrase), phrase))

    def find(self, text: str, searched: str = "") -> Iterator[tuple[re.Match[str], str]]:
        """Every phrase with its place, of several at one place the longest.

        `searched` is the text in another form of the same length, folded or partly blanked out.
        """
        searched = searched or text
        phrases = self.possible_in(text)
        if not phrases:  # mostly
            return
        places = [
            (place, rank)
            for rank, phrase in enumerate(phrases)
            for place in islice(places_of(_first_word(phrase), searched), _MOST)
        ]
        end = 0
        for place, rank in sorted(places)[:_MOST]:
            pattern = _bounded(phrases[rank], *self._edges)
            match = pattern.match(searched, place) if place >= end else None
            if match:
                end = match.end()
                yield match, phrases[rank]


def _parts(text: str) -> frozenset[str]:
    """The words of a text, folded, and its numbers: of many names only the number differs."""
    return words_in(text).union([text[start:end] for start, end in digits.runs(text)])


def phrase_pattern(phrase: str) -> str:
    """A pattern for words that may stand on two lines; a last … is the rest of a word."""
    words = r"\s{1,9}".join(map(re.escape, phrase.removesuffix(REST).split()))
    return words + (r"\w{0,30}" if phrase.endswith(REST) else "")


@lru_cache(maxsize=4096)
def _bounded(phrase: str, before: str, after: str) -> re.Pattern[str]:
    return re.compile(before + phrase_pattern(phrase) + after)


def _first_word(phrase: str) -> str:
    return phrase.removesuffix(REST).split()[0]


def _stem(phrase: str) -> str:
    return fold(phrase.removesuffix(REST).split()[-1])


def places_of(word: str, text: str) -> Iterator[int]:
    """Where the letters of a word stand in a text, be it in another word."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)
