"""Source lines of problems, and excerpts with a mark under a column."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from newsroom.content.page_file import decode_file
from newsroom.content.problem import Problem
from newsroom.content.register_file import NAME as REGISTER

_WIDEST = 100
_WIDEST_BEFORE = 60
"""Cells of the terminal: of the whole line, and of what stands before the column."""
_WITH_LINES = (".md", ".csv", ".ics", f"/{REGISTER}")
"""The endings of files in which a line says something."""

Cell = tuple[str, int]
"""A character as it is shown, and how many cells it takes."""


class SourceLines:
    """Lines of files; each file is read once."""

    def __init__(self) -> None:
        self._files: dict[Path, list[str]] = {}

    def line_of(self, problem: Problem) -> str | None:
        """The line that a problem is on; none for binary and hidden files, and unreadable ones."""
        if not problem.file.as_posix().endswith(_WITH_LINES) or problem.file.name.startswith("."):
            return None
        if problem.file not in self._files:
            text, _ = decode_file(problem.file)
            self._files[problem.file] = text.split("\n") if text else []
        lines = self._files[problem.file]
        return lines[problem.place.line - 1] if problem.place.line <= len(lines) else None


def excerpt(line: str, column: int) -> tuple[str, str]:
    """The line, or the part around the column, and the blanks that lead to that column."""
    index = min(column - 1, len(line))
    before = [_cell(character) for character in line[max(0, index - _WIDEST) : index]]
    after = [_cell(character) for character in line[index : index + _WIDEST]]
    is_short = len(line) == len(before) + len(after) and _width(before + after) <= _WIDEST
    shown_before = before if is_short else _fitting(reversed(before), _WIDEST_BEFORE)[::-1]
    shown_after = after if is_short else _fitting(after, _WIDEST - _width(shown_before))
    if len(shown_before) < index:
        shown_before = [("…", 1), *shown_before]
    if len(shown_after) < len(line) - index:
        shown_after = [*shown_after, ("…", 1)]
    shown = "".join(character for character, _ in shown_before + shown_after)
    return shown.rstrip(), " " * _width(shown_before)


def visible(text: str) -> str:
    """The text with `�` for control characters, and those that change the text direction."""
    return "".join(_cell(character)[0] for character in text)


def _cell(character: str) -> Cell:
    if character == "\t":
        return "    ", 4
    category = unicodedata.category(character)
    if category.startswith("C"):  # control, format, surrogate, private, unassigned
        return "\N{REPLACEMENT CHARACTER}", 1
    if category in ("Mn", "Me"):  # accents that stand on the letter before
        return character, 0
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fitting(cells: Iterable[Cell], width: int) -> list[Cell]:
    """As many of the cells as fit, from the first on."""
    fitting: list[Cell] = []
    for cell in cells:
        width -= cell[1]
        if width < 0:
            break
        fitting.append(cell)
    return fitting


def _width(cells: Iterable[Cell]) -> int:
    return sum(width for _, width in cells)
