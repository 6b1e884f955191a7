"""Items of lists that readers get otherwise than they are written: numbers, bullets, levels."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.checks.rendered_text import Item, RenderedText, words_of

_ITEM = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<mark>[-*+]|\d{1,9}\.)[ \t]+(?P<text>\S[^\n]*)", re.MULTILINE
)
_TARGET = re.compile(r"\]\([^)\n]*\)|\]\[[^\]\n]*\]|\{[^{}\n]*\}")
_COMPARED = 4
"""Words by which an item is known."""
_NESTED = 2
"""Blanks from which on an item is meant to lie in the one above."""


class ChangedItem(NamedTuple):
    """An item, what became of it, and where it stands in the source."""

    variant: str
    """`number`, `single`, `mixed` or `flat`."""
    written: str
    """Its number or bullet as it is written."""
    list_number: int
    place: int


class _Written(NamedTuple):
    indent: int
    mark: str
    words: list[str]
    place: int

    @property
    def number(self) -> int | None:
        return int(self.mark[:-1]) if self.mark[:-1] else None


def changed_items(page: RenderedText) -> Iterator[ChangedItem]:
    """The items whose number, kind or level is not what was written, in their order."""
    written_items = _written_items(page.source)
    if all(one.indent == 0 and one.number is None for one in written_items):
        return  # plain bullets, which are never mistaken
    sizes = Counter(item.list for item in page.items)
    firsts: dict[int, _Written] = {}
    before: tuple[Item, _Written] | None = None
    in_sequence = _in_sequence(written_items)
    for item, written in _pairs(page.items, written_items):
        is_item = item.depth > 1 and written.number == 1
        is_single = sizes[item.list] == 1 and not is_item and written.place not in in_sequence
        first = firsts.setdefault(item.list, written)
        variant = _kind(item, written, first, is_single=is_single) or _level(item, written, before)
        if variant:
            yield ChangedItem(variant, written.mark, item.list, written.place)
        before = item, written


def _kind(item: Item, written: _Written, first: _Written, *, is_single: bool) -> str:
    if item.is_numbered != (written.number is not None):
        return "mixed"
    if not item.is_numbered:
        return ""
    if is_single:
        return "single"
    return "" if written.number in (first.number, item.number) else "number"


def _level(item: Item, written: _Written, before: tuple[Item, _Written] | None) -> str:
    """Whether an item should lie in the one above, and does not."""
    if before is None or before[0].list != item.list:
        return ""
    return "flat" if written.indent - before[1].indent >= _NESTED else ""


def _in_sequence(items: list[_Written]) -> set[int]:
    """The places of items whose number follows that of another item, or is followed by one."""
    places: set[int] = set()
    last: dict[int, _Written] = {}
    for item in items:
        before = last.get(item.indent)
        if before and item.number and before.number == item.number - 1:
            places |= {before.place, item.place}
        if item.number is not None:
            last[item.indent] = item
    return places


def _written_items(source: str) -> list[_Written]:
    return [
        _Written(
            len(match["indent"].expandtabs(4)),
            match["mark"],
            words_of(_TARGET.sub(" ", match["text"]))[:_COMPARED],
            match.start("mark"),
        )
        for match in _ITEM.finditer(source)
    ]


def _pairs(items: tuple[Item, ...], written: list[_Written]) -> Iterator[tuple[Item, _Written]]:
    """Each item with its line in the source, where that is certain."""
    start = 0
    for item in items:
        words = item.words[:_COMPARED]
        for number in range(start, len(written)):
            if words and written[number].words == words:
                start = number + 1
                yield item, written[number]
                break
