"""The picture files of `docs`: whether each can be opened, and shown at a size that makes sense.

Reads no more than the limits allow: bytes and pixels are looked at before anything is decoded.
Each state of a file is opened once, however many pages show it.
"""

import io
import math
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from newsroom.content.svg import clean_svg, svg_faults
from newsroom.model.pictures import (
    DRAWING,
    FORMATS,
    LARGEST,
    LARGEST_DRAWING,
    LARGEST_FILE,
    PHOTOGRAPHS,
    TALLEST,
    WIDTHS,
)

_KNOWN = 10_000
"""Pictures that are remembered in a run."""
_SIGNATURES = (
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyphei", "HEIC"),
    (4, b"ftypmif1", "HEIC"),
    (0, b"%PDF", "PDF"),
    (0, b"<svg", "SVG"),
    (0, b"<?xml", "SVG"),
    (0, b"8BPS", "PSD"),
)
"""By which bytes, from which offset on, a file is known for one of another format."""
_OWN_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG", b"RIFF")
_ORIENTATION = 0x0112
"""The number of the EXIF field that says how a camera was held."""
_TURNED = frozenset({5, 6, 7, 8})
"""Its values for pictures that stand on their side."""


@dataclass(frozen=True)
class PictureFault:
    """Why a picture cannot be shown."""

    code: str
    variant: str
    values: Mapping[str, object] = field(default_factory=dict)
    line: int = 1
    """The place in a drawing."""


def is_picture(name: str) -> bool:
    """Whether a file is a picture, by its name."""
    return name.lower().endswith((*PHOTOGRAPHS, DRAWING))


def faults_of(path: Path) -> tuple[PictureFault, ...]:
    """What is wrong with a picture file; nothing when it can be shown, or is not there."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return ()
    if not S_ISREG(stat.st_mode):
        return ()
    return _faults(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=_KNOWN)
def _faults(path: Path, size: int, _changed: int) -> tuple[PictureFault, ...]:
    """The faults of a file in one of its states."""
    is_drawing = path.suffix.lower() == DRAWING
    limit = LARGEST_DRAWING if is_drawing else LARGEST_FILE
    if size == 0:
        return (PictureFault("PIC001", "empty"),)
    if size > limit:
        return (_too_many_bytes(size, "drawing" if is_drawing else "bytes", limit),)
    try:
        with path.open("rb") as file:
            data = file.read(limit)
    except OSError:
        return (PictureFault("PIC001", "unreadable"),)
    if is_drawing:
        return tuple(_faults_of_drawing(data))
    fault = _fault_of_photograph(data)
    return (fault,) if fault else ()


def _too_many_bytes(size: int, variant: str, limit: int) -> PictureFault:
    return PictureFault("PIC002", variant, {"size": math.ceil(size / 1000), "limit": limit // 1000})


def _fault_of_photograph(data: bytes) -> PictureFault | None:
    """What is wrong with a photograph: decoded as a whole, for only that shows that it ends."""
    from PIL import Image, ImageOps  # most checks meet no photograph

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
            pixels = picture.width * picture.height
            if pixels > LARGEST:
                return _too_many_pixels(pixels)
            width, height = picture.size
            picture.draft(None, (width // 8, height // 8))  # a JPEG is decoded sooner so
            picture.load()
            ImageOps.exif_transpose(picture)
            is_turned = picture.getexif().get(_ORIENTATION, 1) in _TURNED
    except Image.DecompressionBombError:
        return _too_many_pixels(None)
    except Exception:  # whatever Pillow falls over, nobody can be shown
        return _unopened(data)
    return _too_tall(height, width) if is_turned else _too_tall(width, height)


def _too_many_pixels(pixels: int | None) -> PictureFault:
    found = math.ceil((pixels or 4 * LARGEST) / 1_000_000)
    return PictureFault("PIC002", "pixels", {"size": found, "limit": LARGEST // 1_000_000})


def _too_tall(width: int, height: int) -> PictureFault | None:
    shown = height * min(1, WIDTHS[-1] / width)
    if round(shown) > TALLEST:
        return PictureFault("PIC002", "tall", {"size": height, "limit": TALLEST})
    return None


def _unopened(data: bytes) -> PictureFault:
    """A damaged picture, or a file of another format."""
    if data.startswith(_OWN_SIGNATURES):
        return PictureFault("PIC001", "damaged")
    for start, signature, name in _SIGNATURES:
        if data.startswith(signature, start):
            return PictureFault("PIC001", "format", {"format": name})
    return PictureFault("PIC001", "foreign")


def _faults_of_drawing(data: bytes) -> Iterator[PictureFault]:
    """What is wrong with an SVG, which is written anew before it is published."""
    faults = svg_faults(data)
    yield from (PictureFault("PIC003", fault.variant, fault.values, fault.line) for fault in faults)
    if not faults and (size := len(clean_svg(data))) > LARGEST_DRAWING:
        yield _too_many_bytes(size, "drawing", LARGEST_DRAWING)
