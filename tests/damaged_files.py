"""Sound files of every kind that a site may hold, and the same damaged, for tests of the build."""

import io
import zipfile
from collections.abc import Callable

from hypothesis import strategies as st
from PIL import Image

from generated_pages import HEADER, HEADER_IT


def _picture(form: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.effect_noise((24, 16), 80).convert(mode).save(out, form, exif=exif)
    return out.getvalue()


def _pdf() -> bytes:
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]>>",
        b"<</Title (A plan)>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 5\n0000000000 65535 f \n" + lines
    return out + table + b"trailer\n<</Size 5 /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def _spreadsheet() -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names = "urn:oasis:names:tc:opendocument:xmlns"
    files = {
        "mimetype": kind,
        "content.xml": f'<office:document-content xmlns:office="{names}:office:1.0"'
        ' office:version="1.3"><office:body><office:spreadsheet/></office:body>'
        "</office:document-content>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{names}:manifest:1.0" m:version="1.3">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>A loom</title><defs>'
    b'<linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>'
    b'<path fill="url(#a)" d="M0 0h9v9z"/><use href="#a"/></svg>'
)
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//LOOMS//EN\r\nBEGIN:VEVENT\r\nUID:1@loomers\r\n"
    b"DTSTAMP:20260110T090000Z\r\nDTSTART:20260611T090000Z\r\nSUMMARY:A fair\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)
PAGE = f"{HEADER}Text with [a loom](wool.md) and a note[^1].\n\n[^1]: A note.\n".encode()
TRANSLATION = f"{HEADER_IT}Testo con [un telaio](wool.md) e `codice`.\n".encode()

SOUND: dict[str, bytes] = {
    "jpg": _picture("JPEG"),
    "png": _picture("PNG"),
    "webp": _picture("WEBP"),
    "svg": SVG,
    "pdf": _pdf(),
    "csv": "name;number\r\nÇiçek;1,5\r\n".encode(),
    "ods": _spreadsheet(),
    "ics": CALENDAR,
    "md": PAGE,
    "it.md": TRANSLATION,
}
"""The bytes of a sound file, by the ending of its name."""
SHOWN = ("jpg", "png", "webp", "svg")

WORDS = [
    *[
        b"\0",
        b"\xff",
        b"\xe2\x80\xae",
        b"\r",
        b"\n",
        b"-1",
        b"1e999",
        b"nan",
        b"9" * 300,
        b"<",
        b"&",
    ],
    *[b"<script>alert(1)</script>", b"<!DOCTYPE a>", b"&#x202e;", b"javascript:a", b"//host/a"],
    *[b"/JavaScript", b"/OpenAction", b"=cmd()", b"(", b"[", b'"', b"---\n", b": ", b"](", b"{#a}"],
]
"""What is put in, beside other bytes."""

Damage = Callable[[bytes], bytes]


def _at(data: bytes, place: float) -> int:
    return int(len(data) * place)


_places = st.floats(0, 1, exclude_max=True)
_damages: st.SearchStrategy[Damage] = st.one_of(
    _places.map(lambda place: lambda data: data[: _at(data, place)]),
    _places.map(lambda place: lambda data: data[_at(data, place) :]),
    st.tuples(_places, st.integers(0, 255)).map(
        lambda one: (
            lambda data: data[: _at(data, one[0])] + bytes([one[1]]) + data[_at(data, one[0]) + 1 :]
        )
    ),
    st.tuples(_places, st.sampled_from(WORDS)).map(
        lambda one: lambda data: data[: _at(data, one[0])] + one[1] + data[_at(data, one[0]) :]
    ),
    st.tuples(_places, _places).map(
        lambda one: lambda data: data[: _at(data, max(one))] + data[_at(data, min(one)) :]
    ),
    st.sampled_from(sorted(SOUND)).map(lambda kind: lambda _: SOUND[kind]),
)


def _damaged(kind: str, damages: list[Damage]) -> tuple[str, bytes]:
    data = SOUND[kind]
    for damage in damages:
        data = damage(data)
    return kind, data


DAMAGED = st.builds(_damaged, st.sampled_from(sorted(SOUND)), st.lists(_damages, max_size=4))
"""The ending of a file and its bytes, which are damaged in up to four ways."""
