"""Spreadsheets in ODS (OpenDocument 1.3, ISO 26300): a ZIP file of listed parts.

Sizes are judged by what is unpacked, not by what the file says of itself. The parts in XML are
examined in `spreadsheet_parts`.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from itertools import islice

from newsroom.content.files.embedded_picture import named_in_picture
from newsroom.content.files.fault import FileFault
from newsroom.content.files.spreadsheet_parts import faults_of_part, texts_of_part
from newsroom.model.file_limits import (
    LARGEST_STRUCTURE,
    LARGEST_UNPACKED,
    MOST_ENTRIES,
    MOST_FAULTS,
)

_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_BEGINNING = re.compile(rb"PK\x03\x04.{22}\x08\x00..mimetype" + re.escape(_MIMETYPE), re.DOTALL)
"""The first part is uncompressed, so that programs can tell the kind (part 2, section 3.3)."""
_XML = ("content.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml")
_TEXTS = ("content.xml", "styles.xml", "meta.xml")
_UNREAD = re.compile(r"mimetype|manifest\.rdf|layout-cache")
_PICTURE = re.compile(
    r"Pictures/[\w-]+\.(?:png|jpe?g|webp)|Thumbnails/thumbnail\.png", re.IGNORECASE
)
_ENCRYPTED, _DESCRIBED = 0x1, 0x8
_LENGTHS = 26
"""Where the head of a part says how long its name and its extra field are (APPNOTE 4.3.7)."""
_LARGEST_DESCRIPTOR = 24
"""Bytes behind a part that tell its size (APPNOTE 4.3.9)."""
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ones of OpenDocument (part 2, section 3.1); `zipfile` unpacks others without a limit."""


def faults_of_spreadsheet(data: bytes) -> list[FileFault]:
    """What is wrong with an ODS file; empty if it may be published."""
    if not _BEGINNING.match(data):
        return [FileFault("FIL001", "foreign")]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return list(islice(_faults(archive), MOST_FAULTS))
    except MemoryError:
        raise
    except Exception:  # `zipfile` raises errors of many kinds
        return [FileFault("FIL001", "damaged")]


def _faults(archive: zipfile.ZipFile) -> Iterator[FileFault]:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        yield FileFault("FIL002", "objects", {"limit": MOST_ENTRIES})
        return
    names = [entry.filename for entry in entries]
    if "content.xml" not in names or len(set(names)) < len(names):
        yield FileFault("FIL001", "damaged")
        return
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        yield FileFault("FIL001", "encrypted")
        return
    if not _is_listed(archive, entries) or any(
        entry.compress_type not in _PACKED for entry in entries
    ):
        yield FileFault("FIL001", "damaged")
        return
    if archive.comment or any(entry.comment for entry in entries):
        yield FileFault("FIL003", "file", {"field": "ZIP comment"})
    left = LARGEST_UNPACKED
    for entry in entries:
        content = _content(archive, entry, left)
        if content is None:
            yield FileFault("FIL002", "unpacked", {"limit": LARGEST_UNPACKED // 1_000_000})
            return
        left -= len(content)
        yield from _faults_of_entry(entry.filename, content)


def _is_listed(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> bool:
    """Whether the parts of the directory fill the file: others would be published unseen."""
    file, end, room = archive.fp, 0, 0
    assert file is not None
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if not end <= entry.header_offset <= end + room:
            return False
        room = _LARGEST_DESCRIPTOR if entry.flag_bits & _DESCRIBED else 0
        file.seek(entry.header_offset + _LENGTHS)
        name, extra = struct.unpack("<HH", file.read(4))
        end = entry.header_offset + _LENGTHS + 4 + name + extra + entry.compress_size
    return end <= archive.start_dir <= end + room


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes | None:
    """The bytes of a part; none if they are more than allowed."""
    limit = min(left, LARGEST_STRUCTURE) if entry.filename in _XML else left
    with archive.open(entry) as opened:
        content = opened.read(limit + 1)
    return content if len(content) <= limit else None


def _faults_of_entry(name: str, content: bytes) -> Iterator[FileFault]:
    if name in _XML:
        yield from faults_of_part(content)
    elif _PICTURE.fullmatch(name):
        for field in named_in_picture(content):
            yield FileFault("FIL003", "file", {"field": f"{name} {field}"})
    elif (
        not _UNREAD.fullmatch(name) and content
    ):  # macros, scripts, objects; empty ones are folders
        yield FileFault("FIL004", "file", {"what": name})


def texts_of_spreadsheet(data: bytes) -> list[str]:
    """The texts and addresses in an ODS file that can be published."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            _content(archive, archive.getinfo(name), LARGEST_UNPACKED)
            for name in _TEXTS
            if name in archive.namelist()
        ]
    return [text for part in parts if part for text in texts_of_part(part)]
