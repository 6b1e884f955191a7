"""The source of a page: its bytes, its text, and where header and body begin in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.content.edits import Edit, edited_bytes
from newsroom.content.encoding import decode
from newsroom.content.header import RefusedError, split
from newsroom.content.library import Library
from newsroom.content.page_file import PageFile, page_of
from newsroom.content.problem import Place
from newsroom.content.yaml_places import Scalar, scalars
from newsroom.moves.changes import MoveError


@dataclass(frozen=True)
class Source:
    """A page as it is written."""

    raw: bytes
    text: str
    """Decoded, with plain line ends; all places are in it."""
    file: PageFile
    header: str
    header_at: int
    body_at: int

    def scalars(self) -> list[Scalar]:
        """The values of the header, with their places in the text."""
        at = self.header_at
        return [
            one._replace(start=one.start + at, end=one.end + at) for one in scalars(self.header)
        ]

    def place(self, index: int) -> Place:
        """The line and column of a place in the text."""
        start = self.text.rfind("\n", 0, index) + 1
        return Place(self.text.count("\n", 0, index) + 1, index - start + 1)

    def with_edits(self, edits: Sequence[Edit], library: Library) -> "Source":
        """The page with these edits."""
        return source_of(self.file.path, edited_bytes(self.raw, edits), library)


def read_source(path: Path, library: Library) -> Source:
    """The source of a page. Raises `MoveError` if it cannot be read, `OSError`."""
    return source_of(path, path.read_bytes(), library)


def source_of(path: Path, raw: bytes, library: Library) -> Source:
    """The source of a page that has these bytes. Raises `MoveError` if they cannot be read."""
    text, faults = decode(raw)
    file = page_of(path, library.docs, library.languages, text, faults)
    problem = next(iter(file.problems), None)
    try:
        header, body, _ = split(text)
    except RefusedError as refusal:
        raise MoveError("unreadable", file=path, place=refusal.fault[1]) from None
    if not file.header.complete or not text:
        place = problem.place if problem else Place(1, 1)
        raise MoveError("unreadable", file=path, place=place)
    return Source(raw, text, file, header, text.index("\n") + 1, len(text) - len(body))
