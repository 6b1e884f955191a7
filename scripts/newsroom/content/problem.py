"""A problem: its code, place and values. The messages are made in `checks.messages`."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A place in a file, both counted from 1; columns count characters."""

    line: int
    column: int


START = Place(1, 1)


class Quoted(str):
    """Words of a page, shown in a message with the quotation marks of its language."""

    __slots__ = ()


class Verbatim(str):
    """Characters of a page, shown in a message as code."""

    __slots__ = ()


class Sentence(str):
    """A sentence of ours, shown whole and as it is."""

    __slots__ = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Problem:
    """A finding of a rule, at a place in a file."""

    code: str
    """The stable code of the rule, `DAT002`."""
    file: Path
    place: Place = START
    language: str
    """The language of the page, by the suffix of its file."""
    field: str | None = None
    """The path of the field, `venue.lat`; none for the body."""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    """The values for the message."""

    def sort_key(self) -> tuple[str, Place, str, str]:
        """Order of reading: by file, line and column."""
        return (self.file.as_posix(), self.place, self.code, self.field or "")
