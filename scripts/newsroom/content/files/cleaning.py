"""Documents without the properties that name persons and programs: what `FIL003` asks for."""

import io
import zipfile
from collections.abc import Iterator

from newsroom.content.files.examination import faults_of_data
from newsroom.content.files.fault import FileFault

_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-%(part)s office:version="1.3"'
    b' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'
    b"<office:%(part)s/></office:document-%(part)s>"
)
_EMPTIED = {
    "meta.xml": _HEAD % {b"part": b"meta"},
    "settings.xml": _HEAD % {b"part": b"settings"},
}
"""The parts of a spreadsheet with its properties, and with what was seen last and the printer."""
CLEANED = (".pdf", ".ods")
"""The kinds that can be cleaned."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP file can name: the same document gives the same file."""

_NAMING = ("/Metadata", "/PieceInfo", "/CreatorInfo")
"""The keys of a PDF behind which programs write about themselves."""


class UncleanableError(Exception):
    """A document that cannot be cleaned; the first of its remaining faults says why."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        super().__init__(faults[0].code)
        self.faults = faults


def cleaned(data: bytes, suffix: str) -> bytes:
    """A PDF or ODS file without properties; the same if it has none.

    Comments, signatures and pictures stay as they are; of a spreadsheet, what was seen last is
    forgotten, too. Raises `UncleanableError` if the examination finds something in the new file,
    or can read none.
    """
    faults = faults_of_data(data, suffix)
    if not faults:
        return data
    if any(fault.code != "FIL003" for fault in faults):
        raise UncleanableError(tuple(fault for fault in faults if fault.code != "FIL003"))
    made = _cleaned_pdf(data) if suffix == ".pdf" else _cleaned_spreadsheet(data)
    if left := faults_of_data(made, suffix):
        raise UncleanableError(left)
    return made


def _cleaned_pdf(data: bytes) -> bytes:
    from pypdf import PdfReader as PdfDocument
    from pypdf import PdfWriter  # most checks meet no PDF

    from newsroom.content.files.pdf_contents import (
        NAMING_TEXTS,
        dictionaries_of,
        harmless_properties,
        paths_in,
    )

    document = PdfDocument(io.BytesIO(data))
    kept = harmless_properties(document)
    for _, dictionary in dictionaries_of(document):
        for key in (*_NAMING, *NAMING_TEXTS, *paths_in(dictionary)):
            dictionary.pop(key, None)
    writer = PdfWriter(clone_from=document)
    writer.metadata = None
    if kept:
        writer.metadata = kept
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _cleaned_spreadsheet(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name, content in _parts(old):
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, _DAY), content, kind)
    return out.getvalue()


def _parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in archive.infolist():
        yield entry.filename, _EMPTIED.get(entry.filename) or archive.read(entry)
