"""The last look at a built site finds and names each flaw."""

from pathlib import Path

import pytest

from newsroom.build.inspection import inspect_site

GOOD = '<html><body id="top"><article><p>Text</p></article>{}</body></html>'

CASES: dict[str, tuple[dict[str, str], list[str]]] = {
    "a whole site": (
        {
            "index.html": GOOD.format('<a href="it/#top">It</a> <img src="a%20b.svg">'),
            "it/index.html": GOOD.format('<a href="../">up</a> <a href="./#top">here</a>'),
            "a b.svg": "<svg/>",
        },
        [],
    ),
    "a link to another host is not checked": (
        {
            "index.html": GOOD.format('<a href="https://x.example/nowhere">x</a>'),
            "it/index.html": "",
        },
        [],
    ),
    "a page that was not built": ({"index.html": ""}, ["it/index.html: this page was not built"]),
    "a link that leads nowhere": (
        {"index.html": GOOD.format('<a href="none/">x</a>'), "it/index.html": ""},
        ["index.html: the link to none/ leads nowhere"],
    ),
    "a place that is not there": (
        {"index.html": GOOD.format('<a href="it/#gone">x</a>'), "it/index.html": GOOD},
        ["index.html: the link to it/#gone leads to a place that is not there"],
    ),
    "a picture that is not there": (
        {"index.html": "", "it/index.html": GOOD.format('<img alt="" src="../loom.jpg">')},
        ["it/index.html: the link to ../loom.jpg leads nowhere"],
    ),
    "a picture that is there in one width of two": (
        {
            "index.html": GOOD.format('<img alt="" src="a.jpg" srcset="a.jpg 400w, b.jpg 800w">'),
            "it/index.html": "",
            "a.jpg": "",
        },
        ["index.html: the link to b.jpg leads nowhere"],
    ),
    "a broken link on pages beside each other": (
        {
            "index.html": "",
            "it/index.html": GOOD.format('<a href="../none/">x</a>'),
            "tr/index.html": GOOD.format('<a href="../none/">x</a>'),
        },
        [f"{lang}/index.html: the link to ../none/ leads nowhere" for lang in ("it", "tr")],
    ),
    "a way out of the site": (
        {"index.html": GOOD.format('<a href="../secret.txt">x</a>'), "it/index.html": ""},
        ["index.html: the link to ../secret.txt leads nowhere"],
    ),
    "another host": (
        {
            "index.html": GOOD.format('<script src="https://cdn.example/a.js"></script>'),
            "it/index.html": '<link rel="stylesheet" href="//cdn.example/a.css">',
        },
        [
            "index.html: the browser would fetch https://cdn.example/a.js from another host",
            "it/index.html: the browser would fetch //cdn.example/a.css from another host",
        ],
    ),
    "another host in the spelling of browsers": (
        {
            "index.html": GOOD.format(r'<script src="\\cdn.example/a.js"></script>'),
            "it/index.html": '<img alt="" src="/&#9;/cdn.example/a.png">',
        },
        [
            r"index.html: the browser would fetch \\cdn.example/a.js from another host",
            "it/index.html: the browser would fetch /&#9;/cdn.example/a.png from another host",
        ],
    ),
    "addresses that cannot be read": (
        {
            "index.html": GOOD.format('<a href="https://[bad/">x</a> <a href="//[bad/">x</a>'),
            "it/index.html": GOOD.format('<a href="http://a℀b/">x</a>'),
        },
        [],
    ),
    "a header as text": (
        {"index.html": "<article><p>---\ntitle: X</p></article>", "it/index.html": ""},
        ["index.html: the header of the page stands in it as text"],
    ),
    "a file that is too large": (
        {"index.html": "", "it/index.html": "", "a.js": "x" * 60_001},
        ["a.js: 60001 bytes are too much; 60000 are allowed"],
    ),
    "404.html lies at every address": (
        {"index.html": "", "it/index.html": "", "404.html": '<a href="/anywhere/">x</a>'},
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_flaws_are_named(tmp_path: Path, name: str) -> None:
    files, expected = CASES[name]
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert [str(flaw) for flaw in inspect_site(tmp_path, ["", "it/"])] == expected
