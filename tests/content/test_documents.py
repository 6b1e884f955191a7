"""PDF and ODS files: what they name, run and load, and that no file, whatever it holds, jams."""

import base64
import io
import random
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

from made_documents import MIMETYPE, part, pdf, spreadsheet, stream, xmp
from newsroom.content.files.cleaning import UncleanableError, cleaned
from newsroom.content.files.examination import faults_of_data, faults_of_document
from newsroom.model.file_limits import LARGEST_DOCUMENT, MOST_ENTRIES, MOST_OBJECTS, MOST_PAGES

LINK = b"/Annots[<</Subtype/Link/A<</S/URI/URI(%s)>>>>]"
XML = b"/Type/Metadata/Subtype/XML"


def photograph() -> bytes:
    exif = Image.Exif()
    exif[0x0110] = "A camera"
    exif[0x8825] = {1: "N", 2: (43.0, 52.0, 0.0)}
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif, comment=b"Jane Doe")
    return out.getvalue()


def said(data: bytes, suffix: str) -> list[str]:
    """The faults, a line each: code, variant, page, and what is shown."""
    return [
        " ".join(
            str(one)
            for one in (
                fault.code,
                fault.variant,
                fault.values.get("page"),
                fault.values.get("field") or fault.values.get("what"),
            )
            if one
        )
        for fault in faults_of_data(data, suffix)
    ]


HARMLESS = {
    "an empty page": pdf(),
    "a title and a day": pdf(
        b"", b"", b"<</Title(Plan)/CreationDate(D:2026)>>", trailer=b"/Info 4 0 R"
    ),
    "links to the web": pdf(b"", LINK % b"https://fair.example/" + b"/AA<<>>"),
    "a place to begin at": pdf(b"/OpenAction[3 0 R/Fit]"),
    "buttons that turn pages": pdf(
        b"/OpenAction<</S/Named/N/NextPage/Next[<</S/GoTo/D[3 0 R]>>]>>"
    ),
    "a form": pdf(
        b"/AcroForm<</Fields[4 0 R]>>", b"/Annots[4 0 R]", b"<</Subtype/Widget/T(name)>>"
    ),
    "empty trees of names": pdf(b"/Names<</JavaScript<</Names[]>>/EmbeddedFiles<</Kids[]>>>>"),
    "titles in XMP": pdf(
        b"/Metadata 4 0 R",
        b"",
        stream(XML, xmp(' xmp:CreateDate="2026"', "<dc:title>Plan</dc:title>")),
    ),
}

NAMED = {
    "an author": (
        pdf(b"", b"", b"<</Author(Jane Doe)>>", trailer=b"/Info 4 0 R"),
        ["FIL003 file Author"],
    ),
    "a program": (
        pdf(b"", b"", b"<</Producer(Writer)/Creator(Office)>>", trailer=b"/Info 4 0 R"),
        ["FIL003 file Producer", "FIL003 file Creator"],
    ),
    "properties of our own": (
        pdf(b"", b"", b"<</Company(Mill)>>", trailer=b"/Info 4 0 R"),
        ["FIL003 file Company"],
    ),
    "a name in another spelling": (
        pdf(b"", b"", b"<</Auth#6fr<feff004a>>>", trailer=b"/Info 4 0 R"),
        ["FIL003 file Author"],
    ),
    "properties of an earlier version": (
        pdf(b"", b"", b"<</Author(Jane Doe)>>"),
        ["FIL003 file Author"],
    ),
    "the name of the file as a title": (
        pdf(b"", b"", b"<</Title(C:\\\\Users\\\\jane\\\\plan.docx)>>", trailer=b"/Info 4 0 R"),
        ["FIL003 file Title"],
    ),
    "XMP": (
        pdf(
            b"/Metadata 4 0 R",
            b"",
            stream(XML, xmp(' xmp:CreatorTool="W"', "<dc:creator>J</dc:creator>", ' x:xmptk="T"')),
        ),
        ["FIL003 file xmptk", "FIL003 file CreatorTool", "FIL003 file creator"],
    ),
    "XMP of a page": (
        pdf(b"", b"/Metadata 5 0 R", stream(XML, xmp(' xmp:CreatorTool="W"')), pages=2),
        ["FIL003 page 2 CreatorTool"],
    ),
    "XMP with a document type": (
        pdf(b"/Metadata 4 0 R", b"", stream(XML, b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>")),
        ["FIL003 file XMP"],
    ),
    "the author of a comment": (
        pdf(b"", b"/Annots[<</Subtype/Text/T(Jane Doe)>>]", pages=3),
        ["FIL003 page 3 T"],
    ),
    "the author of a comment that no page lists": (
        pdf(b"", b"", b"<</Subtype/Highlight/T(Jane Doe)>>"),
        ["FIL003 file T"],
    ),
    "a signature": (
        pdf(
            b"",
            b"/Annots[<</Subtype/Widget/V 4 0 R>>]",
            b"<</Type/Sig/Name(J)/ByteRange[0 1 2 3]>>",
        ),
        ["FIL003 page 1 Name"],
    ),
    "what a program keeps for itself": (
        pdf(b"", b"/PieceInfo<</A<</B 1>>>>"),
        ["FIL003 page 1 PieceInfo"],
    ),
    "a photograph": (
        pdf(
            b"",
            b"/Resources<</XObject<</I 4 0 R>>>>",
            stream(b"/Subtype/Image/Filter/DCTDecode", photograph()),
        ),
        ["FIL003 page 1 Comment", "FIL003 page 1 Model", "FIL003 page 1 GPS"],
    ),
}

IMAGE = b"/Resources<</XObject<</I 4 0 R>>>>"
PACKED_PHOTOGRAPHS = {
    "a photograph in zlib": stream(
        b"/Subtype/Image/Filter[/FlateDecode/DCTDecode]", zlib.compress(photograph())
    ),
    "a photograph in letters": stream(
        b"/Subtype/Image/Filter[/ASCII85Decode/DCTDecode]", base64.a85encode(photograph()) + b"~>"
    ),
}
PHOTOGRAPHED = [f"FIL003 page 1 {field}" for field in ("Comment", "Model", "GPS")]
NAMED |= {
    name: (pdf(b"", IMAGE, packed), PHOTOGRAPHED) for name, packed in PACKED_PHOTOGRAPHS.items()
}
NAMED |= {
    "the path of a picture in LaTeX": (
        pdf(b"", b"", b"<</PTEX.FileName(/home/jane/a.pdf)>>"),
        ["FIL003 file PTEX.FileName"],
    ),
    "a path of a file": (
        pdf(b"", b"", rb"<</Type/Filespec/F(C:\\Users\\jane\\a.doc)/UF(/home/jane/a.doc)>>"),
        ["FIL003 file F", "FIL003 file UF"],
    ),
    "an author anywhere": (
        pdf(b"", b"/X<</#41uthor(Jane Doe)/Creator(W)/Producer()>>"),
        ["FIL003 file Creator", "FIL003 page 1 Author", "FIL003 page 1 Creator"],
    ),
    "a path in the keywords": (
        pdf(
            b"",
            b"",
            rb"<</Subject(file:///home/jane)/Keywords(C:\\jane\\a)>>",
            trailer=b"/Info 4 0 R",
        ),
        ["FIL003 file Subject", "FIL003 file Keywords"],
    ),
    "XMP without its type": (
        pdf(b"/Metadata 4 0 R", b"", stream(b"", xmp(' xmp:CreatorTool="W"'))),
        ["FIL003 file CreatorTool"],
    ),
    "layers of a program": (
        pdf(b"/OCProperties<</D<</Creator(Adobe Illustrator)>>>>"),
        ["FIL003 file Creator"],
    ),
}


def updated(first: bytes, now: bytes, *, versions: int = 1) -> bytes:
    """A PDF whose properties in XMP were replaced behind its end (ISO 32000, 7.5.6)."""
    data = pdf(b"/Metadata 4 0 R", b"", first)
    for _ in range(versions):
        before = data[: data.rindex(b"%%EOF")].rsplit(b"startxref\n", 1)[1].split()[0]
        place = len(data)
        data += b"4 0 obj\n%s\nendobj\n" % now
        table = len(data)
        data += b"xref\n4 1\n%010d 00000 n \n" % place
        data += b"trailer\n<</Size 5/Root 1 0 R/Prev %s>>\n" % before
        data += b"startxref\n%d\n%%%%EOF\n" % table
    return data


OLD = stream(XML + b"/Filter/FlateDecode", zlib.compress(xmp("", "<dc:creator>J</dc:creator>")))
NEW = stream(XML, xmp("", "<dc:title>Plan</dc:title>"))
NAMED["XMP of an earlier version"] = (updated(OLD, NEW), ["FIL003 file creator"])
HARMLESS["two versions"] = updated(NEW, NEW)
NAMED["very many versions"] = (updated(NEW, NEW, versions=40), ["FIL003 file earlier versions"])

SCRIPT = b"/S/JavaScript/JS(x)"
ACTIVE = {
    "a script when it opens": (pdf(b"/OpenAction<<" + SCRIPT + b">>"), ["FIL004 file JavaScript"]),
    "a script in another spelling": (
        pdf(b"/OpenAction<</S/J#61vaScript/J#53(x)>>"),
        ["FIL004 file JavaScript"],
    ),
    "a script by name": (
        pdf(b"/Names<</JavaScript<</Names[(a)4 0 R]>>>>", b"", b"<<" + SCRIPT + b">>"),
        ["FIL004 file JavaScript"],
    ),
    "a script of a page": (
        pdf(b"", b"/AA<</O 5 0 R>>", b"<<" + SCRIPT + b">>", pages=2),
        ["FIL004 page 2 JavaScript"],
    ),
    "a script after a harmless action": (
        pdf(b"", b"/Annots[<</Subtype/Link/A<</S/GoTo/Next[<<" + SCRIPT + b">>]>>>>]"),
        ["FIL004 page 1 JavaScript"],
    ),
    "a program": (
        pdf(b"/Outlines<</First 4 0 R>>", b"", b"<</Title(x)/A<</S/Launch/F(x)>>>>"),
        ["FIL004 file Launch"],
    ),
    "another file": (pdf(b"/OpenAction<</S/GoToR/F(x.pdf)>>"), ["FIL004 file GoToR"]),
    "a form that is sent": (
        pdf(b"", b"/Annots[<</Subtype/Widget/A<</S/SubmitForm/F(https://x.example)>>>>]"),
        ["FIL004 page 1 SubmitForm"],
    ),
    "a menu of the program": (
        pdf(b"/OpenAction<</S/Named/N/SaveAs>>"),
        ["FIL004 file Named /SaveAs"],
    ),
    "a dynamic form": (
        pdf(b"/AcroForm<</XFA 4 0 R>>", b"", stream(b"", b"<x/>")),
        ["FIL004 file XFA"],
    ),
    "an attachment": (
        pdf(
            b"/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>",
            b"",
            b"<</EF<</F 5 0 R>>>>",
            stream(b"", b"x"),
        ),
        ["FIL004 file EmbeddedFiles", "FIL004 file EF"],
    ),
    "an attachment on a page": (
        pdf(b"", b"/Annots[<</Subtype/FileAttachment>>]"),
        ["FIL004 page 1 FileAttachment"],
    ),
    "a film": (pdf(b"", b"/Annots[<</Subtype/RichMedia>>]"), ["FIL004 page 1 RichMedia"]),
    "content from elsewhere": (
        pdf(b"", b"/Contents 4 0 R", stream(b"/F(\\\\\\\\host\\\\x)", b"x")),
        ["FIL004 page 1 F"],
    ),
    "a link that runs a script": (
        pdf(b"", LINK % b"java\\nscript:x()"),
        ["FIL004 address 1 javascript:x()"],
    ),
    "a link in another encoding": (
        pdf(b"", LINK % b"\xff\xfej\0a\0v\0a\0script:x"),
        ["FIL004 address 1 javascript:x"],
    ),
    "a base of links": (pdf(b"/URI<</Base(file:///)>>"), ["FIL004 address_of_file file:///"]),
    "a link to a file": (
        pdf(b"", LINK % b"file:///etc/passwd"),
        ["FIL004 address 1 file:///etc/passwd"],
    ),
    "a link to a host without a scheme": (
        pdf(b"", LINK % b"\\\\\\\\host\\\\x"),
        [r"FIL004 address 1 \\host\x"],
    ),
}


def bomb(size: int) -> bytes:
    return stream(XML + b"/Filter/FlateDecode", zlib.compress(b"<a>" + b"x" * size, 9))


REFUSED = {
    "a short name of a filter": (
        pdf(b"", IMAGE, stream(b"/Subtype/Image/Filter/DCT", photograph())),
        ["FIL001 damaged"],
    ),
    "no PDF": (b"Hello.", ["FIL001 foreign"]),
    "something before the PDF": (b"\n" + pdf(), ["FIL001 foreign"]),
    "no end": (pdf()[:-40], ["FIL001 damaged"]),
    "a table that leads elsewhere": (
        pdf().replace(b"0000000009 00000", b"0000000010 00000"),
        ["FIL001 damaged"],
    ),
    "no pages": (pdf().replace(b"/Kids[3 0 R]", b"/Kids[     ]"), ["FIL001 damaged"]),
    "pages in a circle": (pdf().replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), ["FIL001 damaged"]),
    "a password": (
        pdf(trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P 1>>/ID[(a)(b)]"),
        ["FIL001 encrypted"],
    ),
    "too many pages": (pdf(pages=MOST_PAGES + 1), ["FIL002 pages"]),
    "too many objects": (pdf(b"", b"", *[b"1"] * MOST_OBJECTS), ["FIL002 objects"]),
    "too long arrays": (pdf(b"", b"", *[b"[" + b"1 " * 90_000 + b"]"] * 20), ["FIL002 objects"]),
    "arrays within arrays": (pdf(b"/X " + b"[" * 100_000 + b"]" * 100_000), ["FIL001 damaged"]),
    "dictionaries within dictionaries": (pdf(b"/X " + b"<</A " * 50_000), ["FIL001 damaged"]),
    "a comment without an end": (pdf(b"%" + b"x" * 15_000_000), ["FIL002 objects"]),
    "blanks": (pdf(b" " * 15_000_000), ["FIL002 objects"]),
    "a bomb": (pdf(b"/Metadata 4 0 R", b"", bomb(70_000_000)), ["FIL002 unpacked"]),
    "many small bombs": (
        pdf(b"", b"", *[bomb(900_000)] * 300),
        ["FIL002 unpacked"],
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_a_harmless_pdf_is_published(name: str) -> None:
    assert said(HARMLESS[name], ".pdf") == []


@pytest.mark.parametrize("name", [*NAMED, *ACTIVE, *REFUSED])
def test_what_is_wrong_with_a_pdf(name: str) -> None:
    data, expected = (NAMED | ACTIVE | REFUSED)[name]
    assert said(data, ".pdf") == expected


HTTPS = "https://x.example/"
BODY = "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"


def ods_with(content: str) -> bytes:
    return spreadsheet({"content.xml": part("content", BODY.format(content))})


def with_meta(content: str) -> bytes:
    return spreadsheet({"meta.xml": part("meta", f"<office:meta>{content}</office:meta>")})


def ods_comment() -> bytes:
    out = io.BytesIO(spreadsheet())
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"Jane Doe"
    return out.getvalue()


def ods_hidden() -> bytes:
    """An ODS file with a part that its directory does not list."""
    local = io.BytesIO()
    with zipfile.ZipFile(local, "w") as archive:
        archive.writestr("Basic/x.xml", "<a/>")
    hidden = local.getvalue()[: local.getvalue().index(b"PK\x01\x02")]
    whole = spreadsheet()
    directory = whole.index(b"PK\x01\x02")
    end = whole.rindex(b"PK\x05\x06")
    moved = (directory + len(hidden)).to_bytes(4, "little")
    return whole[:directory] + hidden + whole[directory : end + 16] + moved + whole[end + 20 :]


def ods_packed(kind: int) -> bytes:
    """An ODS file with a part that is packed in this way."""
    out = io.BytesIO(spreadsheet())
    with zipfile.ZipFile(out, "a", kind) as archive:
        archive.writestr("Pictures/a.png", bytes(1_000_000))
    return out.getvalue()


def zip_of(*names: str, first: str = MIMETYPE) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), first, zipfile.ZIP_STORED)
        for name in names:
            archive.writestr(name, "<a/>")
    return out.getvalue()


SPREADSHEETS = {
    "nothing": (spreadsheet(), []),
    "a formula": (ods_with('<table:table-cell table:formula="of:=SUM([.A1:.A9])"/>'), []),
    "a link to the web": (ods_with(f'<text:a xlink:href="{HTTPS}">x</text:a>'), []),
    "a picture": (ods_with('<draw:image xlink:href="Pictures/a.png"/>'), []),
    "an author": (
        with_meta("<meta:initial-creator>J</meta:initial-creator><dc:creator>J</dc:creator>"),
        ["FIL003 file meta:initial-creator", "FIL003 file dc:creator"],
    ),
    "a program": (
        with_meta("<meta:generator>Office</meta:generator>"),
        ["FIL003 file meta:generator"],
    ),
    "properties of our own": (
        with_meta('<meta:user-defined meta:name="Owner">J</meta:user-defined>'),
        ["FIL003 file meta:user-defined"],
    ),
    "the author of a comment": (
        ods_with("<office:annotation><dc:creator>J</dc:creator></office:annotation>"),
        ["FIL003 file dc:creator"],
    ),
    "a printer": (
        spreadsheet(
            {
                "settings.xml": part(
                    "settings",
                    '<config:config-item config:name="PrinterName">J’s</config:config-item>',
                )
            }
        ),
        ["FIL003 file PrinterName"],
    ),
    "a photograph": (
        spreadsheet({"Pictures/a.jpg": photograph()}),
        [f"FIL003 file Pictures/a.jpg {field}" for field in ("Comment", "Model", "GPS")],
    ),
    "a macro": (
        spreadsheet({"Basic/Standard/M.xml": "<a/>"}),
        ["FIL004 file Basic/Standard/M.xml"],
    ),
    "a script": (
        ods_with('<office:scripts><office:script script:language="x"/></office:scripts>'),
        ["FIL004 file office:script"],
    ),
    "an event": (
        ods_with(
            '<office:event-listeners><script:event-listener xlink:href="vnd.x"/>'
            "</office:event-listeners>"
        ),
        [f"FIL004 file {what}" for what in ("script:event-listener", "vnd.x")],
    ),
    "a form": (ods_with("<form:form/>"), ["FIL004 file form:form"]),
    "an embedded object": (
        spreadsheet({"Object 1/content.xml": "<a/>"}),
        ["FIL004 file Object 1/content.xml"],
    ),
    "a picture of another host": (
        ods_with(f'<draw:image xlink:href="{HTTPS}a.png"/>'),
        [f"FIL004 file {HTTPS}a.png"],
    ),
    "a table of another file": (
        ods_with('<table:table-source xlink:href="../a.ods"/>'),
        ["FIL004 file table:table-source", "FIL004 file ../a.ods"],
    ),
    "data of another program": (
        ods_with("<office:dde-source/>"),
        ["FIL004 file office:dde-source"],
    ),
    "a formula that asks a host": (
        ods_with('<table:table-cell table:formula="of:=WEBSERVICE(&quot;x&quot;)"/>'),
        ['FIL004 file of:=WEBSERVICE("x")'],
    ),
    "a link that runs a script": (
        ods_with('<text:a xlink:href="javascript:x()">x</text:a>'),
        ["FIL004 file javascript:x()"],
    ),
    "a document type": (
        spreadsheet({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}),
        ["FIL001 damaged"],
    ),
    "elements within elements": (ods_with("<text:p>" * 5_000), ["FIL001 damaged"]),
    "a path that leads out": (spreadsheet({"../../x.xml": "<a/>"}), ["FIL004 file ../../x.xml"]),
    "another kind of document": (
        zip_of("content.xml", first="application/zip"),
        ["FIL001 foreign"],
    ),
    "no ZIP file": (b"Hello.", ["FIL001 foreign"]),
    "no content": (zip_of("meta.xml"), ["FIL001 damaged"]),
    "no end": (spreadsheet()[:-30], ["FIL001 damaged"]),
    "too many parts": (zip_of("content.xml", *map(str, range(MOST_ENTRIES))), ["FIL002 objects"]),
    "a bomb": (spreadsheet({"content.xml": b" " * 200_000_000}), ["FIL002 unpacked"]),
    "no events": (ods_with("<office:event-listeners/>"), []),
    "a comment of the ZIP file": (ods_comment(), ["FIL003 file ZIP comment"]),
    "a part that is not listed": (ods_hidden(), ["FIL001 damaged"]),
    "the name of the file": (
        ods_with("<text:p><text:file-name>/home/jane/a.ods</text:file-name></text:p>"),
        ["FIL003 file text:file-name"],
    ),
    "programs in formulas": (
        ods_with(
            "".join(
                f'<table:table-cell table:formula="of:={one}"/>'
                for one in ("cmd|x!A0", "CALL(1)", "REGISTER (1)", "EXEC(1)")
            )
        ),
        [f"FIL004 file of:={one}" for one in ("cmd|x!A0", "CALL(1)", "REGISTER (1)", "EXEC(1)")],
    ),
    "a program in a condition": (
        ods_with('<table:table-cell calcext:value="WEBSERVICE(1)"/>'),
        ["FIL004 file WEBSERVICE(1)"],
    ),
    "a list in a formula": (
        ods_with(
            '<table:table-cell table:formula="of:=SUM({1|2};RECALL(1))&amp;&quot;a|b&quot;"/>'
        ),
        [],
    ),
    "a part that is packed by bzip2": (ods_packed(zipfile.ZIP_BZIP2), ["FIL001 damaged"]),
    "a part that is packed by LZMA": (ods_packed(zipfile.ZIP_LZMA), ["FIL001 damaged"]),
    "many bombs": (
        spreadsheet({f"Pictures/{number}.png": bytes(20_000_000) for number in range(3)}),
        ["FIL002 unpacked"],
    ),
}


@pytest.mark.parametrize("name", SPREADSHEETS)
def test_what_is_wrong_with_a_spreadsheet(name: str) -> None:
    data, expected = SPREADSHEETS[name]
    assert said(data, ".ods") == expected


TABLES = {
    "numbers": ("a;b\n-3,5;+2\n(1);- \n-;3-4\n", []),
    "numbers with exponents and units": (
        'a\n-1.2E-05\n-5\'000\n-5 °C\n-3 kg\n"+3,5 pp"\n-300 ₺\n-300 zł\n-½\n-2 m²\n-5 TL\n+1 %\n',
        [],
    ),
    "signs alone": ("a;b\n++;=\n-;--\n+/-;- -\n", []),
    "units that are none": (
        "a\n-1+A1\n-5 kg(1)\n-3 cmd|x\n-2A1\n-5x!A\n-1-A1\n=5 kg\n-SUM(1)\n-3 SUM(1)\n"
        "@SUM\n+ ABC\n",
        [
            *("-1+A1", "-5 kg(1)", "-3 cmd|x", "-2A1", "-5x!A", "-1-A1", "=5 kg"),
            *("-SUM(1)", "-3 SUM(1)", "@SUM", "+ ABC"),
        ],
    ),
    "words with hyphens": ('a\n"Bologna, -5 degrees"\ne-mail\n', []),
    "a formula behind another delimiter": ("a;b\n1;2,=1+1\n", ["2,=1+1"]),
    "a program behind another delimiter": ("a;b\n1;\"2,-x|'y'!A0\"\n", ["2,-x|'y'!A0"]),
    "a delimiter by directive": ("sep=|\n1|=1+1\n", ["sep=|", "1|=1+1"]),
    "a formula after a blank": ("a\n  =1+1\n", ["  =1+1"]),
    "a formula in wide letters": ("a\n＝1+1\n", ["＝1+1"]),
    "a formula after a tabulator": ('a\n"\t=1"\n', ["\t=1"]),
    "a formula in a line of a cell": (
        "a\n\"y\n=cmd|'/C calc'!A0\"\n\"y\n-1|'x'!A0\"\n",
        ["y\n=cmd|'/C calc'!A0", "y\n-1|'x'!A0"],
    ),
    "lines of a cell": ('a\n"List:\n- one\n+ two\n=\n- 3"\n', []),
    "one sign between cells, others within": ("a,b;c\n1;2\n3,1;4\n", []),
    "words between quotation marks": ('"a, b, c";d\n"1, 2";3\n', []),
    "amounts": ("a;b\n1,5,3,4;2\n", []),
    "a sum": ("a\n+1+2\n", ["+1+2"]),
}


@pytest.mark.parametrize("name", TABLES)
def test_what_a_spreadsheet_would_compute(name: str) -> None:
    text, expected = TABLES[name]
    assert said(text.encode(), ".csv") == [f"FIL004 formula {cell}" for cell in expected]


LONG = {
    "blanks before a formula": (b" " * 400_000 + b"=x", ".csv", ["FIL004 formula " + " " * 40]),
    "one long cell": (b"a" * 400_000, ".csv", []),
    "quotation marks": (b'"' * 400_001, ".csv", ["FIL001 quotes"]),
    "tabulators": (b"a;" + b"\t" * 400_000, ".csv", []),
    "lines of equals signs": (b'"' + b"\n=" * 200_000 + b'"', ".csv", []),
    "almost programs": (b"a;" + b"|-" * 200_000, ".csv", []),
    "a line that is continued": (b"BEGIN:VCALENDAR\n" + b" x\n" * 100_000, ".ics", ["FIL001 line"]),
    "parameters without an end": (b"A;B=" + b',;B=""' * 60_000, ".ics", ["FIL001 line"]),
    "components within components": (b"BEGIN:VCALENDAR\n" * 20_000, ".ics", ["FIL001 line"]),
    "a long formula": (
        ods_with(f'<table:table-cell table:formula="{"a" * 4_000_000}"/>'),
        ".ods",
        [],
    ),
    "a property in a million pieces": (
        pdf(
            b"/Metadata 4 0 R",
            b"",
            stream(XML, xmp("", f"<dc:title>{'x<b/>' * 700_000}</dc:title>")),
        ),
        ".pdf",
        [],
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_take_no_time(name: str) -> None:
    data, suffix, expected = LONG[name]
    assert said(data, suffix) == expected


@pytest.mark.parametrize("suffix", [".pdf", ".ods"])
def test_damaged_documents_are_refused_or_read_never_fallen_over(suffix: str) -> None:
    chance = random.Random(7)  # noqa: S311 - the same files each time
    models = [*(pair[0] for pair in {**NAMED, **ACTIVE}.values()), *HARMLESS.values()]
    if suffix == ".ods":
        models = [data for data, _ in SPREADSHEETS.values() if len(data) < 5_000]
    for _ in range(600):
        data = bytearray(chance.choice(models))
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        faults_of_data(bytes(data[: chance.randint(1, len(data) + 200)]), suffix)


def test_a_document_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    with path.open("wb") as file:
        file.truncate(LARGEST_DOCUMENT + 1)
    assert [(one.code, one.variant) for one in faults_of_document(path)] == [("FIL002", "bytes")]


@pytest.mark.parametrize(
    "name",
    [
        *("an author", "XMP", "what a program keeps for itself", "layers of a program"),
        *("the path of a picture in LaTeX", "a path of a file", "an author anywhere"),
        *("a path in the keywords", "XMP without its type"),
        *("XMP of an earlier version", "very many versions"),
    ],
)
def test_a_pdf_is_cleaned(name: str) -> None:
    data = cleaned(NAMED[name][0], ".pdf")
    assert b"Jane" not in data
    assert cleaned(data, ".pdf") == data


def test_a_cleaned_pdf_keeps_its_title() -> None:
    data = pdf(b"", b"", b"<</Title(Plan)/Author(Jane Doe)>>", trailer=b"/Info 4 0 R")
    assert b"/Title (Plan)" in cleaned(data, ".pdf")


def test_a_spreadsheet_is_cleaned() -> None:
    assert said(cleaned(SPREADSHEETS["a printer"][0], ".ods"), ".ods") == []
    assert said(cleaned(ods_comment(), ".ods"), ".ods") == []
    data = cleaned(with_meta("<dc:creator>Jane Doe</dc:creator>"), ".ods")
    assert said(data, ".ods") == []
    assert cleaned(with_meta("<dc:creator>Jane Doe</dc:creator>"), ".ods") == data


@pytest.mark.parametrize("name", ["the author of a comment", "a photograph"])
def test_what_cannot_be_cleaned_is_left(name: str) -> None:
    with pytest.raises(UncleanableError):
        cleaned(NAMED[name][0], ".pdf")
    with pytest.raises(UncleanableError):
        cleaned(SPREADSHEETS[name][0], ".ods")
    with pytest.raises(UncleanableError):
        cleaned(ACTIVE["a program"][0], ".pdf")
