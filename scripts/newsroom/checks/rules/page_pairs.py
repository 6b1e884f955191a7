"""Corresponding parts of two languages of a page, with their facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from newsroom.checks.rules.passages import Passage, own_passages, passages
from newsroom.checks.text_facts import Fact, facts_in
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
            fact for fact in self.facts if not any(text[fact.index].isspace() for text in texts)
        )

    def cut(self, starts: Sequence[int]) -> list["Part"]:
        """The part in pieces, the first of which begins where it does."""
        places = [fact.index for fact in self.facts]
        borders = [0, *(bisect_left(places, start) for start in starts[1:]), len(places)]
        return [
            Part(self.passage, self.own_text, start, end, self.facts[first:last])
            for (start, end), (first, last) in zip(
                pairwise([*starts, self.end]), pairwise(borders), strict=True
            )
        ]


Pair = tuple[Part, Part]
"""What belongs together, the part of the original first."""


def sections(original: LocalizedPage, translation: LocalizedPage) -> Iterator[Pair]:
    """The texts of the header and the sections of the body, as far as they state facts."""
    there = {passage.path: (passage, own.text) for passage, own in _passages(original)}
    for passage, own in _passages(translation):
        theirs, their_own = there.get(passage.path) or (Passage(original, "", passage.path), "")
        if not _facts(theirs) and not _facts(passage):
            continue
        whole, whole_here = _whole(theirs, their_own), _whole(passage, own.text)
        if passage.path:
            yield whole, whole_here
            continue
        starts, starts_here = _section_starts(original, translation)
        yield from zip(whole.cut(starts), whole_here.cut(starts_here), strict=True)


def paragraphs(section: Pair) -> list[Pair]:
    """A section by its paragraphs, if there are as many of them in both languages."""
    starts, starts_here = (_paragraph_starts(part) for part in section)
    if len(starts) != len(starts_here):
        return [section]
    return list(zip(section[0].cut(starts), section[1].cut(starts_here), strict=True))


def _passages(localized: LocalizedPage) -> Iterator[tuple[Passage, Passage]]:
    return zip(passages(localized), own_passages(localized), strict=True)


def _whole(passage: Passage, own_text: str) -> Part:
    return Part(passage, own_text, 0, len(passage.text), _facts(passage))


def _facts(passage: Passage) -> tuple[Fact, ...]:
    return facts_in(passage.text, passage.localized.file.lang)


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
