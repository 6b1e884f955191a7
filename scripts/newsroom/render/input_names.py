"""The names of the inputs that are read while a file is made, and their recorder.

An input is the header of a page, its whole file, a picture, a section of the menu. A build that
knows the inputs of a file makes it again only if one of them has changed.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any, TypeVar

from newsroom.model.catalogue import Catalogue, Entry
from newsroom.model.page import BasePage

Value = TypeVar("Value")
HEADERS = "headers"
"""The headers of all pages in a language."""
HEADINGS = "headings"
"""The headings of all pages in all languages."""
FILES = "files"
"""All pages in all languages, with their texts."""
STYLES = "styles"
"""The stylesheets: every page names the file that they become."""


def header_of(ref: str, lang: str) -> str:
    """The header of a page in a language, and the languages in which the page exists."""
    return f"header {lang} {ref}"


def headers_of_type(kind: str, lang: str) -> str:
    """The headers of all pages of a type."""
    return f"type {lang} {kind}"


def file_of(ref: str, lang: str) -> str:
    """The file of a page in a language, and that of the original."""
    return f"page {lang} {ref}"


def asset(path: str) -> str:
    """A picture or another file that is no page."""
    return f"asset {path}"


def existence(ref: str) -> str:
    """Whether there is a page of this name."""
    return f"existence {ref}"


def belonging(field: str, name: str) -> str:
    """The events that name a larger event (`part_of`) or a series."""
    return f"belonging {field} {name}"


def section(folder: str) -> str:
    """The pages in a section of the menu, in their order."""
    return f"section {folder}"


class Recorder:
    """Collects the names of the inputs that are read."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._known: dict[Hashable, tuple[Any, frozenset[str]]] = {}

    def start(self) -> None:
        """Forget the inputs of the previous file."""
        self.names = set()

    def add(self, name: str) -> None:
        """Record an input."""
        self.names.add(name)

    def once(self, key: Hashable, find: Callable[[], Value]) -> Value:
        """A value found once for many files; what it was found from is noted for each."""
        if key not in self._known:
            before, self.names = self.names, set()
            self._known[key] = find(), frozenset(self.names)
            self.names = before
        value, names = self._known[key]
        self.names |= names
        return value  # type: ignore[no-any-return]  # of the type that `find` gave


class RecordedCatalogue(Catalogue):
    """A catalogue that records which headers are read in a language."""

    _record: Recorder
    _lang: str

    def __init__(self, catalogue: Catalogue, lang: str, record: Recorder) -> None:
        entries = _RecordedEntries(catalogue.entries, lang, record)
        vars(self).update(
            entries=entries, register=catalogue.register, _all=catalogue, _lang=lang, _record=record
        )

    def __getitem__(self, ref: str) -> Entry:
        return self.entries[ref]

    def _sorted(self, kind: type[BasePage], key: Callable[[Any], Any]) -> list[Entry]:
        self._record.add(headers_of_type(kind.__name__, self._lang))
        return vars(self)["_all"]._sorted(kind, key)  # type: ignore[no-any-return] # noqa: SLF001 - its own class

    def _belonging_to(self, field: str, name: str) -> list[Entry]:
        self._record.add(belonging(field, name))
        return vars(self)["_all"]._belonging_to(field, name)  # type: ignore[no-any-return] # noqa: SLF001 - its own class


class _RecordedEntries(Mapping[str, Entry]):
    def __init__(self, entries: Mapping[str, Entry], lang: str, record: Recorder) -> None:
        self._entries, self._lang, self._record = entries, lang, record

    def __getitem__(self, ref: str) -> Entry:
        self._record.add(header_of(ref, self._lang))
        return self._entries[ref]

    def __contains__(self, ref: object) -> bool:
        self._record.add(header_of(str(ref), self._lang))
        return ref in self._entries

    def __iter__(self) -> Iterator[str]:
        self._record.add(f"{HEADERS} {self._lang}")
        return iter(self._entries)

    def __len__(self) -> int:
        self._record.add(f"{HEADERS} {self._lang}")
        return len(self._entries)
