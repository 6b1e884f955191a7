"""Pages made up from what editors write, right and wrong, for `test_agreement.py`."""

import io
from dataclasses import dataclass

from hypothesis import strategies as st
from PIL import Image

HEADER = """\
---
type: page
title: A new page
summary: A page that has not been there before, to be told apart from the others.
updated: 2026-01-10
---
"""
HEADER_IT = """\
---
title: Una pagina nuova
summary: Una pagina che prima non esisteva, per distinguerla da tutte le altre.
translation: {method: human, source_hash: "0000.0000"}
---
"""
FOLDER = "case-studies"
"""Where the pages lie; links to others go up."""


def picture(form: str, size: tuple[int, int] = (24, 16)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(out, form)
    return out.getvalue()


JPEG, PNG = picture("JPEG"), picture("PNG")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>'
FILES = {
    "red.jpg": JPEG,
    "png.jpg": PNG,
    "wine.webp": picture("WEBP"),
    "box.svg": SVG,
    "çiçek.jpg": JPEG,
    "a+b,c(d)'e&f;g.jpg": JPEG,
    "my red.jpg": JPEG,
    "a%20b.jpg": JPEG,
    "50%.png": PNG,
    "a#b.jpg": JPEG,
    "cut.jpg": JPEG[:-50],
    "cut.png": PNG[:-30],
    "empty.png": b"",
    "text.jpg": b"no picture",
    "open.svg": b"<svg>",
    "endless.svg": SVG.replace(b"8 8", b"nan 1e999"),
    "Plan 2026.pdf": b"%PDF",
    "plan.pdf": b"%PDF",
    "list.csv": b"a,b\n",
    "costs#.pdf": b"%PDF",
    "50%.pdf": b"%PDF",
    "../templates/form.pdf": b"%PDF",
    ".hidden/note.pdf": b"%PDF",
}
"""Beside the pages."""

PATHS = [
    *["", "wool.md", "index.md", "../index.md", "../partners/loom.md", "../events/fair.md"] * 2,
    *["./wool.md", "../case-studies/wool.md", "../events/../events/fair.md", "wool%2Emd"],
    *["wool.it.md", "wool", "wool/", "../partners/", "../partners", ".", "..", "../", "gone.md"],
    *["/case-studies/wool/", "//example.org/x", "\\wool.md", "wool.MD", "Wool.md", "x/wool.md"],
    *["plan.pdf", "list.csv", "Plan%202026.pdf", "Plan 2026.pdf", "plan.PDF", "costs%23.pdf"],
    *["50%25.pdf", "50%.pdf", "../templates/form.pdf", ".hidden/note.pdf", "gone.pdf"],
    *["&#119;ool.md", "wool&#46;md", "wool\\.md", "wo\nol.md", "wool.md%20", "../../README.md"],
    *["red.jpg", "box.svg", "cut.jpg", "my%20red.jpg", "template.html", "wool.md/", "*wool.md*"],
]
WHOLE = [
    *["https://example.org/a", "https://example.org/a_(b)?c=d&e=f#g", "mailto:office@example.org"],
    *[
        "http://example.org/",
        "htp://example.org",
        "ftp://example.org/",
        "geo:53.6,-1.7",
        "https://",
    ],
    *["webcal://example.org/x.ics", "javascript:alert", "C:\\x.pdf", "C:/x.pdf", "TBC: later"],
    *["https://exa mple.org", "https://[bad/", "https:/example.org", "https:example.org", "tel:"],
    *["office@example.org", "www.example.org", "https://example.org:99999/", "data:x", "mailto:"],
    *["HTTPS://EXAMPLE.ORG/", "https://exa%20mple.org/", "https://a..b/", "x:y", "://example.org"],
]
ANCHORS = ["", "", "", "", "#weaves", "#wool", "#telaio", "#telaio_1", "#top", "#none", "#nl-menu"]
ANCHORS += ["#uno", "#", "#t%65laio", "#è", "#fn:1", "#fnref:1", "#filo-e-lana"]
QUERIES = ["", "", "", "", "", "", "?x=1", "?", "?x=1&amp;y=2"]
TITLES = ["", "", "", "", ' "Un titolo"', " 'Un titolo'", ' "Un (titolo)"', ' "aperto', " titolo"]
ALONE = [
    "## Telaio",
    "## Telaio {#uno}",
    "## Altro {: #due .x }",
    "## Altro {#nl-menu}",
    "## Filo e *lana*",
    "## Filo & lana [wool](wool.md)",
    "## `codice` e tela {lang=it}",
    "Titolo\n------",
    "### Telaio",
    "<!--\n## Nascosto {#none}\n-->",
    "```\n## Codice {#none}\n[x](gone.md) [^9]\n```",
    "~~~ md\n[x](gone.md)\n~~~",
    "    [x](gone.md)",
    "`[x](gone.md)` e `{#none}`",
    "``[x](gone.md)",
    "Nota[^1].\n\n[^1]: Testo.",
    "Nota[^a] e nota[^a].\n\n[^a]:\n    Testo con [wool](wool.md).\n\n    Ancora.",
    "[^b]: Testo senza richiamo.",
    "Richiamo[^c].",
    "`[^d]`\n\n[^d]: Testo.",
    "\\[^e]\n\n[^e]: Testo.",
    "<!-- [^f] -->\n\n[^f]: Testo.",
    "> Detto[^g].\n\n[^g]: Testo.",
    "- Uno[^h]\n\n    [^h]: Testo.",
    "Parola[^i]\n\n[^i]: Uno.\n[^i]: Due.",
    "[lana][r]\n\n[r]: wool.md",
    "[lana][R] [R][] [R]\n\n[R]: <https://example.org/r> 'Titolo'",
    "[lana][s]",
    "![Un telaio][p]\n\n[p]: red.jpg",
    "![Un telaio][q]\n\n[q]: https://example.org/x.jpg",
    "[lana][t]\n\n[t]:\n  gone.md",
    "> [lana][u]\n>\n> [u]: gone.md",
    "[mai]: gone.md",
    "[nota]: questo non definisce niente",
    "*[HTML]: linguaggio\n\nHTML e altro.",
    "<https://example.org/x> <office@example.org>",
    "<ftp://example.org/x>",
    '<a href="gone.md">lana</a>',
    '<span lang="it">lana</span> <br>',
    '<img src="red.jpg">',
    "Testo\n{: #due }",
    "*testo*{#tre} e [lana](wool.md){#quattro}",
    "Testo {#cinque}",
    "[x](#cinque) [y](#tre)",
    "[lana](wool.md){ href=gone.md }",
    "![Un telaio](red.jpg){ width=300 }",
    "![Un telaio](red.jpg){ src=gone.jpg }",
    "[![Un telaio](red.jpg)](wool.md)",
    "[![Un telaio](cut.jpg)](wool.md)",
    "[un [interno] testo](gone.md)",
    "[un\ntesto](gone.md)",
    "[testo] (gone.md)",
    "\\[testo](gone.md)",
    "[testo\\](gone.md)",
    "!\\[testo](gone.md)",
    "| A | B |\n|---|---|\n| [a](wool.md) | [b](gone.md) |",
    "| A | B |\n|---|---|\n| [a](wool.md) | c[^t] |\n\n[^t]: Testo.",
    "Termine\n:   Spiega [lana](wool.md) e [x](gone.md).",
    "!!! note\n\n    Testo [x](gone.md#a).",
    "!!! note\n\n    Testo[^n].\n\n    [^n]: Testo.",
    "1. [x](gone.md)\n    - [y](wool.md#none)",
    "## [lana](wool.md) {#sei}\n\n[x](#sei)",
    "## Nota[^k]\n\n[^k]: Testo.",
]

_words = st.integers(0, 9999).map(lambda number: f"parole {number}")
_targets = st.one_of(
    st.builds(str.__add__, st.sampled_from(PATHS), st.just("")),
    st.builds(
        lambda path, query, anchor: path + query + anchor,
        st.sampled_from(PATHS),
        st.sampled_from(QUERIES),
        st.sampled_from(ANCHORS),
    ),
    st.sampled_from(WHOLE),
)
_links = st.builds(
    lambda form, words, target, title: form.format(words, target, title),
    st.sampled_from(
        ["[{}]({}{})"] * 6
        + ["[{}](<{}>{})", "[{}]( {} {} )", "[{}]({}{}", "**[{}]({}{})**"]
        + ["> [{}]({}{})", "- [{}]({}{})", "## [{}]({}{})", "[{0}][y{0}]\n\n[y{0}]: {1}{2}"]
    ),
    _words,
    _targets,
    st.sampled_from(TITLES),
)
_pictures = st.builds(
    lambda form, name, title: form.format(name, title),
    st.sampled_from(["![Un telaio]({}{})"] * 4 + ["![Un telaio](<{}>{})", "[Un telaio]({}{})"]),
    st.sampled_from([*FILES, *(name.replace(" ", "%20") for name in FILES), *PATHS, *WHOLE]),
    st.sampled_from(TITLES),
)
_signs = st.text(alphabet="[]()<>!#^:{}`\\ \n\"'*_a.md", max_size=14)
_parts = st.one_of(
    _links, _links, _pictures, st.sampled_from(ALONE), st.sampled_from(ALONE), _signs
)
BODIES = st.lists(_parts, min_size=1, max_size=3).map(
    lambda parts: "Testo.\n\n" + "\n\n".join(parts) + "\n"
)


@dataclass(frozen=True)
class MadePage:
    """A page, with its translation if it has one."""

    body: str
    is_translated: bool

    def files(self, number: int) -> dict[str, bytes]:
        files = {f"{FOLDER}/made-{number}.md": (HEADER + self.body).encode()}
        if self.is_translated:
            files[f"{FOLDER}/made-{number}.it.md"] = (HEADER_IT + self.body).encode()
        return files


PAGES = st.builds(MadePage, BODIES, st.booleans())
