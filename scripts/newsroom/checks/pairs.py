"""Marks that come in pairs: quotation marks, and the Spanish `¿…?` and `¡…!`."""

import re
from collections.abc import Iterator

_QUOTES = re.compile("[“”„«»]")
_PARAGRAPH_END = re.compile("\n[ \t>]*\n[ \t>]*")
_PARTNERS = {"”": "“„", "»": "«"}
_OPENING = "“„«"
_AGAIN = {"“": ("“",), "„": ("„",), "«": ("«", "»")}
"""What a paragraph begins with that goes on with a quotation."""
_SPANISH = re.compile("[¿¡]+|[?!]+|\n[ \t]*\n")


def unpaired_quotes(text: str) -> Iterator[tuple[int, str]]:
    """Quotation marks that no partner in the same paragraph answers, with their places.

    A quotation over several paragraphs begins each with the mark that opens it (`»` may stand
    for `«` there), and only the last has the mark that closes it.
    """
    opened: list[re.Match[str]] = []
    again, last = -1, 0
    for mark in _QUOTES.finditer(text):
        for border in _PARAGRAPH_END.finditer(text, last, mark.start()) if opened else ():
            following = text[border.end() : border.end() + 1]
            if len(opened) == 1 and following in _AGAIN[opened[0][0]]:
                again = border.end()
            elif ">" not in border[0].split("\n")[1]:  # a block of quotation goes on below it
                yield from _places(opened)
                opened = []
        last = mark.end()
        if mark.start() == again:
            opened = [mark] if mark[0] in _OPENING else opened
        elif mark[0] == "“" and opened and opened[-1][0] == "„":
            opened.pop()  # as in German
        elif mark[0] in _OPENING:
            opened.append(mark)
        elif opened and opened[-1][0] in _PARTNERS[mark[0]]:
            opened.pop()
        else:
            yield mark.start(), mark[0]
    yield from _places(opened)


def unpaired_spanish(text: str) -> Iterator[tuple[int, str]]:
    """Question and exclamation marks that no partner in the same paragraph answers.

    `¿…!` is a pair too: a question may be exclaimed.
    """
    opened: list[re.Match[str]] = []
    for mark in _SPANISH.finditer(text):
        if mark[0].isspace():
            yield from _places(opened)
            opened = []
        elif mark[0][0] in "¿¡":
            opened.append(mark)
        elif opened:
            opened.pop()
        else:
            yield mark.start(), mark[0]
    yield from _places(opened)


def _places(marks: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    return ((mark.start(), mark[0]) for mark in marks)
