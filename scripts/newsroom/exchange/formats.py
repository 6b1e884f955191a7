"""The exchange formats, by name and by file name extension."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from newsroom.exchange.po import read_po, write_po
from newsroom.exchange.units import ExchangeError, TranslationUnits
from newsroom.exchange.xliff import read_xliff, write_xliff


@dataclass(frozen=True)
class Format:
    """A file format: its file name extensions, and functions to write and read it."""

    extensions: tuple[str, ...]
    write: Callable[[TranslationUnits], bytes]
    read: Callable[[bytes], TranslationUnits]


FORMATS: Mapping[str, Format] = {
    "xliff": Format((".xlf", ".xliff"), write_xliff, read_xliff),
    "po": Format((".po",), write_po, read_po),
}


def format_of(name: str) -> Format:
    """The format of a file. Raises `ExchangeError` for an unknown extension."""
    extension = PurePath(name).suffix.lower()
    for one in FORMATS.values():
        if extension in one.extensions:
            return one
    raise ExchangeError("unknown_format", file=name)
