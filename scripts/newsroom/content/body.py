"""The Markdown below the header: its prose, headings, tables, links and pictures.

Works on the Markdown source; Python-Markdown makes the HTML. Every pattern is bounded, so that
the time is linear in the size of a page. Text that rules must ignore is replaced by as many
spaces, so that places do not move.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from newsroom.content.code import without_certain_code, without_comments
from newsroom.content.links import targets_in
from newsroom.content.problem import Place
from newsroom.model.limits import HEADINGS, ICON_SETS

_MOST_HEADINGS, _MOST_LINKS = 2 * HEADINGS, 60_000
"""No page within the budgets has more: each link makes 16 bytes of HTML or more."""
# A search is many times as fast when the pattern, or each of its alternatives, begins with a
# fixed letter: hence the lookbehinds, and `h` and `H` as two alternatives.
_SPAN = r"(?P<ticks>`(?<!``)`{0,8})(?!`)[^`\n]{1,2000}(?P=ticks)(?!`)"
_CODE_IN_LINE = re.compile(_SPAN)
_CODE = re.compile(
    r"^(?P<fence>[ ]{0,12}(?:`{3,20}|~{3,20}))(?![`~])[^\n]*\n.*?(?:^(?P=fence)[`~]*[ ]*$|\Z)"
    rf"|{_SPAN}",
    re.MULTILINE | re.DOTALL,
)
_DEFINED = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*", re.MULTILINE)
_TTP = r"(?i:ttps?://)"
_ADDRESS = re.compile(
    rf"\]\([^()\n]{{0,2000}}(?:\([^()\n]{{0,200}}\)[^()\n]{{0,200}}){{0,4}}\)|<[hH]{_TTP}[^<>\s]{{1,2000}}>"
    rf"|h{_TTP}[^\s<>”»]+|H{_TTP}[^\s<>”»]+"
    r"|\{:?[ ]{0,3}(?:[#.][\w-]|[\w-]{1,30}=)[^{}\n]{0,200}\}"
    rf"|:(?:{'|'.join(ICON_SETS)})-[\w-]{{1,60}}:"
)
_OF_ADDRESSES = ("](", "://", "{", *(f":{one}-" for one in ICON_SETS))
"""What is in each address, attribute list and icon."""
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,1000}>|<!--(?:(?!<!--|-->).){0,10000}-->", re.DOTALL)
_QUOTATION = re.compile(
    "“[^“”]{0,2000}(?:\n[ \t]*\n“[^“”]{0,2000}){0,9}”|«[^«»]{0,2000}»|„[^„“]{0,2000}“"
    "|>(?:(?<=^>)|(?<=^ >)|(?<=^  >)|(?<=^   >))[^\n]*",
    re.MULTILINE,
)
_HEADING = re.compile(r"\n(##{0,5})[ ]+([^\n]*)")
_ANCHOR = re.compile(r"\{#([\w-]+)\}$")
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
        """Whether the table has a header row with words and a line of dashes below it."""
        is_ruled = len(self.rows) > 1 and all(re.fullmatch(r":?-+:?", c) for c in self.rows[1])
        return is_ruled and any(self.rows[0])


class Body:
    """The text of a page, with the views of it that rules need."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line

    @cached_property
    def without_code(self) -> str:
        """The text with code blanked out."""
        if "```" in self.text or "~~~" in self.text:
            return _CODE.sub(blank, self.text)
        return _CODE_IN_LINE.sub(blank, self.text) if "`" in self.text else self.text

    @property
    def without_certain_code(self) -> str:
        """The text with what Python-Markdown is sure to show as code blanked out."""
        return without_certain_code(self.text)

    @cached_property
    def prose(self) -> str:
        """The visible words: without code, addresses, names of icons and HTML."""
        text = self.without_code
        if "]:" in text:
            text = _DEFINED.sub(blank, text)
        if any(sign in text for sign in _OF_ADDRESSES):
            text = _ADDRESS.sub(blank, text)
        return _TAG.sub(blank, text) if "<" in text else text

    @cached_property
    def own_words(self) -> str:
        """The prose without quotations, which may use words that rules refuse."""
        return without_quotations(self.prose)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in their order; none of those in comments."""
        text = without_comments(self.without_code) if "#" in self.text else ""
        text = "\n" + text  # so that every heading begins with a line end
        found = islice(_HEADING.finditer(text), _MOST_HEADINGS) if "#" in text else ()
        return tuple([_heading(match) for match in found])

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
        """Where paragraphs, table rows and list items begin."""
        return tuple([match.end() for match in _PARAGRAPH.finditer(self.text)])

    def forget_texts(self) -> None:
        """Let go of the texts that can be made again: together they are three times as large."""
        for name in ("without_code", "prose", "own_words"):
            self.__dict__.pop(name, None)

    def sections(self) -> Iterator[tuple[str, str]]:
        """The sections of the text: the part before the first heading, then one for each heading.

        Each with the anchor, or else the words, of its heading; the first with an empty name.
        """
        name, start = "", 0
        for heading in self.headings:
            yield name, self.text[start : heading.index]
            name, start = heading.anchor or heading.text, heading.index
        yield name, self.text[start:]

    def links(self) -> tuple[Link, ...]:
        """Every link and picture, pictures also with their alternative text."""
        return self._links

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        text = self.without_certain_code
        return tuple(
            Link(target.address, self.place(target.start), target.alt)
            for target in islice(targets_in(text), _MOST_LINKS)
        )

    def place(self, index: int) -> Place:
        """The place in the file of a character of the text."""
        line = bisect_right(self._line_starts, index) - 1
        return Place(self.first_line + line, index - self._line_starts[line] + 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *[match.end() for match in re.finditer("\n", self.text)]]


def _heading(match: re.Match[str]) -> Heading:
    """The heading on a line; signs `#` may end it, and an anchor before them."""
    words = match[2].rstrip("#").rstrip(" ")
    anchor = _ANCHOR.search(words)
    if anchor:
        words = words[: anchor.start()].rstrip(" ")
    return Heading(len(match[1]), words, anchor[1] if anchor else "", match.start())


def without_quotations(text: str) -> str:
    """The text with quotations blanked out."""
    is_possible = "“" in text or "«" in text or ">" in text or "„" in text
    return _QUOTATION.sub(blank, text) if is_possible else text


def blank(match: re.Match[str]) -> str:
    """As many spaces as there was text, so that places do not move."""
    text = match[0]
    if "\n" not in text:
        return " " * len(text)
    return "\n".join([" " * len(line) for line in text.split("\n")])
