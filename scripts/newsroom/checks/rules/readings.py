"""Passages with the views of a body, for rules that need to know what was blanked out."""

from functools import lru_cache
from typing import Any, NamedTuple

from newsroom.checks.rules.passages import Passage, passages
from newsroom.content.body import Body
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem


class Reading(NamedTuple):
    """A passage, looked at in the ways that the body of a page can be."""

    passage: Passage
    body: Body

    def problem(self, code: str, index: int, **values: Any) -> Problem:
        """A problem at a character of the passage."""
        return self.passage.problem(code, index, **values)

    def is_whole(self, start: int, end: int) -> bool:
        """Whether nothing between two places was blanked out, so that the words do meet."""
        return self.body.own_words[start:end] == self.body.text[start:end]


@lru_cache(maxsize=4)  # several rules use the same page
def readings(localized: LocalizedPage) -> tuple[Reading, ...]:
    """The body, then the texts of the header."""
    return tuple(
        Reading(passage, Body(passage.text, 1) if passage.path else localized.file.body)
        for passage in passages(localized)
    )
