"""Stemming by the rules of a language.

The rules are data, in the files of words under `search.rules`, with a description of their
form. The same in `search-fold.js`. A language without rules has no stemming.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from newsroom.outputs.search.folding import fold_token, tokens

Read = tuple[tuple[str, ...], tuple[str, ...]]
"""Folded words, as a rule one; and their stems."""
LONGEST_WORD = 40
"""Longer ones (addresses, codes) are not stemmed."""


@dataclass(frozen=True)
class Ending:
    """The replacement of an ending, and the fewest letters before it."""

    at_least: int
    instead: tuple[str, ...]
    """Several where the form may belong to different words."""


@dataclass(frozen=True)
class Step:
    """Endings; the longest that fits is removed from a word."""

    endings: Mapping[str, Ending]
    lengths: Mapping[str, tuple[int, ...]]
    """The lengths of the endings with this last letter, the longest first."""


@dataclass
class Stemmer:
    """The stemmer of a language; caches every word."""

    elision: frozenset[str] = frozenset()
    tails: frozenset[str] = frozenset()
    stop: frozenset[str] = frozenset()
    exceptions: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    @cached_property
    def read(self) -> Callable[[str], Read]:
        """What is read in what stands between two blanks."""
        return cache(self._read)

    def _read(self, written: str) -> Read:
        words = tuple(self.folded(token) for token in tokens(written))
        return words, tuple(stem for word in words for stem in self.keys(word))

    def folded(self, token: str) -> str:
        """The word in a token, see `folding`."""
        return fold_token(token, self.elision, self.tails)

    def keys(self, word: str) -> tuple[str, ...]:
        """The stems of a folded word, as a rule one; none only for an empty word."""
        return tuple(dict.fromkeys(self._stems(word)))

    def _stems(self, word: str) -> list[str]:
        if not word or len(word) > LONGEST_WORD:
            return [word] if word else []
        if word in self.exceptions:
            return [self.exceptions[word]]
        stems = [word]
        for step in self.steps:
            if len(stems) == 1:
                stems = _shortened(step, stems[0])
            else:
                stems = [stem for one in stems for stem in _shortened(step, one)]
        return [self.exceptions.get(stem, stem) for stem in stems]


def stemmer_of(rules: Mapping[str, Any]) -> Stemmer:
    """The stemmer for the rules of a language; all parts of them may be missing."""
    elision = frozenset(_words(rules.get("elision")))
    return Stemmer(
        elision=elision,
        tails=frozenset(_words(rules.get("tails"))),
        stop=frozenset(_words(rules.get("stop"))) | elision,
        exceptions={
            form: stem
            for stem, forms in rules.get("exceptions", {}).items()
            for form in _words(forms)
        },
        steps=tuple(_step(lines) for lines in rules.get("steps", ())),
    )


def _words(text: str | None) -> list[str]:
    return (text or "").split()


def _step(lines: Sequence[str]) -> Step:
    """The endings of the lines, each `LETTERS ENDING … > INSTEAD …`.

    Instead of an ending there may be nothing, `-`, or the ending itself, `+`.
    """
    endings: dict[str, Ending] = {}
    for line in lines:
        before, _, after = line.partition(">")
        at_least, *forms = before.split()
        for form in forms:
            signs = {"-": "", "+": form}
            instead = tuple(signs.get(one, one) for one in after.split() or "-")
            endings[form] = Ending(int(at_least), instead)
    lengths: dict[str, tuple[int, ...]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        known = lengths.get(ending[-1], ())
        lengths[ending[-1]] = known if len(ending) in known else (*known, len(ending))
    return Step(endings, lengths)


def _shortened(step: Step, word: str) -> list[str]:
    """The word without the longest ending that fits, if any."""
    for length in step.lengths.get(word[-1], ()):
        ending = step.endings.get(word[-length:])
        if ending and len(word) - length >= ending.at_least:
            return [word[:-length] + instead for instead in ending.instead]
    return [word]
