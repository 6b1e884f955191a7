"""The examination of a document: by its kind, once for each state of the file."""

import math
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from stat import S_ISREG

from newsroom.content.encoding import decode
from newsroom.content.files.calendar import faults_of_calendar, unfolded
from newsroom.content.files.csv_table import faults_of_csv
from newsroom.content.files.fault import FileFault
from newsroom.content.files.kinds import DOCUMENTS
from newsroom.content.files.pdf import faults_of_pdf, texts_of_pdf
from newsroom.content.files.spreadsheet import faults_of_spreadsheet, texts_of_spreadsheet
from newsroom.model.file_limits import LARGEST_DOCUMENT, LARGEST_TEXT, MOST_FAULTS

_KNOWN = 1_000
"""Files that are remembered in a run."""
_BINARY: dict[str, Callable[[bytes], list[FileFault]]] = {
    ".pdf": faults_of_pdf,
    ".ods": faults_of_spreadsheet,
}
_TEXTS_OF: dict[str, Callable[[bytes], list[str]]] = {
    ".pdf": texts_of_pdf,
    ".ods": texts_of_spreadsheet,
}
_TEXTS: dict[str, Callable[[str], Iterable[FileFault]]] = {
    ".csv": faults_of_csv,
    ".ics": faults_of_calendar,
}
_ESCAPED = re.compile(r"\\[nN]")
"""A new line in a text of a calendar (RFC 5545, section 3.3.11)."""
assert {*_BINARY, *_TEXTS} == {*DOCUMENTS}


def is_document(path: str) -> bool:
    """Whether a file is a document, by its name."""
    return path.lower().endswith(DOCUMENTS)


def faults_of_document(path: Path) -> tuple[FileFault, ...]:
    """What is wrong with a document; nothing if there is no file."""
    stat = _stat(path)
    return _faults(path, stat.st_size, stat.st_mtime_ns) if stat else ()


def texts_of_document(path: Path) -> list[tuple[int, str, bool]]:
    """The texts of a document: its line, the text, and whether that is the line as it is written.

    Lines of tables, content lines of calendars, however they are folded and escaped, texts and
    addresses of other documents; none if the file cannot be read.
    """
    if not _stat(path):
        return []
    suffix = path.suffix.lower()
    if suffix in _BINARY:
        return [(1, text, False) for text in _texts_of_binary(path, suffix)]
    text = decode(_read(path, LARGEST_TEXT))[0]
    lines = text.split("\n")
    if suffix == ".csv":
        return [(number, line, True) for number, line in enumerate(lines, start=1)]
    return [
        (number, _ESCAPED.sub("  ", line), line == lines[number - 1])
        for number, line in unfolded(text)
    ]


def _texts_of_binary(path: Path, suffix: str) -> list[str]:
    """What is damaged or too large is not read again."""
    if any(fault.code in ("FIL001", "FIL002") for fault in faults_of_document(path)):
        return []
    with suppress(Exception):  # told already, or behind so many faults that nobody looked at it
        return list(dict.fromkeys(_TEXTS_OF[suffix](_read(path, LARGEST_DOCUMENT))))
    return []


def _read(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError:
        return b""


def _stat(path: Path) -> os.stat_result | None:
    """None for links, which another rule refuses, and for pipes, which would block."""
    try:
        stat = path.lstat()
    except (OSError, ValueError):
        return None
    return stat if S_ISREG(stat.st_mode) else None


@lru_cache(maxsize=_KNOWN)
def _faults(path: Path, size: int, _changed: int) -> tuple[FileFault, ...]:
    suffix = path.suffix.lower()
    limit = LARGEST_DOCUMENT if suffix in _BINARY else LARGEST_TEXT
    if size == 0:
        return (FileFault("FIL001", "empty"),)
    if size > limit:
        values = {"size": math.ceil(size / 1000), "limit": limit // 1000}
        return (FileFault("FIL002", "bytes", values),)
    try:
        with path.open("rb") as file:
            data = file.read(limit)
    except OSError:
        return (FileFault("FIL001", "unreadable"),)
    return faults_of_data(data, suffix)


def faults_of_data(data: bytes, suffix: str) -> tuple[FileFault, ...]:
    """What is wrong with the bytes of a document; `suffix` is its kind, `.pdf`."""
    found = _BINARY[suffix](data) if suffix in _BINARY else _faults_of_text(data, suffix)
    return tuple(found)[:MOST_FAULTS]


def _faults_of_text(data: bytes, suffix: str) -> list[FileFault]:
    text, faults = decode(data)
    odd = [
        FileFault(code, str(values.pop("variant", "")), values, place)
        for code, place, values in faults[:MOST_FAULTS]
    ]
    return [*odd, *_TEXTS[suffix](text)] if text else odd or [FileFault("FIL001", "empty")]
