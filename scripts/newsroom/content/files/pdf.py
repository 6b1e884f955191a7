"""PDF documents: opened as a whole, within limits that are counts.

What a document names and does is looked for in `pdf_contents`. Only what a strict parser
accepts is published: what parsers repair, each repairs in its own way (ISO 32000).
"""

import io
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from newsroom.content.files.fault import FileFault
from newsroom.content.files.pdf_limits import LimitError, Unpacked
from newsroom.model.file_limits import (
    LARGEST_STRUCTURE,
    MOST_FAULTS,
    MOST_OBJECTS,
    MOST_PAGES,
    MOST_READS,
)

if TYPE_CHECKING:
    from pypdf import PdfReader as PdfDocument

_HEADER = b"%PDF-"
_END = re.compile(rb"startxref\s+[1-9]\d*\s+%%EOF")
"""The end of a version; the first part of a linearised file ends with `startxref 0`."""
_MOST_VERSIONS = 5
"""Earlier versions that are examined: each is opened as a whole."""
_OBJECT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")


class _CountedBytes(io.BytesIO):
    """Bytes that may be read in so many pieces: a parser in an endless loop comes to an end."""

    reads = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.reads += 1
        if self.reads > MOST_READS:
            raise LimitError("objects", MOST_OBJECTS)
        return super().read(size)


def faults_of_pdf(data: bytes) -> list[FileFault]:
    """What is wrong with a PDF, the most important first; empty if it may be published."""
    if not data.startswith(_HEADER):
        return [FileFault("FIL001", "foreign")]
    from pypdf.errors import LimitReachedError  # most checks meet no PDF

    counted = _CountedBytes(data)
    try:
        with _quiet():
            return _faults(data, counted)
    except LimitError as error:
        return [error.fault]
    except LimitReachedError:
        return [LimitError("unpacked", LARGEST_STRUCTURE // 1_000_000).fault]
    except MemoryError:
        raise
    except Exception:  # whatever pypdf falls over; it may have swallowed our own limit
        if counted.reads > MOST_READS:
            return [FileFault("FIL002", "objects", {"limit": MOST_OBJECTS})]
        return [FileFault("FIL001", "damaged")]


def texts_of_pdf(data: bytes) -> list[str]:
    """The properties and addresses in a PDF that can be published; none of its pages' texts."""
    from pypdf import PdfReader as PdfDocument

    from newsroom.content.files.pdf_contents import texts_in

    with _quiet():
        return list(texts_in(PdfDocument(_CountedBytes(data), strict=True)))


def _faults(data: bytes, counted: _CountedBytes) -> list[FileFault]:
    from pypdf import PdfReader as PdfDocument
    from pypdf.errors import PdfReadError

    from newsroom.content.files.pdf_contents import contents_of

    document = PdfDocument(counted, strict=True, xref_stream_maximum_entries=10 * MOST_OBJECTS)
    if "/Encrypt" in document.trailer:
        return [FileFault("FIL001", "encrypted")]
    _require_sound_table(document, data)
    _require_few_objects(document)
    pages = len(document.pages)
    if pages > MOST_PAGES:
        raise LimitError("pages", MOST_PAGES)
    if not pages:
        raise PdfReadError("no pages")
    now = _different(contents_of(document, data))
    found = list(islice(now, MOST_FAULTS))
    return found or list(islice(_different(_earlier(data, counted)), MOST_FAULTS))


def _earlier(data: bytes, counted: _CountedBytes) -> Iterator[FileFault]:
    """Persons and programs in earlier versions, which stay in the file (ISO 32000, 7.5.6)."""
    from pypdf import PdfReader as PdfDocument

    from newsroom.content.files.pdf_contents import contents_of

    ends = [found.end() for found in _END.finditer(data)][:-1]
    if len(ends) > _MOST_VERSIONS:
        yield FileFault("FIL003", "file", {"field": "earlier versions", "page": None})
        return
    for end in ends:
        file = _CountedBytes(data[:end])
        file.reads = counted.reads
        try:
            document = PdfDocument(file, strict=True)
            _require_sound_table(document, data)
            _require_few_objects(document)
            found = [one for one in contents_of(document, b"") if one.code == "FIL003"]
        except (LimitError, MemoryError):
            raise
        except Exception:  # the first part of a linearised file is no version
            found = []
        counted.reads = file.reads
        yield from found


def _different(faults: Iterable[FileFault]) -> Iterator[FileFault]:
    """Each fault once: pages often share what is wrong with them."""
    seen: list[FileFault] = []
    for fault in faults:
        if fault not in seen:
            seen.append(fault)
            yield fault


def _require_sound_table(document: "PdfDocument", data: bytes) -> None:
    """Each entry leads to its object: else pypdf would search the whole file for each of them."""
    from pypdf.errors import PdfReadError

    entries = sum(map(len, document.xref.values())) + len(document.xref_objStm)
    if entries > MOST_OBJECTS:
        raise LimitError("objects", MOST_OBJECTS)
    for generation, places in document.xref.items():
        free = document.xref_free_entry.get(generation, {})
        for number, place in places.items():
            if free.get(number):
                continue
            found = _OBJECT.match(data, place, place + 60)
            if not found or (int(found[1]), int(found[2])) != (number, generation):
                raise PdfReadError("an entry of the table leads elsewhere")


def _require_few_objects(document: "PdfDocument") -> None:
    """The objects that are compressed together are not too many, and not too large."""
    unpacked, objects = Unpacked(), 0
    for number in sorted({stream for stream, _ in document.xref_objStm.values()}):
        stream = document.get_object(number)
        objects += int(stream["/N"])  # type: ignore[index]
        if objects > MOST_OBJECTS:
            raise LimitError("objects", MOST_OBJECTS)
        unpacked.data_of(stream)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without what pypdf writes into the log, and with small limits for what it unpacks."""
    from pypdf import apply_configuration

    log = logging.getLogger("pypdf")
    before = log.level
    log.setLevel(logging.CRITICAL)
    limits: dict[str, Any] = dict.fromkeys(
        (
            "array_based_stream_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "zlib_maximum_output_length",
            "zlib_maximum_recovery_input_length",
            "brotli_maximum_output_length",
            "flate_maximum_row_length",
        ),
        LARGEST_STRUCTURE,
    )
    try:
        with warnings.catch_warnings(), apply_configuration(**limits):
            warnings.simplefilter("ignore")
            yield
    finally:
        log.setLevel(before)
