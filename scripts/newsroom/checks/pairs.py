"""Marks that come in pairs: quotation marks, and the Spanish `¿…?` and `¡…!`."""

import re
from collections.abc import Iterator

_QUOTES = re.compile("[“”„«»]|\n[ \t]*\n")
_PARTNERS = {"”": "“„", "»": "«"}
_SPANISH = re.compile("[¿¡]+|[?!]+|\n[ \t]*\n")


def unpaired_quotes(text: str) -> Iterator[tuple[int, str]]:
    """Quotation marks that no partner in the same paragraph answers, with their places."""
    opened: list[re.Match[str]] = []
    for mark in _QUOTES.finditer(text):
        if mark[0].isspace():
            yield from _places(opened)
            opened = []
        elif mark[0] == "“" and opened and opened[-1][0] == "„":
            opened.pop()  # as in German
        elif mark[0] not in _PARTNERS:
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
