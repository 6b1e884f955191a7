"""Two languages of a page cut into the parts that belong together, with their facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from newsroom.checks.rules.passages import Passage, own_passages, passages
from newsroom.checks.text_facts import Fact, facts_in
from newsroom.content.body import Body
from newsroom.content.library import Sheet

_GLOSS = re.compile(r"[”»“]\s{0,3}\([^()]{0,500}")
"""What explains a quotation, and repeats its numbers: `«85 % of all» (l’85% di tutti)`."""


@dataclass(frozen=True)
class Part:
    """A text of the header or a paragraph of the body, and the facts that it states."""

    passage: Passage
    start: int
    facts: tuple[Fact, ...]
    own: tuple[Fact, ...]
    """Those that are neither quoted nor explain a quotation."""


Pair = tuple[Part, Part]
"""What belongs together, the part of the original first."""


def sections(original: Sheet, translation: Sheet) -> Iterator[list[Pair]]:
    """The texts of the header and the sections of the body, each by its paragraphs."""
    there = {passage.path: (passage, own) for passage, own in _passages(original)}
    for passage, own in _passages(translation):
        nothing = Passage(original, "", passage.path)
        theirs = there.get(passage.path, (nothing, nothing))
        cuts = [[(0, 0)]] if passage.path else list(_cuts(original, translation))
        starts, starts_here = zip(*chain(*cuts), strict=True)
        parts = zip(_parts(*theirs, starts), _parts(passage, own, starts_here), strict=True)
        for section in cuts:
            yield list(islice(parts, len(section)))


def _passages(sheet: Sheet) -> Iterator[tuple[Passage, Passage]]:
    return zip(passages(sheet), own_passages(sheet), strict=True)


def _parts(passage: Passage, own: Passage, starts: tuple[int, ...]) -> Iterator[Part]:
    facts = facts_in(passage.text, passage.sheet.file.lang)
    if not facts:
        yield from (Part(passage, start, (), ()) for start in starts)
        return
    places = [fact.index for fact in facts]
    explained = {
        place
        for match in (_GLOSS.finditer(passage.text) if "(" in passage.text else ())
        for place in places[bisect_left(places, match.start()) : bisect_left(places, match.end())]
    }
    for start, end in zip(starts, (*starts[1:], len(passage.text)), strict=True):
        within = facts[bisect_left(places, start) : bisect_left(places, end)]
        mine = [
            fact
            for fact in within
            if fact.index not in explained and not own.text[fact.index].isspace()
        ]
        yield Part(passage, start, within, tuple(mine))


def _cuts(original: Sheet, translation: Sheet) -> Iterator[list[tuple[int, int]]]:
    """Where both bodies are cut: at the headings if there are as many of them in both.

    And between two headings at the paragraphs, if there are as many of these.
    """
    bodies = (original.file.body, translation.file.body)
    there, here = ([0, *(heading.index for heading in body.headings)] for body in bodies)
    if len(there) != len(here):
        there, here = [0], [0]
    ends, ends_here = [*there[1:], len(bodies[0].text)], [*here[1:], len(bodies[1].text)]
    for start, end, start_here, end_here in zip(there, ends, here, ends_here, strict=True):
        paragraphs = _paragraphs(bodies[0], start, end)
        paragraphs_here = _paragraphs(bodies[1], start_here, end_here)
        cuts = [(start, start_here)]
        if len(paragraphs) == len(paragraphs_here):
            cuts += zip(paragraphs, paragraphs_here, strict=True)
        yield cuts


def _paragraphs(body: Body, start: int, end: int) -> tuple[int, ...]:
    """Where paragraphs begin, without the first."""
    found = body.paragraphs
    return found[bisect_right(found, start) : bisect_left(found, end)]
