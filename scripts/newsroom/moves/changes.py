"""What becomes of files, and why something cannot be done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from newsroom.content.problem import Place


class MoveError(Exception):
    """Nothing can be renamed or deleted; the words `moves.refusals` say why, and what to do."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason, values)
        self.reason, self.values = reason, values


@dataclass(frozen=True)
class FileChange:
    """A file, where it will be, and its bytes before and after."""

    path: Path
    new_path: Path | None
    """The same if it stays; `None` if it is deleted."""
    before: bytes
    after: bytes
    references: int = 0
    """How many references in it were written anew."""


@dataclass(frozen=True)
class Moved:
    """What has another name: pages, files beside them, and headings."""

    pages: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    """Paths from `docs` on."""
    headings: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By the page, as it was called before, and the id."""


class Mention(NamedTuple):
    """Where a page is referred to."""

    file: Path
    place: Place
    line: str
