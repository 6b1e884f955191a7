"""The picture files of `docs`: whether each can be opened, and shown at a size that makes sense.

Reads no more than the limits allow: bytes and pixels are looked at before anything is decoded.
Each state of a file is opened once, however many pages show it.
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from newsroom.content.files.fault import FileFault
from newsroom.content.files.photographs import fault_of_photograph, head_of, upright_size
from newsroom.content.problem import Place
from newsroom.content.svg import clean_svg, svg_faults, svg_texts
from newsroom.model.pictures import DRAWING, LARGEST_DRAWING, LARGEST_FILE, PHOTOGRAPHS

_KNOWN = 10_000
"""Pictures that are remembered in a run."""


def is_picture(name: str) -> bool:
    """Whether a file is a picture, by its name."""
    return name.lower().endswith((*PHOTOGRAPHS, DRAWING))


def faults_of(path: Path) -> tuple[FileFault, ...]:
    """What is wrong with a picture file; nothing when it can be shown, or is not there."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return ()
    if not S_ISREG(stat.st_mode):
        return ()
    return _faults(path, stat.st_size, stat.st_mtime_ns)


def width_of(path: Path) -> int:
    """The width in pixels of a sound photograph; of a drawing, which fits every width, none."""
    return 0 if path.suffix.lower() == DRAWING else upright_size(head_of(path.read_bytes()))[0]


def texts_of_drawing(path: Path) -> tuple[tuple[int, str], ...]:
    """The texts in an SVG file, each with its line; nothing when it cannot be published."""
    if faults_of(path) or not path.is_file():
        return ()
    return _texts(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=_KNOWN)
def _texts(path: Path, _changed: int) -> tuple[tuple[int, str], ...]:
    return tuple(svg_texts(path.read_bytes()))


@lru_cache(maxsize=_KNOWN)
def _faults(path: Path, size: int, _changed: int) -> tuple[FileFault, ...]:
    """The faults of a file in one of its states."""
    is_drawing = path.suffix.lower() == DRAWING
    limit = LARGEST_DRAWING if is_drawing else LARGEST_FILE
    if size == 0:
        return (FileFault("PIC001", "empty"),)
    if size > limit:
        return (_too_many_bytes(size, "drawing" if is_drawing else "bytes", limit),)
    try:
        with path.open("rb") as file:
            data = file.read(limit)
    except OSError:
        return (FileFault("PIC001", "unreadable"),)
    if is_drawing:
        return tuple(_faults_of_drawing(data))
    fault = fault_of_photograph(data)
    return (fault,) if fault else ()


def _too_many_bytes(size: int, variant: str, limit: int) -> FileFault:
    return FileFault("PIC002", variant, {"size": math.ceil(size / 1000), "limit": limit // 1000})


def _faults_of_drawing(data: bytes) -> Iterator[FileFault]:
    """What is wrong with an SVG, which is written anew before it is published."""
    faults = svg_faults(data)
    for fault in faults:
        yield FileFault("PIC003", fault.variant, fault.values, Place(fault.line, 1))
    if not faults and (size := len(clean_svg(data))) > LARGEST_DRAWING:
        yield _too_many_bytes(size, "drawing", LARGEST_DRAWING)
