"""The paragraphs of a text that are too long for Python-Markdown.

It looks for links and emphasis in one paragraph, list item or table row at a time, and its
time grows with the square of that. In doubt, what stands together is one paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from newsroom.model.limits import PARAGRAPH_LENGTH

BLANK_LINE = re.compile(r"\n[ \t>]*(?=\n)")
_ITEM = re.compile(
    r"(?P<quote>(?:[ ]{0,3}>)*+)(?:(?<=>)[ ])?(?P<indent>[ ]*)(?:(?P<first>[-*+]|1[.)])|\d+[.)])[ ]"
)
_RULE = re.compile(r"[ ]{0,3}([*_-])\1*[ ]*")
"""A line across the page, however long it is written."""
_INDENT = 4
_DEEPER = 6
"""Blanks by which a line may begin further in than the item above, and be an item in it."""


def overlong_paragraphs(text: str) -> Iterator[int]:
    """Where each begins."""
    start = 0
    for end in [*(match.start() for match in BLANK_LINE.finditer(text)), len(text)]:
        if end - start > PARAGRAPH_LENGTH:
            yield from _overlong_parts(text[start:end].removeprefix("\n"), start + (start > 0))
        start = end


def _overlong_parts(block: str, start: int) -> Iterator[int]:
    """Where each item, row or other part of a block begins that is too long."""
    begin = start
    for lines in _parts(block.split("\n")):
        length = sum(len(line) + 1 for line in lines)
        if length > PARAGRAPH_LENGTH and not _RULE.fullmatch("".join(lines)):
            yield begin
        begin += length


def _parts(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of a block, those together that Python-Markdown reads together."""
    if _is_table(lines):
        yield from ([line] for line in lines)
        return
    part: list[str] = []
    quote, indent = "", -1
    for number, line in enumerate(lines):
        item = _ITEM.match(line)
        here = len(item["indent"]) if item else 0
        if item and indent < 0 and (number == 0 or (item["first"] and here < _INDENT)):
            quote, indent = item["quote"].replace(" ", ""), here
        is_item = item and indent >= 0 and item["quote"].replace(" ", "") == quote
        if is_item and here < indent + _DEEPER:  # further in, it is text of the item above
            indent = here
            begins = True
        else:
            begins = line.startswith("#")
        if begins and part:
            yield part
            part = []
        part.append(line)
    yield part


def _is_table(lines: Sequence[str]) -> bool:
    """Whether Python-Markdown is sure to read a block as a table."""
    if len(lines) < 2:
        return False
    header, rule = (line.lstrip("> ").rstrip(" ") for line in lines[:2])
    borders = [(row.startswith("|"), row.endswith("|")) for row in (header, rule)]
    bars = header.count("|")
    is_plain = not {"\\", "`"} & set(header)
    is_ruled = set(rule) <= set("|:- ") and rule.count("|") == bars
    return is_plain and is_ruled and borders[0] == borders[1] and bars > sum(borders[0])
