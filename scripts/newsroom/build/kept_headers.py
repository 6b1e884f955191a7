"""Headers that were read before, kept by their texts.

Only sound ones are kept, without the places of their fields: these are looked for when a problem
has to be told.
"""

from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from newsroom.build.kept import keep, recall
from newsroom.content.encoding import Fault
from newsroom.content.header import Header, Value, parse
from newsroom.content.header import Path as FieldPath
from newsroom.content.problem import Place

NAME = "headers"
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


class HeadersKept:
    """Reads headers as `parse` does; those that it has read before it remembers."""

    def __init__(self, project: Path, code: str) -> None:
        self._project, self._code = project, code
        kept = recall(project, NAME) or {}
        self._before: dict[str, Fields] = (
            kept.get("headers", {}) if kept.get("code") == code else {}
        )
        self._now: dict[str, Fields] = {}

    def parse(self, text: str) -> tuple[Header, list[Fault]]:
        """The header as far as it can be read, and what is wrong with it."""
        key = blake2b(text.encode(), digest_size=12).hexdigest()
        if key in self._before:
            data = self._now[key] = self._before[key]
            return _KnownHeader(text, data), []
        header, faults = parse(text)
        if not faults:
            self._now[key] = header.data
        return header, faults

    def keep(self) -> None:
        """Keep the headers that were read now."""
        if self._now.keys() != self._before.keys():
            keep(self._project, NAME, {"code": self._code, "headers": self._now})
