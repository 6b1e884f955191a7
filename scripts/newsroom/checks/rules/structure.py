"""The same page in two languages: the same items of lists, boxes and paragraphs.

Only what is surely lost counts. A translator may join paragraphs, or make a sentence of a list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from newsroom.checks.alignment import missing
from newsroom.checks.rules.alike import current_original
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.blocks import Block, blocks_of
from newsroom.content.body import Body
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem, Quoted

_KINDS = {"item": "items", "admonition": "boxes"}
_WORDS_SHOWN = 8
_SHOWN = 3
_LONGEST_BODY = 100_000
"""Longer texts are no pages: they are not compared."""


@dataclass(frozen=True)
class _Section:
    """A section of a body with its blocks."""

    start: int
    blocks: tuple[Block, ...]

    def of_kind(self, kind: str) -> list[Block]:
        return [block for block in self.blocks if block.kind == kind]

    def place_of(self, kind: str) -> int:
        """Where the first block of a kind begins, or else the section."""
        starts = accumulate((len(block.raw) for block in self.blocks), initial=self.start)
        for block, start in zip(self.blocks, starts, strict=False):
            if block.kind == kind:
                return start + len(block.raw) - len(block.raw.lstrip())
        return self.start

    @property
    def paragraphs(self) -> list[str]:
        """The texts of its paragraphs, without those that only show a picture."""
        texts = (" ".join(block.texts) for block in self.of_kind("paragraph"))
        return [text for text in texts if not text.startswith("![")]

    @property
    def length(self) -> int:
        return sum(len(text) for block in self.blocks for text in block.texts)


def lists_and_boxes_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The lists of a translation have as many items as those of its English page; so for boxes."""
    for theirs, mine in _sections(localized, context):
        for kind, variant in _KINDS.items():
            there, here = len(theirs.of_kind(kind)), len(mine.of_kind(kind))
            if _differ(kind, theirs, mine):
                place = localized.file.body.place(mine.place_of(kind))
                yield localized.file.problem_at(
                    "I18007", place, variant=variant, there=there, here=here
                )


def _differ(kind: str, theirs: _Section, mine: _Section) -> bool:
    """Whether a box is missing, or lists have other items; a list alone may be a sentence there."""
    there, here = len(theirs.of_kind(kind)), len(mine.of_kind(kind))
    if kind == "item":
        return there != here and there > 0 and (here > 0 or _is_lost(theirs, mine))
    return here < there


def _is_lost(theirs: _Section, mine: _Section) -> bool:
    """Whether a list is gone, and no sentence says the same."""
    of_items = sum(len(text) for block in theirs.of_kind("item") for text in block.texts)
    return mine.length < theirs.length - of_items / 2


def paragraphs_are_alike(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Every paragraph of the English page has been translated. Advice: lengths are compared."""
    for theirs, mine in _sections(localized, context):
        there, here = theirs.paragraphs, mine.paragraphs
        is_noted = any(len(theirs.of_kind(kind)) != len(mine.of_kind(kind)) for kind in _KINDS)
        lost = () if is_noted else missing(there, here)
        if lost:
            place = localized.file.body.place(mine.place_of("paragraph"))
            yield localized.file.problem_at(
                "I18014", place, there=[_beginning(there[number]) for number in lost[:_SHOWN]]
            )


def _beginning(text: str) -> Quoted:
    words = text.split()
    return Quoted(" ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else ""))


def _sections(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[tuple[_Section, _Section]]:
    """The sections of a page and its translation, where both have as many headings."""
    original = current_original(localized, context)
    bodies = [one.file.body for one in (original, localized) if one]
    if original is None or max(len(body.text) for body in bodies) > _LONGEST_BODY:
        return
    there, here = map(_sections_of, bodies)
    if len(there) == len(here):
        yield from zip(there, here, strict=True)


@lru_cache(maxsize=8)  # translation after translation asks for those of the original
def _sections_of(body: Body) -> Sequence[_Section]:
    starts = [0, *(heading.index for heading in body.headings)]
    return [
        _Section(start, blocks_of(text))
        for start, (_, text) in zip(starts, body.sections(), strict=True)
    ]


TEXT_RULES: tuple[PageRule, ...] = (lists_and_boxes_are_alike, paragraphs_are_alike)
WARNINGS = frozenset({"I18014"})
