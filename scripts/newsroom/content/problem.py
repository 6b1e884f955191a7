"""A problem: what is wrong, and where. What to say about it is not known here."""

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
    """Words of a page, which a message puts in the quotation marks of its language."""

    __slots__ = ()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Problem:
    """Something that an editor should know."""

    code: str
    """The stable code of the rule, `DAT002`."""
    file: Path
    place: Place = START
    language: str
    """The language of the page, by the suffix of its file."""
    field: str | None = None
    """The field with its path, `venue.lat`; none for the prose."""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    """What the message mentions."""

    def sort_key(self) -> tuple[str, Place, str, str]:
        """Order of reading: by file, line and column."""
        return (self.file.as_posix(), self.place, self.code, self.field or "")
