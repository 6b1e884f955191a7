"""The Markdown below the header: its prose, headings, tables, links and pictures.

Looks at the text as written and leaves the rest to Python-Markdown. Every pattern is bounded,
so that no page takes more than time in step with its size. What a rule must not
judge is blanked out with as many blanks, so that every place stays where it is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from newsroom.content.problem import Place

# A pattern is looked for many times as fast when it, or each of its alternatives, begins with a
# certain letter: what must stand before that is looked back for, and `h` and `H` are two.
_SPAN = r"(?P<ticks>`(?<!``)`{0,8})(?!`)[^`\n]{1,2000}(?P=ticks)(?!`)"
_CODE_IN_LINE = re.compile(_SPAN)
_CODE = re.compile(
    r"^(?P<fence>[ ]{0,12}(?:`{3,20}|~{3,20}))(?![`~])[^\n]*\n.*?(?:^(?P=fence)[`~]*[ ]*$|\Z)"
    rf"|{_SPAN}",
    re.MULTILINE | re.DOTALL,
)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\(\s*(<[^>\n]*>|[^\s)]*)")
_TARGET = re.compile(r"\]\(\s*(<[^>\n]*>|[^\s)]*)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ ]*(<[^>\n]*>|\S+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>", re.IGNORECASE)
_DEFINED = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*", re.MULTILINE)
_TTP = r"(?i:ttps?://)"
_ADDRESS = re.compile(
    rf"\]\([^()\n]{{0,2000}}\)|<[hH]{_TTP}[^<>\s]{{1,2000}}>"
    rf"|h{_TTP}[^\s<>”»]+|H{_TTP}[^\s<>”»]+|\{{#[\w-]+\}}"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,1000}>|<!--(?:(?!<!--|-->).){0,10000}-->", re.DOTALL)
_QUOTATION = re.compile(
    "“[^“”]{0,2000}(?:\n[ \t]*\n“[^“”]{0,2000}){0,9}”|«[^«»]{0,2000}»|„[^„“]{0,2000}“"
    "|>(?:(?<=^>)|(?<=^ >)|(?<=^  >)|(?<=^   >))[^\n]*",
    re.MULTILINE,
)
_HEADING = re.compile(r"\n(##{0,5})[ ]+(.*?)[ ]*(?:\{#([\w-]+)\})?[ ]*#*$", re.MULTILINE)
_ID = re.compile(r"\{[^{}\n#]{0,200}#([\w-]{1,200})[^{}\n]{0,200}\}|\bid=[\"']([^\"'\n]{1,200})")
_MARKUP = re.compile(r"\]\([^()\n]{0,2000}\)|<[^<>\n]{1,1000}>")
_PARAGRAPH = re.compile(r"\n(?:(?<=\n\n)|(?=[ \t]{0,12}(?:\||[*+-][ ]|\d{1,3}[.)][ ])))(?=[^\n])")
_TABLE = re.compile(r"(?:^[ ]{0,3}\|[^\n]*\n?){2,}", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """A link or a picture in the text."""

    target: str
    place: Place
    alt: str | None = None
    """The alternative text; `None` for a link, which has none."""


@dataclass(frozen=True)
class Heading:
    """A heading; `anchor` is its explicit id, empty when it has none."""

    level: int
    text: str
    anchor: str
    index: int


@dataclass(frozen=True)
class Table:
    """A table: the cells of its rows, the first of which is its header."""

    rows: tuple[tuple[str, ...], ...]
    index: int

    @property
    def has_header(self) -> bool:
        """Whether a line of dashes parts a header with words from the rest."""
        is_ruled = len(self.rows) > 1 and all(re.fullmatch(r":?-+:?", c) for c in self.rows[1])
        return is_ruled and any(self.rows[0])


class Body:
    """The text of a page, looked at in the ways that rules need."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line

    @cached_property
    def without_code(self) -> str:
        """The text with code blanked out."""
        if "```" in self.text or "~~~" in self.text:
            return _CODE.sub(blank, self.text)
        return _CODE_IN_LINE.sub(blank, self.text) if "`" in self.text else self.text

    @cached_property
    def prose(self) -> str:
        """The words that a reader reads: without code, addresses and HTML."""
        text = self.without_code
        if "]:" in text:
            text = _DEFINED.sub(blank, text)
        if "](" in text or "://" in text or "{#" in text:
            text = _ADDRESS.sub(blank, text)
        return _TAG.sub(blank, text) if "<" in text else text

    @cached_property
    def own_words(self) -> str:
        """The prose without quotations, which may say what we would not."""
        return without_quotations(self.prose)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in their order."""
        text = "\n" + self.without_code  # so that every heading begins with a line end
        return tuple(
            [
                Heading(len(match[1]), match[2], match[3] or "", match.start())
                for match in (_HEADING.finditer(text) if "#" in text else ())
            ]
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return tuple(
            Table(
                tuple(
                    tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
                    for line in match[0].strip().splitlines()
                ),
                match.start(),
            )
            for match in (_TABLE.finditer(self.without_code) if "|" in self.text else ())
        )

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Where a paragraph, a row of a table or an item of a list begins."""
        return tuple([match.end() for match in _PARAGRAPH.finditer(self.text)])

    def forget_texts(self) -> None:
        """Let go of the texts that can be made again: together they are three times as large."""
        for name in ("without_code", "prose", "own_words"):
            self.__dict__.pop(name, None)

    def sections(self) -> Iterator[tuple[str, str]]:
        """The text in parts: what stands before the first heading, then under each one.

        Each with the anchor (or else the words) of its heading; the first with nothing.
        """
        starts = [0, *(heading.index for heading in self.headings), len(self.text)]
        names = ["", *(heading.anchor or heading.text for heading in self.headings)]
        for name, start, end in zip(names, starts[:-1], starts[1:], strict=True):
            yield name, self.text[start:end]

    def has_anchor(self, name: str) -> bool:
        """Whether something in the text has this id, be it written or made of a heading."""
        plain = re.sub(r"_\d+$", "", name)  # the second heading with the same words
        return name == "top" or name in self._anchors or plain in self._anchors

    @cached_property
    def _anchors(self) -> frozenset[str]:
        ids = {one for match in _ID.finditer(self.text) for one in match.groups() if one}
        for heading in self.headings:
            end = self.text.find("\n", heading.index)
            line = self.text[heading.index : end if end >= 0 else None].split("{#")[0]
            words = re.sub(r"[^\w\- ]", "", _MARKUP.sub("", line).strip("# "))
            ids.add(words.strip().lower().replace(" ", "-"))
        return frozenset(ids)

    def links(self) -> tuple[Link, ...]:
        """Every link and picture, pictures also with their alternative text."""
        return self._links

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        text, found = self.without_code, []
        images = _IMAGE.finditer(text) if "![" in text else ()
        pictures = {match.start(2): match[1] for match in images}
        for pattern, mark in ((_TARGET, "]("), (_DEFINITION, "]:"), (_AUTOLINK, "://")):
            for match in pattern.finditer(text) if mark in text else ():
                target = match[1].removeprefix("<").removesuffix(">")
                place = self.place(match.start(1))
                found.append(Link(target, place, pictures.get(match.start(1))))
        return tuple(found)

    def place(self, index: int) -> Place:
        """Where a character of the text stands in the file."""
        line = bisect_right(self._line_starts, index) - 1
        return Place(self.first_line + line, index - self._line_starts[line] + 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *[match.end() for match in re.finditer("\n", self.text)]]


def without_quotations(text: str) -> str:
    """The text with what it quotes blanked out."""
    is_possible = "“" in text or "«" in text or ">" in text or "„" in text
    return _QUOTATION.sub(blank, text) if is_possible else text


def blank(match: re.Match[str]) -> str:
    """As many blanks as there was text: places stay where they are."""
    text = match[0]
    if "\n" not in text:
        return " " * len(text)
    return "\n".join([" " * len(line) for line in text.split("\n")])
