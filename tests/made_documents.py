"""Documents for tests, written by hand: PDF files object by object, ODS files part by part."""

import io
import zipfile
from collections.abc import Mapping

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        *(("office", "office"), ("table", "table"), ("text", "text"), ("meta", "meta")),
        *(("draw", "drawing"), ("script", "script"), ("form", "form"), ("config", "config")),
    )
)
_SPACES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def pdf(
    catalog: bytes = b"", page: bytes = b"", *more: bytes, trailer: bytes = b"", pages: int = 1
) -> bytes:
    """A PDF with empty pages; `more` are its objects from the number `3 + pages` on."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        *[b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"] * (pages - 1),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]" + page + b">>",
        *more,
    ]
    out, places = io.BytesIO(b"%PDF-1.7\n"), []
    out.seek(0, io.SEEK_END)
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer))
    out.write(b"startxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


def stream(keys: bytes, content: bytes) -> bytes:
    """An object that is a stream."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (keys, len(content), content)


def xmp(attributes: str = "", content: str = "", head: str = "") -> bytes:
    """Properties in XMP."""
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"{head}>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:xmp="http://ns.adobe.com/xap/1.0/"{attributes}>{content}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def part(name: str, content: str = "") -> str:
    """An XML part of a spreadsheet."""
    return (
        f'<office:document-{name} {_SPACES} office:version="1.3">{content}</office:document-{name}>'
    )


def spreadsheet(parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An ODS file with an empty body, and these parts in place of its own or beside them."""
    own: dict[str, str | bytes] = {
        "content.xml": part("content", "<office:body><office:spreadsheet/></office:body>"),
        "meta.xml": part("meta", "<office:meta><dc:title>Booths</dc:title></office:meta>"),
        "Configurations2/accelerator/": "",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        for name, content in {**own, **(parts or {})}.items():
            archive.writestr(name, content)
    return out.getvalue()
