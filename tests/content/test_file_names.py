"""Names of files: which are published, which are left over, which mean the same somewhere."""

from pathlib import Path

import pytest

from newsroom.content.files.kinds import OUR_PROGRAMS, is_left_over, is_program, is_published
from newsroom.content.files.names import faults_of_name, site_path, twins

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGES = ("en", "it")


def test_our_programs_are_those_of_the_project() -> None:
    there = (path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*") if path.is_file())
    assert set(filter(is_program, there)) == OUR_PROGRAMS


@pytest.mark.parametrize(
    "path",
    [
        *(
            "a.jpg",
            "UPPER.JPG",
            "b.JPEG",
            "c.png",
            "d.webp",
            "e.svg",
            "HALL.SVG",
            "Scan.PDF",
            "f.csv",
            "g.ods",
        ),
        *("h.ics", "assets/javascripts/site.js", "assets/stylesheets/print.css"),
    ],
)
def test_files_of_these_kinds_are_published(path: str) -> None:
    assert is_published(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "a.html",
            "a.xhtml",
            "a.htm",
            "a.xml",
            "a.txt",
            "a.js",
            "a.mjs",
            "a.wasm",
            "a.css",
            "CNAME",
        ),
        *(
            "a.swf",
            "a.zip",
            "a.docx",
            "a.gif",
            "a.svgz",
            "a.pdf.html",
            "a.pdf.",
            "a.pdf ",
            "",
        ),
        *(
            "assets/javascripts/other.js",
            "assets/javascripts/SITE.js",
            "x/assets/stylesheets/page.css",
        ),
        *("assets/x.css", "api/v1/schema/x.json", "_headers", "sw.js", "a.MD", ".pdf", "pdf"),
    ],
)
def test_no_others_are(path: str) -> None:
    assert not is_published(path)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "page.md~",
            "page.md.bak",
            "page.md.orig",
            "page.md.rej",
            ".page.md.swp",
            "a.swo",
            "a.TMP",
        ),
        *("Thumbs.db", "thumbs.db", "ehthumbs.db", "desktop.ini", "Desktop.ini", ".DS_Store"),
        *("~$plan.docx", "#page.md#", "a.pdf.part", "a.pdf.crdownload", "Icon\r"),
    ],
)
def test_what_editors_and_systems_leave(name: str) -> None:
    assert is_left_over(name)


@pytest.mark.parametrize(
    "name", ["page.md", "bak.md", "swap.png", "~plan.pdf", "orig", "a.db", "#1.csv"]
)
def test_what_they_do_not_leave(name: str) -> None:
    assert not is_left_over(name)


NAMES = {
    "a/plan.pdf": "",
    "a/città 2026.pdf": "",
    "a/configuration.pdf": "",
    "con.pdf": "device",
    "NUL.csv": "device",
    "aux/plan.pdf": "device",
    "com1.x.pdf": "device",
    "LPT¹.pdf": "device",
    "a\u202efdp.exe.pdf": "invisible",
    "a\u200b.pdf": "invisible",
    "a\u00a0b.pdf": "invisible",
    "a\ufe0f.pdf": "invisible",
    "a\u2800.pdf": "invisible",
    "a\tb.pdf": "invisible",
    "\ufeffa/b.pdf": "invisible",
    "citta\u0300.pdf": "form",
    "a./b.pdf": "edge",
    "a /b.pdf": "edge",
    " a.pdf": "edge",
    "a\udcff.pdf": "bytes",
    "ü" * 80 + ".pdf": "long",
    "assets/pictures/a.webp": "made",
    "Assets/Pictures/a.webp": "made",
    "index.html/a.pdf": "made",
    "it/Sitemap.xml/a.pdf": "made",
    "_headers/a.pdf": "made",
}


@pytest.mark.parametrize("path", NAMES)
def test_names_that_are_not_the_same_everywhere(path: str) -> None:
    assert [fault.variant for fault in faults_of_name(path)] == list(filter(None, [NAMES[path]]))


@pytest.mark.parametrize(
    "paths",
    [
        *(
            ["Plan.pdf", "plan.pdf"],
            ["Events/a.pdf", "events/a.pdf"],
            ["STRASSE.pdf", "straße.pdf"],
        ),
        *(["café.pdf", "cafe\u0301.pdf"], ["map.en.png", "map.png"], ["it/map.png", "map.it.png"]),
        *(["MAP.png", "map.en.png"], ["photo.JPG", "photo.jpg"]),
    ],
)
def test_twins(paths: list[str]) -> None:
    assert len(list(twins(paths, LANGUAGES))) == 1


def test_no_twins() -> None:
    paths = ["map.png", "map.it.png", "map.es.png", "plan.pdf", "a/plan.pdf", "plan.csv"]
    assert list(twins(paths, LANGUAGES)) == []
    assert site_path("a/map.it.png", LANGUAGES) == "it/a/map.png"
