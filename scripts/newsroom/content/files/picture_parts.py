"""The parts of a picture file, counted before it is opened: each costs time, even an empty one."""

import re
from collections.abc import Iterator

from newsroom.content.files.fault import FileFault
from newsroom.model.pictures import LARGEST, MOST_PARTS, MOST_SCANS

_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_WEBP = b"WEBPVP8X"
_START_OF_SCAN, _END, _FILL = 0xDA, 0xD9, 0xFF
_MARKER = re.compile(rb"\xff[^\x00\x01\xd0-\xd8]")
"""All but those that no segment follows, and `FF` among the pixels."""


def fault_of_parts(data: bytes) -> FileFault | None:
    """Whether a picture has too many parts, or a canvas that is too large."""
    if data.startswith(_JPEG):
        return _fault_of_jpeg(data)
    if data.startswith(_PNG):
        parts = sum(1 for _ in _chunks(data))
        return _too_many("parts", parts, MOST_PARTS)
    if data[8:16] == _WEBP:  # its decoder reserves memory for the canvas when it is opened
        width, height = (1 + int.from_bytes(data[at : at + 3], "little") for at in (24, 27))
        values = {"size": -(-width * height // 1_000_000), "limit": LARGEST // 1_000_000}
        return FileFault("PIC002", "pixels", values) if width * height > LARGEST else None
    return None


def _fault_of_jpeg(data: bytes) -> FileFault | None:
    parts = scans = 0
    for marker in _markers(data):
        parts += 1
        scans += marker == _START_OF_SCAN
    scans_fault = _too_many("scans", scans, MOST_SCANS)
    return scans_fault or _too_many("parts", parts, MOST_PARTS)


def _too_many(variant: str, found: int, limit: int) -> FileFault | None:
    values = {"size": found, "limit": limit}
    return FileFault("PIC002", variant, values) if found > limit else None


def _markers(data: bytes) -> Iterator[int]:
    """The markers of a JPEG (ITU T.81, B.1.1) up to its end, and one more than are allowed."""
    place, seen = 2, 0
    while seen <= MOST_PARTS and (found := _MARKER.search(data, place)):
        marker = found[0][1]
        seen += 1
        yield marker
        if marker == _END:
            break
        place = found.start() + 1  # behind a fill byte, the next may begin a marker
        if marker != _FILL:
            place += 1 + int.from_bytes(data[place + 1 : place + 3], "big")


def without_texts(data: bytes) -> bytes:
    """A PNG without its texts, which no reader sees and Pillow refuses if they are long."""
    if not data.startswith(_PNG):
        return data
    kept, place = [data[: len(_PNG)]], len(_PNG)
    for name, size in _chunks(data):
        if name not in _TEXTS:
            kept.append(data[place : place + size])
        place += size
    return b"".join(kept) + data[place:]


def _chunks(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The name and size of each chunk of a PNG (section 5.3), and one more than are allowed."""
    place, seen = len(_PNG), 0
    while place + 8 <= len(data) and seen <= MOST_PARTS:
        seen += 1
        size = 12 + int.from_bytes(data[place : place + 4], "big")
        yield data[place + 4 : place + 8], size
        place += size
