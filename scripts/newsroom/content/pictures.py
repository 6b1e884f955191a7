"""The picture files of `docs`: whether each can be opened, and shown at a size that makes sense.

Reads no more than the limits allow: bytes and pixels are looked at before anything is decoded.
Each state of a file is opened once, however many pages show it.
"""

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from xml.parsers import expat

from newsroom.content.file_fault import FileFault as PictureFault
from newsroom.content.photographs import fault_of_photograph
from newsroom.model.pictures import DRAWING, LARGEST_DRAWING, LARGEST_FILE, PHOTOGRAPHS

_KNOWN = 10_000
"""Pictures that are remembered in a run."""
_LARGEST_SIDE = 1_000_000
"""Units of a drawing's `viewBox`."""
_SVG = "http://www.w3.org/2000/svg svg"


def is_picture(name: str) -> bool:
    """Whether a file is a picture, by its name."""
    return name.lower().endswith((*PHOTOGRAPHS, DRAWING))


def fault_of(path: Path) -> PictureFault | None:
    """What is wrong with a picture file; `None` when it can be shown, or is not there."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return None
    if not S_ISREG(stat.st_mode):
        return None
    return _fault(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=_KNOWN)
def _fault(path: Path, size: int, _changed: int) -> PictureFault | None:
    """The fault of a file in one of its states."""
    is_drawing = path.suffix.lower() == DRAWING
    limit = LARGEST_DRAWING if is_drawing else LARGEST_FILE
    if size == 0:
        return PictureFault("PIC001", "empty")
    if size > limit:
        values = {"size": math.ceil(size / 1000), "limit": limit // 1000}
        return PictureFault("PIC002", "drawing" if is_drawing else "bytes", values)
    try:
        with path.open("rb") as file:
            data = file.read(limit)
    except OSError:
        return PictureFault("PIC001", "unreadable")
    return _fault_of_drawing(data) if is_drawing else fault_of_photograph(data)


class _DoctypeError(Exception):
    """A drawing with a document type, which the rules for safety refuse."""


def _fault_of_drawing(data: bytes) -> PictureFault | None:
    """What is wrong with an SVG: read as XML, without document types and their entities."""
    roots: list[tuple[str, Mapping[str, str]]] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if not roots:
            roots.append((name, attributes))

    def refuse(*_: object) -> None:
        raise _DoctypeError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return PictureFault("PIC003", "xml", {"line": error.lineno})
    except _DoctypeError:
        return None
    except (ValueError, LookupError):  # an encoding that Python does not know
        return PictureFault("PIC003", "xml", {"line": 1})
    name, attributes = roots[0]
    if name != _SVG:
        return PictureFault("PIC003", "root")
    return _fault_of_view(attributes.get("viewBox"))


def _fault_of_view(written: str | None) -> PictureFault | None:
    """What is wrong with a `viewBox`, from which browsers know the size of a drawing."""
    if written is None:
        return None
    try:
        numbers = [float(part) for part in written.replace(",", " ").split()]
        _, _, width, height = numbers
    except ValueError:
        return PictureFault("PIC003", "view", {"view": written})
    is_sound = all(map(math.isfinite, numbers)) and min(width, height) > 0
    if is_sound and max(width, height) <= _LARGEST_SIDE:
        return None
    return PictureFault("PIC003", "view", {"view": written})
