"""The passages of a page for the rules on prose: the body, and the texts of the header."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from newsroom.content.body import without_quotations
from newsroom.content.header import Path, Value
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.kinds import header_texts


class Passage(NamedTuple):
    """A text of a page, and how to point at a place in it."""

    localized: LocalizedPage
    text: str
    path: Path = ()
    """The field of the header; empty for the body."""

    def problem(self, code: str, index: int, **values: Any) -> Problem:
        """A problem at a character; in the header, with its field."""
        if self.path:
            return self.localized.file.problem(code, *self.path, **values)
        return self.localized.file.problem_at(code, self.localized.file.body.place(index), **values)


@lru_cache(maxsize=4)  # several rules use the same page
def own_passages(localized: LocalizedPage) -> tuple[Passage, ...]:
    """What the page says in its own words: quotations, code and addresses are blanked out."""
    header = (
        Passage(localized, without_quotations(text), path)
        for path, text in _header_texts(localized)
    )
    return (Passage(localized, localized.file.body.own_words), *header)


@lru_cache(maxsize=4)
def passages(localized: LocalizedPage) -> tuple[Passage, ...]:
    """The same with its quotations."""
    header = (Passage(localized, text, path) for path, text in _header_texts(localized))
    return (Passage(localized, localized.file.body.prose), *header)


def _header_texts(localized: LocalizedPage) -> Iterator[tuple[Path, str]]:
    if localized.kind is None:
        return
    for name, value in header_texts(localized.kind, localized.file.header.data):
        yield from _leaves((name,), value)


def _leaves(path: Path, value: Value) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _leaves((*path, index), part)
    else:
        for name, part in value.items():
            yield from _leaves((*path, name), part)
