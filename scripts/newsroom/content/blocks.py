"""A body split into blocks: headings, paragraphs, items, table rows, with their texts.

A block keeps markup and texts apart, so that it can be written with the texts of another
language. The blocks joined are the body, byte for byte.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"([ ]*)(`{3,}|~{3,})[^\n]*")
_HEADING = re.compile(r"(#{1,6}[ ]+)(.*?)([ ]*(?:\{[^{}]*\})?[ ]*#*[ ]*)")
_ADMONITION = re.compile(r"([ ]*(?:(?:!!!|\?\?\?\+?)[ ][\w -]*+|===[!+]{0,2}[ ]+)\")(.*)(\"[ ]*)")
"""Admonitions, details and tabs."""
_CALLOUT = re.compile(r"([ ]*(?:>[ ]?)+\[![\w -]+\][+-]?[ ]*+)(.*?)([ ]*)")
"""The first line of a note as on GitHub."""
_BARE_ADMONITION = re.compile(r"[ ]*(?:!!!|\?\?\?\+?)[ ]+[\w -]+")
_MARKS = re.compile(r"[ ]*(?:(?:>[ ]?|(?:[-*+]|\d{1,9}[.)])[ ]+(?:\[[ xX]\][ ]+)?|:[ ]+)[ ]*)*")
_BEGINS_LIST = re.compile(r"(?:[-*+]|1[.)])(?:[ ].*)?")
"""What may stand right below a line of text, and begins a list."""
_REFERENCE = re.compile(r"([ ]{0,3}\[\^[^\]]+\]:[ ]*|[ ]{0,3}\*\[[^\]]+\]:[ ]*)")
_WORDLESS = re.compile(
    r"[ ]*(?:[-*_][ ]*){3,}|[ ]*\{[^{}]*\}[ ]*|[ ]{0,3}\[[^\]^][^\]]*\]:.*|[ ]*/{3,}.*"
)
_RULE_ROW = re.compile(r"[ ]*+\|?[ ]*+:?-++:?[ ]*+(?:\|[ ]*+:?-*+:?[ ]*+)*+")
_TITLED = (("heading", _HEADING), ("admonition", _ADMONITION), ("admonition", _CALLOUT))
"""Blocks of one line with a text in it."""
_BAR = re.compile(r"((?<!\\)\||`[^`\n]*`)")
_INDENT = 4
"""Text indented by at least this belongs to the block above, or is code."""

_OPENERS = ("|", "!!!", "???", "=== ", "===!", "===+", "///")
"""What begins another block right below a line of text."""
_OPENS = frozenset({"item", "admonition", "reference"})
"""Blocks that may contain other, indented blocks."""


@dataclass(frozen=True)
class Block:
    """A block of Markdown with the blank lines below it."""

    kind: str
    """`heading`, `paragraph`, `item`, `row`, `admonition`, `reference`, `code`, `html`, `marks`."""
    raw: str
    """As it is written; the lines of a paragraph may end anywhere."""
    marks: tuple[str, ...]
    """The markup around the texts: one piece more than there are texts."""
    texts: tuple[str, ...]
    """The visible texts, each on one line; a line break in a text is a visible one."""

    @property
    def shape(self) -> tuple[str, int]:
        """The properties that a block shares with its translation."""
        return f"{self.kind} {_essence(self)}".rstrip(), len(self.texts)

    def written(self, texts: Sequence[str]) -> str:
        """The source of the block with these texts; unchanged if they are its own."""
        if tuple(texts) == self.texts:
            return self.raw
        parts = [self.marks[0]]
        for text, mark in zip(texts, self.marks[1:], strict=True):
            parts += [text if self.kind in ("code", "html") else self._broken(text), mark]
        return "".join(parts)

    def _broken(self, text: str) -> str:
        """Line breaks in Markdown: two spaces, and the indentation of the text."""
        margin = re.sub(r"[^ >]", " ", self.marks[0])
        return f"  \n{margin}".join(text.split("\n"))


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text; joined, they are the text."""
    return tuple(_Cutter(text).blocks())


def _essence(block: Block) -> str:
    """The markup that has a meaning: indentation, marker, anchor."""
    first, last = block.marks[0].lstrip("\n"), block.marks[-1].strip()
    match block.kind:
        case "heading" | "admonition":
            return f"{first.rstrip()} {last}".strip()
        case "reference":  # each language abbreviates its own words
            return re.sub(r"\*\[[^\]]+\]", "*[]", first.rstrip())
        case "item":
            return re.sub(r"\d+", "1", first).rstrip()
        case "marks":
            return block.raw.strip() if _WORDLESS.fullmatch(block.raw.strip()) else "|"
        case "code" | "row" | "html":
            return ""
    return first.rstrip("\n")


_Found = tuple[str, tuple[str, ...], tuple[str, ...], str]
"""The kind of a block, its markup, its texts, and its source."""


class _Cutter:
    def __init__(self, text: str) -> None:
        self.lines = re.findall(r"[^\n]*\n|[^\n]+", text)
        self.at = 0
        self.opened: list[int] = []
        """The indentation of the blocks that may contain others."""
        self.in_table = False

    def blocks(self) -> Iterator[Block]:
        before = self._blank_lines()
        while self.at < len(self.lines):
            kind, marks, texts, raw = self._block()
            after = self._blank_lines()
            self.in_table = kind == "row" and not after
            self._remember(kind, raw)
            if not "".join(texts).strip():  # an item without words, say
                marks, texts = (raw,), ()
            around = [before + marks[0], *marks[1:]]
            around[-1] += after
            yield Block(kind, before + raw + after, tuple(around), texts)
            before = ""
        if before:
            yield Block("marks", before, (before,), ())

    def _blank_lines(self) -> str:
        start = self.at
        while self.at < len(self.lines) and not self.lines[self.at].strip():
            self.at += 1
        return "".join(self.lines[start : self.at])

    def _block(self) -> _Found:
        line, end = _parted(self.lines[self.at])
        if _FENCE.fullmatch(line):
            return self._verbatim("code", self._fenced(line))
        if line.startswith("<"):
            return self._verbatim("html", self._until_blank())
        if self._is_code(line):
            return self._verbatim("code", self._until_blank())
        for kind, pattern in _TITLED:
            if match := pattern.fullmatch(line):
                self.at += 1
                return kind, (match[1], match[3] + end), (match[2],), line + end
        if _BARE_ADMONITION.fullmatch(line):
            self.at += 1
            return "admonition", (line + end,), (), line + end
        if line.lstrip().startswith("|"):
            self.at += 1
            return self._row(line, end)
        if _WORDLESS.fullmatch(line):
            self.at += 1
            return "marks", (line + end,), (), line + end
        return self._prose(line)

    def _prose(self, line: str) -> _Found:
        """A paragraph or an item: up to a blank line or the next block."""
        reference = _REFERENCE.match(line)
        match = reference or _MARKS.match(line)
        assert match  # the pattern also fits nothing
        mark = match[0]
        kind = "reference" if reference else "item" if mark.strip(" >") else "paragraph"
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and not self._begins(kind):
            self.at += 1
        raw = "".join(self.lines[start : self.at])
        text, end = _parted(raw)
        folded = _folded(text[len(mark) :], quoted=">" in mark)
        return kind, (mark, end), (folded,), raw

    def _begins(self, kind: str) -> bool:
        """Whether another block begins on this line, directly below one of this kind."""
        line = _parted(self.lines[self.at])[0]
        if not line.strip() or _FENCE.fullmatch(line) or _HEADING.fullmatch(line):
            return True
        if line.lstrip().startswith(_OPENERS) or _REFERENCE.match(line) or _CALLOUT.match(line):
            return True
        match = _MARKS.match(line)
        marks = match[0].strip(" >") if match else ""
        begins_list = line.find(marks) < _INDENT and _BEGINS_LIST.fullmatch(marks)
        return marks == ":" or bool(marks and (kind == "item" or begins_list))

    def _row(self, line: str, end: str) -> _Found:
        if _RULE_ROW.fullmatch(line) and self.in_table:
            return "row", (line + end,), (), line + end
        cells: list[str] = [""]
        for part in _BAR.split(line):
            if part == "|":
                cells.append("")
            else:
                cells[-1] += part
        marks, texts = [""], []
        for number, cell in enumerate(cells):
            bar = "|" if number < len(cells) - 1 else ""
            bare = cell.strip()
            if not bare:
                marks[-1] += cell + bar
                continue
            before = cell[: len(cell) - len(cell.lstrip())]
            marks[-1] += before
            texts.append(bare)
            marks.append(cell[len(before) + len(bare) :] + bar)
        marks[-1] += end
        return "row", tuple(marks), tuple(texts), line + end

    def _fenced(self, line: str) -> str:
        match = _FENCE.fullmatch(line)
        assert match
        start = self.at
        self.at += 1
        while self.at < len(self.lines):
            self.at += 1
            if self.lines[self.at - 1].strip(" \n") == match[2]:
                break
        return "".join(self.lines[start : self.at])

    def _until_blank(self) -> str:
        start = self.at
        while self.at < len(self.lines) and self.lines[self.at].strip():
            self.at += 1
        return "".join(self.lines[start : self.at])

    def _verbatim(self, kind: str, raw: str) -> _Found:
        text, end = _parted(raw)
        return kind, ("", end), (text,), raw

    def _is_code(self, line: str) -> bool:
        """Whether text with this indentation is code, as no block above contains it."""
        margin = len(line) - len(line.lstrip(" "))
        return margin >= _INDENT and not any(opened < margin for opened in self.opened)

    def _remember(self, kind: str, raw: str) -> None:
        first = raw.split("\n", 1)[0]
        margin = len(first) - len(first.lstrip(" "))
        self.opened = [opened for opened in self.opened if opened < margin]
        if kind in _OPENS:
            self.opened.append(margin)


def _parted(line: str) -> tuple[str, str]:
    """A line, or several, and the last line end."""
    text = line.removesuffix("\n")
    return text, line[len(text) :]


def _folded(text: str, *, quoted: bool) -> str:
    """Lines joined by spaces; two spaces or a backslash at a line end are a line break."""
    folded = ""
    for line in text.split("\n"):
        bare = line.lstrip(" >" if quoted else " ")
        folded += ("" if not folded or folded.endswith("\n") else " ") + bare.rstrip(" ")
        folded += "\n" if bare.endswith("  ") and bare.strip() else ""
    return folded.rstrip("\n")
