"""The text of a built page for the search, in sections under headings with an id."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import html

LEFT_OUT = {"script", "style", "template", "form", "nav", "button", "svg", "iframe", "noscript"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
"""Elements that do not separate words."""
CELLS = {"dd", "td", "th"}
"""Elements whose ends are marked in excerpts, as running text would not show them."""


@dataclass
class Section:
    """A heading, its id, and the text below it."""

    level: int
    anchor: str
    heading: str
    text: str


@dataclass
class _Part:
    level: int = 1
    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    open_heading: bool = False

    def write(self, text: str | None) -> None:
        if text:
            (self.heading if self.open_heading else self.text).append(text)


def read_sections(page: str, left_out: Collection[str] = ()) -> list[Section]:
    """The sections of the content of a page, the first being the page itself.

    Without elements marked `data-search="no"` or with one of the classes `left_out`.
    """
    start, end = page.find("<article"), page.rfind("</article>")
    part = page[start:end] if 0 <= start < end else page  # parsing the rest would take as long
    main = _main(html.document_fromstring(part))
    parts = [_Part()]
    _read(main, parts, frozenset(left_out))
    sections = [
        Section(part.level, part.anchor, _plain(part.heading), _plain(part.text)) for part in parts
    ]
    return [section for section in sections if section.heading or section.text]


def _main(document: html.HtmlElement) -> html.HtmlElement:
    """The content: the outermost article, or else the main part, or else everything."""
    for tag in ("article", "main", "body"):
        found = next(document.iter(tag), None)
        if found is not None:
            return found
    return document


def _read(element: html.HtmlElement, parts: list[_Part], left_out: frozenset[str]) -> None:
    """Add an element and its content to the last part, or to new ones."""
    for child in element:
        if _is_read(child, left_out):
            _begin(child, parts)
            parts[-1].write(child.text)
            _read(child, parts, left_out)
            _end(child, parts)
        parts[-1].write(child.tail)


def _is_read(element: html.HtmlElement, left_out: frozenset[str]) -> bool:
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return False
    if element.get("data-search") == "no" or element.get("hidden") is not None:
        return False
    classes = element.get("class")
    return not classes or left_out.isdisjoint(classes.split())


def _begin(element: html.HtmlElement, parts: list[_Part]) -> None:
    tag = element.tag
    if tag in HEADINGS:
        anchor = element.get("id") or ""
        if tag != "h1" and anchor:
            parts.append(_Part(HEADINGS[tag], anchor))
        parts[-1].open_heading = tag == "h1" or bool(anchor)
    elif tag == "dt" and (anchor := element.getparent().get("id") or ""):
        parts.append(_Part(4, anchor, open_heading=True))  # a term that one can go to
    elif tag == "img":
        parts[-1].write(f" {element.get('alt') or ''} ")
    elif _parts_words(element):
        parts[-1].write(" ")


def _end(element: html.HtmlElement, parts: list[_Part]) -> None:
    if element.tag in HEADINGS or element.tag == "dt":
        parts[-1].open_heading = False
    if element.tag in CELLS:
        parts[-1].write(" · ")
    elif _parts_words(element):
        parts[-1].write(" ")


def _parts_words(element: html.HtmlElement) -> bool:
    """Whether an element separates words; a `span` with a class may, by its style."""
    return element.tag not in WITHIN_A_LINE or (element.tag == "span" and "class" in element.attrib)


def _plain(pieces: list[str]) -> str:
    """Text with single spaces, in NFC, without soft hyphens."""
    text = " ".join("".join(pieces).replace("\xad", "").split()).removesuffix(" ·")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def texts_of(sections: list[Section]) -> Iterator[tuple[int, str]]:
    """Every text of a page with the level of its heading; 0 for what is no heading."""
    for section in sections:
        yield section.level, section.heading
        yield 0, section.text
