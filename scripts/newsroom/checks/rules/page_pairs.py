"""Corresponding parts of two languages of a page, with their facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from newsroom.checks.reading.facts import Fact, facts_in
from newsroom.checks.reading.number_tokens import number_tokens
from newsroom.checks.rules.passages import Passage, own_passages, passages
from newsroom.content.body import blank
from newsroom.content.library import LocalizedPage

_GLOSS = re.compile(r"[”»“]\s{0,3}\([^()]{0,500}")
"""What explains a quotation, and repeats its numbers: `«85 % of all» (l’85% di tutti)`."""


@dataclass(frozen=True)
class Part:
    """A text of the header, a section of the body or a paragraph, and the facts that it states."""

    passage: Passage
    own_text: str
    """The passage without its quotations."""
    start: int
    end: int
    facts: tuple[Fact, ...]

    @cached_property
    def own(self) -> tuple[Fact, ...]:
        """The facts that are neither quoted nor explain a quotation."""
        texts = self.own_text, _without_glosses(self.passage.text)
        return tuple(
            fact for fact in self.facts if not any(text[fact.start].isspace() for text in texts)
        )

    def cut(self, starts: Sequence[int]) -> list["Part"]:
        """The part in pieces, the first of which begins where it does."""
        borders = _borders([fact.start for fact in self.facts], starts)
        return [
            Part(self.passage, self.own_text, start, end, self.facts[first:last])
            for (start, end), (first, last) in zip(
                pairwise([*starts, self.end]), pairwise(borders), strict=True
            )
        ]


Pair = tuple[Part, Part]
"""What belongs together, the part of the original first."""


def sections(original: LocalizedPage, translation: LocalizedPage) -> Iterator[Pair]:
    """The texts of the header and the sections of the body whose facts may differ."""
    there = {passage.path: (passage, own.text) for passage, own in _passages(original)}
    for passage, own in _passages(translation):
        theirs, their_own = there.get(passage.path) or (Passage(original, "", passage.path), "")
        starts, starts_here = ([0], [0]) if passage.path else _section_starts(original, translation)
        tokens, tokens_here = _tokens(theirs, starts), _tokens(passage, starts_here)
        if tokens != tokens_here:  # seldom
            for number in range(len(starts)):
                if tokens[number] != tokens_here[number]:
                    yield (
                        _part(theirs, their_own, *_span(theirs, starts, number)),
                        _part(passage, own.text, *_span(passage, starts_here, number)),
                    )


def paragraphs(section: Pair) -> list[Pair]:
    """A section by its paragraphs, if there are as many of them in both languages."""
    starts, starts_here = (_paragraph_starts(part) for part in section)
    if len(starts) != len(starts_here):
        return [section]
    return list(zip(section[0].cut(starts), section[1].cut(starts_here), strict=True))


def _passages(localized: LocalizedPage) -> Iterator[tuple[Passage, Passage]]:
    return zip(passages(localized), own_passages(localized), strict=True)


@lru_cache(maxsize=32)  # translation after translation asks for those of the original
def _part(passage: Passage, own_text: str, start: int, end: int) -> Part:
    facts = (
        fact._replace(start=start + fact.start, end=start + fact.end)
        for fact in facts_in(passage.text[start:end], passage.localized.file.lang)
    )
    return Part(passage, own_text, start, end, tuple(facts))


def _span(passage: Passage, starts: Sequence[int], number: int) -> tuple[int, int]:
    """Where a section begins and ends."""
    return starts[number], [*starts[1:], len(passage.text)][number]


def _tokens(passage: Passage, starts: Sequence[int]) -> list[tuple[str, ...]]:
    """The tokens of each section: those that have the same state the same facts."""
    places, tokens = number_tokens(passage.text, passage.localized.file.lang)
    return [tokens[first:last] for first, last in pairwise(_borders(places, starts))]


def _borders(places: Sequence[int], starts: Sequence[int]) -> list[int]:
    """Which of what stands at these places begins each part, and the end of the last."""
    return [0, *(bisect_left(places, start) for start in starts[1:]), len(places)]


def _section_starts(
    original: LocalizedPage, translation: LocalizedPage
) -> tuple[list[int], list[int]]:
    """Where both bodies are cut: at the headings if there are as many of them in both."""
    there, here = (
        [0, *(heading.index for heading in localized.file.body.headings)]
        for localized in (original, translation)
    )
    return (there, here) if len(there) == len(here) else ([0], [0])


def _paragraph_starts(part: Part) -> list[int]:
    """Where paragraphs begin, and the part itself; a text of the header has but one."""
    found = () if part.passage.path else part.passage.localized.file.body.paragraphs
    return [part.start, *found[bisect_right(found, part.start) : bisect_left(found, part.end)]]


@lru_cache(maxsize=4)
def _without_glosses(text: str) -> str:
    return _GLOSS.sub(blank, text) if "(" in text else text
