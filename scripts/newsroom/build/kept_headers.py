"""Headers that were read before, kept by their texts.

Only sound ones are kept, without the places of their fields: these are looked for when a problem
has to be told.
"""

from functools import cached_property
from pathlib import Path

from newsroom.build.inputs import sum_of
from newsroom.build.kept import KeptBySum
from newsroom.content.encoding import Fault
from newsroom.content.header import Header, Value, parse
from newsroom.content.header import Path as FieldPath
from newsroom.content.problem import Place

Fields = dict[str, Value]


class _KnownHeader(Header):
    """A header whose fields are known, and where they stand only when somebody asks."""

    def __init__(self, text: str, data: Fields) -> None:
        self.data, self.complete, self._text = data, True, text

    @cached_property
    def _read(self) -> Header:
        return parse(self._text)[0]

    @cached_property
    def keys(self) -> dict[FieldPath, Place]:  # type: ignore[override]  # the same, but later
        return self._read.keys

    @cached_property
    def values(self) -> dict[FieldPath, Place]:  # type: ignore[override]  # the same, but later
        return self._read.values


class HeadersKept(KeptBySum):
    """Reads headers as `parse` does; those that it has read before it remembers."""

    def __init__(self, project: Path, code: str) -> None:
        super().__init__(project, "headers", code)

    def parse(self, text: str) -> tuple[Header, list[Fault]]:
        """The header as far as it can be read, and what is wrong with it."""
        total = sum_of([text])
        data = self.get(total)
        if data is not None:
            return _KnownHeader(text, data), []
        header, faults = parse(text)
        if not faults:
            self.put(total, header.data)
        return header, faults
