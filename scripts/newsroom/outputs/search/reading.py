"""The text of a built page for the search, in sections under headings with an id."""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

LEFT_OUT = {"script", "style", "template", "form", "nav", "button", "svg", "iframe", "noscript"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
"""Elements that do not separate words."""
CELLS = {"dd", "td", "th"}
"""Elements whose ends are marked in excerpts, as running text would not show them."""
_OPENING = {*HEADINGS, "dt", "img"}
"""Elements that begin more than a text."""
_PARSER = etree.HTMLParser(remove_comments=True, remove_pis=True)
"""Unlike that of `lxml.html`, it does not look for a class for each element."""


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


def read_sections(page: str, left_out: Collection[str] = ()) -> list[Section]:
    """The sections of the content of a page, the first being the page itself.

    Without elements marked `data-search="no"` or with one of the classes `left_out`.
    """
    start, end = page.find("<article"), page.rfind("</article>")
    part = page[start:end] if 0 <= start < end else page  # parsing the rest would take as long
    page_text = _PageText(frozenset(left_out))
    page_text.read(_main(etree.fromstring(part, _PARSER)))
    sections = [
        Section(part.level, part.anchor, _plain(part.heading), _plain(part.text))
        for part in page_text.parts
    ]
    return [section for section in sections if section.heading or section.text]


def _main(document: etree._Element) -> etree._Element:
    """The content: the outermost article, or else the main part, or else everything."""
    for tag in ("article", "main", "body"):
        found = next(document.iter(tag), None)
        if found is not None:
            return found
    return document


class _PageText:
    """The text of a page in its parts, as its elements are gone through."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self.parts = [_Part()]
        self._left_out = left_out
        self._write = self.parts[-1].text.append

    def read(self, element: etree._Element) -> None:
        """Add the content of an element to the last part, or to new ones."""
        if element.text:
            self._write(element.text)
        for child in element:
            tag = child.tag
            if self._is_read(child, tag):
                parts_words = _parts_words(child, tag)
                if tag in _OPENING:
                    self._open(child, tag, element)
                elif parts_words:
                    self._write(" ")
                self.read(child)
                if tag in HEADINGS or tag == "dt":
                    self._write = self.parts[-1].text.append
                if parts_words:
                    self._write(" · " if tag in CELLS else " ")
            if child.tail:
                self._write(child.tail)

    def _is_read(self, element: etree._Element, tag: str) -> bool:
        if tag in LEFT_OUT or element.get("data-search") == "no":
            return False
        classes = element.get("class")
        if classes and not self._left_out.isdisjoint(classes.split()):
            return False
        return element.get("hidden") is None

    def _open(self, element: etree._Element, tag: str, parent: etree._Element) -> None:
        """Begin a heading, a term or a picture."""
        if tag == "img":
            self._write(f" {element.get('alt') or ''} ")
        elif tag == "h1":
            self._write = self.parts[-1].heading.append
        else:
            of_term = tag == "dt"  # a term that one can go to
            anchor = (parent if of_term else element).get("id")
            if anchor:
                self.parts.append(_Part(HEADINGS.get(tag, 4), anchor))
                self._write = self.parts[-1].heading.append
            elif of_term:
                self._write(" ")
            else:
                self._write = self.parts[-1].text.append


def _parts_words(element: etree._Element, tag: str) -> bool:
    """Whether an element separates words; a `span` with a class may, by its style."""
    return tag not in WITHIN_A_LINE or (tag == "span" and element.get("class") is not None)


def _plain(pieces: list[str]) -> str:
    """Text with single spaces, in NFC, without soft hyphens."""
    text = " ".join("".join(pieces).replace("\xad", "").split()).removesuffix(" ·")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def texts_of(sections: list[Section]) -> Iterator[tuple[int, str]]:
    """Every text of a page with the level of its heading; 0 for what is no heading."""
    for section in sections:
        yield section.level, section.heading
        yield 0, section.text
