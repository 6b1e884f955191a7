"""The formats of exchange, by name and by the ending of a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from newsroom.exchange.po import read_po, write_po
from newsroom.exchange.units import TranslationUnits, UnitsError
from newsroom.exchange.xliff import read_xliff, write_xliff


@dataclass(frozen=True)
class Format:
    """How a parcel is written and read."""

    endings: tuple[str, ...]
    write: Callable[[TranslationUnits], bytes]
    read: Callable[[bytes], TranslationUnits]


FORMATS: Mapping[str, Format] = {
    "xliff": Format((".xlf", ".xliff"), write_xliff, read_xliff),
    "po": Format((".po",), write_po, read_po),
}


def format_of(name: str) -> Format:
    """The format of a file. Raises `ParcelError` when its ending is of none."""
    ending = PurePath(name).suffix.lower()
    for one in FORMATS.values():
        if ending in one.endings:
            return one
    raise UnitsError("unknown_format", file=name)
