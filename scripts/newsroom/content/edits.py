"""Edits of a file: some of its text is replaced; byte order mark, line ends and all else stay."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

_MARK = "\ufeff"


class Edit(NamedTuple):
    """A part of a text, as `decode` gives it, and what stands in its place."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with these edits, of which no two overlap."""
    pieces, last = [], 0
    for edit in sorted(edits):
        assert edit.start >= last, edit
        pieces += [text[last : edit.start], edit.text]
        last = edit.end
    return "".join([*pieces, text[last:]])


def edited_bytes(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file with these edits of its decoded text."""
    written = raw.decode("utf-8")
    shift = len(_MARK) if written.startswith(_MARK) else 0
    pairs = [m.start() - shift for m in re.finditer("\r\n", written)]
    breaks = [start - number for number, start in enumerate(pairs)]
    end = "\r\n" if breaks else "\n" if "\n" in written or "\r" not in written else "\r"

    def place(index: int) -> int:
        return shift + index + bisect_left(breaks, index)

    return edited(
        written,
        [Edit(place(one.start), place(one.end), one.text.replace("\n", end)) for one in edits],
    ).encode()


def difference(before: str, after: str) -> list[Edit]:
    """The one edit that makes `after` of `before`; none if they are the same."""
    if before == after:
        return []
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return [Edit(start, len(before) - end, after[start : len(after) - end])]


def _common(one: str, other: str) -> int:
    """How many characters are the same at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
