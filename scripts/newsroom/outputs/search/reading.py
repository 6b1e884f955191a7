"""A built page as search sees it: its text, in parts under headings that one can go to.

Reads tags by a pattern, which takes half as long as a parser. Our templates, `nh3` and `lxml` close
every element and write names in small letters and attributes in quotes; where they do not, that is
a mistake of ours.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

LEFT_OUT = {"script", "style", "template", "form", "nav", "button", "svg", "iframe", "noscript"}
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
"""Elements that do not part words."""
CELLS = {"dd", "td", "th"}
"""Elements whose ends one would not see in running text."""
WITHOUT_END = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
"""Elements in which nothing can stand."""
_MARKUP = re.compile(
    r"<(?:!--.*?--|(?:script|style)\b.*?</(?:script|style)"
    r"""|(/?[a-z][^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*))>""",
    re.DOTALL,
)
"""A tag, which is caught; a comment, a program or a style, which are not."""
_ATTRIBUTE = re.compile(r"""\s([^\s"'=/]+)(?:=(?:"([^"]*)"|'([^']*)'))?""")
"""`lxml` takes the other quotes where a value has some in it: `alt='A 60" loom'`."""


@dataclass
class Section:
    """A heading, the id by which one gets there, and the text under it."""

    level: int
    anchor: str
    heading: str
    text: str


@dataclass
class _Part:
    """A section in pieces, with characters as HTML writes them."""

    level: int = 1
    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Element:
    """An element, as its first tag tells it."""

    name: str
    anchor: str
    is_left_out: bool
    has_end: bool
    before: str
    """What is read where it begins."""
    after: str
    """What is read where it ends."""


def read_sections(page: str, left_out: Collection[str] = ()) -> list[Section]:
    """The sections of the content of a page, the first being the page itself.

    Not what `data-search="no"` marks, nor what has one of the classes `left_out`.
    """
    sections = [
        Section(part.level, part.anchor, _plain(part.heading), _plain(part.text))
        for part in _Reader(frozenset(left_out)).read(_content(page))
    ]
    return [section for section in sections if section.heading or section.text]


def _content(page: str) -> str:
    """The content: the outermost article, or else the main part, or else everything."""
    for name in ("article", "main", "body"):
        start, end = page.find(f"<{name}"), page.rfind(f"</{name}>")
        if 0 <= start < end:
            return page[start:end]
    return page


class _Reader:
    """Writes what it reads to the heading or the text of the last part."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self._left_out = left_out
        self._parts = [_Part()]
        self._written = self._parts[0].text
        self._open: list[_Element] = []
        self._unread = 0
        """How many of the open elements are left out."""

    def read(self, content: str) -> list[_Part]:
        """The parts of a page."""
        text, *pieces = _MARKUP.split(content)
        self._written.append(text)
        for tag, text in zip(pieces[::2], pieces[1::2], strict=True):
            if tag and tag[0] == "/":
                self._end(tag[1:])
            elif tag:
                self._begin(_element(tag, self._left_out))
            if not self._unread:
                self._written.append(text)
        return self._parts

    def _begin(self, element: _Element) -> None:
        if not self._unread and not element.is_left_out:
            self._write_beginning(element)
        if element.has_end:
            self._open.append(element)
            self._unread += element.is_left_out

    def _write_beginning(self, element: _Element) -> None:
        name = element.name
        if name == "h1":
            self._written = self._parts[-1].heading
        elif name in HEADINGS and element.anchor:
            self._begin_part(HEADINGS[name], element.anchor)
        elif name == "dt" and self._open and self._open[-1].anchor:
            self._begin_part(4, self._open[-1].anchor)  # a term that one can go to
        else:
            self._written.append(element.before)

    def _begin_part(self, level: int, anchor: str) -> None:
        self._parts.append(_Part(level, anchor))
        self._written = self._parts[-1].heading

    def _end(self, name: str) -> None:
        element = self._open.pop()
        assert element.name == name, f"</{name}> stands where <{element.name}> should be closed"
        self._unread -= element.is_left_out
        if not self._unread and not element.is_left_out:
            if name in HEADINGS or name == "dt":
                self._written = self._parts[-1].text
            self._written.append(element.after)


@lru_cache(maxsize=10_000)
def _element(tag: str, left_out: frozenset[str]) -> _Element:
    """The element that a tag begins; the same tags stand on many pages."""
    name = tag.split(maxsplit=1)[0].rstrip("/")
    attributes = {key: one or other for key, one, other in _ATTRIBUTE.findall(tag)}
    classes = attributes.get("class", "").split()
    # A `span` with a class may stand apart, by a stylesheet.
    blank = "" if name in WITHIN_A_LINE and not (name == "span" and "class" in attributes) else " "
    return _Element(
        name=name,
        anchor=unescape(attributes.get("id", "")),
        is_left_out=name in LEFT_OUT
        or "hidden" in attributes
        or attributes.get("data-search") == "no"
        or not left_out.isdisjoint(classes),
        has_end=name not in WITHOUT_END and not tag.endswith("/"),
        before=f" {attributes.get('alt', '')} " if name == "img" else blank,
        after=" · " if name in CELLS else blank,
    )


def _plain(pieces: list[str]) -> str:
    """Text with its blanks folded, in the form NFC, without soft hyphens."""
    written = unescape("".join(pieces)).replace("\xad", "")
    text = " ".join(written.split()).removesuffix(" ·")
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def texts_of(sections: list[Section]) -> Iterator[tuple[int, str]]:
    """Every text of a page with the level of its heading; 0 for what is no heading."""
    for section in sections:
        yield section.level, section.heading
        yield 0, section.text
