"""Where exactly the targets of links stand in a text, so that they can be written anew.

`content.links` finds what a target means; here is how it is written, in every notation: in
brackets, behind a name, in an attribute of HTML.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.content.links import targets_in

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_TAG = re.compile(r"<[a-zA-Z][^<>]{0,2000}>")
_ATTRIBUTE = re.compile(r"\s(?:href|src|poster)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_PARTS = re.compile(r"([^?#]*)(.*)", re.DOTALL)


class WrittenTarget(NamedTuple):
    """The target of a link as it is written."""

    address: str
    """As it is understood, backslashes taken away."""
    start: int
    end: int
    is_html: bool = False


def written_targets(text: str) -> Iterator[WrittenTarget]:
    """Every target of a text in which code is blanked out, in order; none twice."""
    found = sorted({*_of_markdown(text), *_of_html(text)}, key=lambda one: one.start)
    last = 0
    for target in found:
        if target.start >= last:
            yield target
            last = target.end


def path_and_rest(written: str) -> tuple[str, str]:
    """A target without query and anchor, and these."""
    match = _PARTS.fullmatch(written)
    assert match  # everything in it is optional
    return match[1], match[2]


def _of_markdown(text: str) -> Iterator[WrittenTarget]:
    for target in targets_in(text):
        start = target.start + text.startswith("<", target.start)
        start += len(text[start : target.end]) - len(text[start : target.end].lstrip())
        end = _end_of(text, start, target.end, target.address)
        if end is not None:
            yield WrittenTarget(target.address, start, end)


def _end_of(text: str, start: int, limit: int, address: str) -> int | None:
    """Where what means this address ends."""
    for end in range(start + len(address), min(limit, start + 2 * len(address)) + 1):
        if _ESCAPED.sub(r"\1", text[start:end]) == address:
            return end
    return None


def _of_html(text: str) -> Iterator[WrittenTarget]:
    for tag in _TAG.finditer(text) if "<" in text else ():
        for match in _ATTRIBUTE.finditer(text, tag.start(), tag.end()):
            group = 1 if match[1] is not None else 2
            yield WrittenTarget(match[group], match.start(group), match.end(group), is_html=True)
