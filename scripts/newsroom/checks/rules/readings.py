"""What readers read of a page: the passages without what is meant for editors alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsroom.checks.rules.passages import Passage, passages
from newsroom.content.body import Body
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem

_FOR_EDITORS = ("checks", "translation")
"""Fields that are written in each language and shown to no reader."""


@dataclass(frozen=True)
class Reading:
    """A passage, looked at in the ways that the body of a page can be."""

    passage: Passage
    body: Body

    def problem(self, code: str, index: int, **values: Any) -> Problem:
        """A problem at a character of the passage."""
        return self.passage.problem(code, index, **values)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether nothing between two places was blanked out, so that the words do meet."""
        return self.body.own_words[start:end] == self.body.text[start:end]


def readings(sheet: Sheet) -> Iterator[Reading]:
    """The body, then the texts of the header."""
    for passage in passages(sheet):
        if not passage.path:
            yield Reading(passage, sheet.file.body)
        elif passage.path[0] not in _FOR_EDITORS:
            yield Reading(passage, Body(passage.text, 1))
