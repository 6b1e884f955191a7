"""Lists and fenced code as CommonMark reads them (spec 0.31.2, 4.5, 5.2 and 5.3).

In place of Python-Markdown's own: a list or code may stand right below a line of text; an item
holds what is indented to where its text begins, or by four blanks; another sign begins another
list; a list keeps the number that it begins with. Two readings are ours: four blanks are always
enough, as Python-Markdown's writers know it, and an item of another sort is nested from two
blanks on.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

INDENT = 4
"""Blanks that are enough for what belongs to an item."""
NESTED = 2
"""Blanks from which on an item of another sort is nested."""
_ITEM = re.compile(r"(?P<indent>[ ]{0,3})(?P<mark>[*+-]|(?P<number>\d{1,9})[.)])(?:[ ]+|$)")
_RULE = re.compile(r"[ ]{0,3}([*_-])[ ]*(?:\1[ ]*){2,}")
_SIGNS_OF_RULE_ROW = "|:- "
"""Those of the row below the headings of a table, which may begin with `- |`."""
_MAY_START = re.compile(r"^[ ]{0,3}(?:[*+-]|\d{1,9}[.)])[ ]", re.MULTILINE)
_ENDS_ITEM = re.compile(r"[ ]{0,3}(?:#|>|!!!|\?\?\?|=== |===[+!]|/{3,}|\x02wzxhzdk:\d+\x03$)")
"""What begins something new even where an item might go on."""
_FENCED = re.compile(r"^[ ]{0,3}\x02wzxhzdk:\d+\x03[ ]*$", re.MULTILINE)
"""What stands for code that was found before: `pymdownx.superfences` has put it aside."""
_OPENS_INDENTED = re.compile(r'^(?:(?:!!!|\?\?\?\+?)[ ]?[\w-]|===[+!]*[ ]+")', re.MULTILINE)
BEFORE_CODE, BEFORE_INDENTED, BEFORE_TABLES, BEFORE_BOXES, AFTER_NOTES = 95, 94, 77, 110, 45
"""Priorities of the processors."""


@dataclass
class _Mark:
    """The sign of an item."""

    indent: int
    sort: str
    """`-`, `*`, `+`, `.` or `)`."""
    number: int
    end: int
    """Where its text begins."""
    text: str

    @property
    def tag(self) -> str:
        return "ol" if self.sort in ".)" else "ul"


@dataclass
class _Open:
    """A list to which more may be added, and its last item."""

    mark: _Mark
    item: Element
    is_loose: bool = False
    base: int = 0
    """Blanks before what belongs to the last item; 0 before it is known."""

    @property
    def needed(self) -> int:
        """Blanks that a line of the last item has at least."""
        return min(self.mark.end, INDENT)


def _mark(line: str) -> _Mark | None:
    found = _ITEM.match(line)
    is_rule_row = "|" in line and not line.strip(_SIGNS_OF_RULE_ROW)
    if not found or is_rule_row or _RULE.fullmatch(line):
        return None
    text = line[found.end() :]
    blanks = found.end() - found.end("mark")
    end = found.end("mark") + (blanks if text and blanks <= INDENT else 1)
    return _Mark(len(found["indent"]), found["mark"][-1], int(found["number"] or 0), end, text)


def _starts(line: str, *, below_text: bool) -> bool:
    """Whether a list begins on this line; below text only one that begins with 1 (5.3)."""
    mark = _mark(line)
    return bool(mark and mark.text and not (below_text and mark.tag == "ol" and mark.number != 1))


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class Lists(Extension):
    """Lists as CommonMark reads them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put our processors in place of Python-Markdown's."""
        md.registerExtension(self)
        self._lists = _Lists(md.parser)
        for name in ("indent", "olist", "ulist"):
            md.parser.blockprocessors.deregister(name)
        register = md.parser.blockprocessors.register
        register(_Gather(md.parser), "newsroom-gather", BEFORE_BOXES)
        register(_Belonging(md.parser, self._lists), "newsroom-item", BEFORE_CODE)
        register(_Fences(md.parser), "newsroom-fences", BEFORE_INDENTED)
        register(_Beginning(md.parser, self._lists), "newsroom-list", BEFORE_TABLES)
        md.treeprocessors.register(_Tight(md, self._lists), "newsroom-tight", AFTER_NOTES)

    def reset(self) -> None:
        """Forget the lists of the page before."""
        self._lists.opened.clear()


class _Lists:
    """Reads the lines of lists. Items get their paragraphs; `_Tight` takes them out again."""

    def __init__(self, parser: BlockParser) -> None:
        self.parser = parser
        self.opened: dict[Element, _Open] = {}

    def last(self, parent: Element) -> tuple[Element, _Open] | None:
        """The list at the end of an element."""
        if len(parent) and (found := self.opened.get(parent[-1])):
            return parent[-1], found
        return None

    def belongs(self, parent: Element, line: str) -> bool:
        """Whether a line after a blank one is part of the list at the end of an element."""
        found = self.last(parent)
        if not found:
            return False
        mark = _mark(line)
        return _is_inside(found[1], line, mark) or (mark is not None and _fits(found[1], mark))

    def begin_and_read(self, parent: Element, lines: list[str], start: int) -> int:
        """Make a list of the item on a line and what follows; where the rest begins."""
        mark = _mark(lines[start])
        assert mark
        made = SubElement(parent, mark.tag)
        if mark.tag == "ol" and mark.number != 1:
            made.set("start", str(mark.number))
        self.opened[made] = _Open(mark, SubElement(made, "li"))
        return self._read(made, lines, start + 1, [mark.text], below_blank=False)

    def go_on(self, made: Element, lines: list[str]) -> int:
        """Add lines below a blank one to a list that they belong to; where the rest begins."""
        opened, mark = self.opened[made], _mark(lines[0])
        if _is_inside(opened, lines[0], mark):
            return self._read(made, lines, 1, [_dedented(opened, lines[0])], below_blank=True)
        assert mark
        opened.is_loose = True
        text = _next_item(made, opened, mark)
        return self._read(made, lines, 1, text, below_blank=False)

    def _read(
        self, made: Element, lines: list[str], at: int, text: list[str], *, below_blank: bool
    ) -> int:
        """Read lines on, after the `text` of the last item, up to one that is not of the list."""
        opened = self.opened[made]
        for number in range(at, len(lines)):
            line, mark = lines[number], _mark(lines[number])
            if _is_inside(opened, line, mark):
                if not opened.base and _mark(line.lstrip(" ")):
                    opened.base = _indent_of(line)  # no code: that begins below a blank line
                text.append(_dedented(opened, line))
            elif mark and _fits(opened, mark):
                self._parse(opened, text, below_blank=below_blank)
                text, below_blank = _next_item(made, opened, mark), False
            elif mark or _ends_item(line):
                self._parse(opened, text, below_blank=below_blank)
                return number
            else:
                text.append(line.lstrip(" "))
        self._parse(opened, text, below_blank=below_blank)
        return len(lines)

    def _parse(self, opened: _Open, text: list[str], *, below_blank: bool) -> None:
        """Parse some lines of the last item."""
        if not any(text):
            return
        if below_blank and not self.belongs(opened.item, text[0]):
            opened.is_loose = True
        self.parser.state.set("detabbed")  # so that definition lists keep out of items
        self.parser.parseBlocks(opened.item, ["\n".join(text)])
        self.parser.state.reset()


def _fits(opened: _Open, mark: _Mark) -> bool:
    """Whether an item goes on with the list."""
    return mark.sort == opened.mark.sort


def _next_item(made: Element, opened: _Open, mark: _Mark) -> list[str]:
    """Add an item to a list; its text so far."""
    opened.mark, opened.item, opened.base = mark, SubElement(made, "li"), 0
    return [mark.text]


def _is_inside(opened: _Open, line: str, mark: _Mark | None) -> bool:
    """Whether a line belongs to the last item by its indentation."""
    indent = _indent_of(line)
    if indent >= opened.needed:
        return True
    is_other = mark is not None and mark.tag != opened.mark.tag
    return is_other and indent - opened.mark.indent >= NESTED


def _dedented(opened: _Open, line: str) -> str:
    """A line of an item without the blanks that make it one."""
    indent = _indent_of(line)
    if not opened.base:
        is_code = indent >= opened.needed + INDENT
        opened.base = (INDENT if indent >= 2 * INDENT else opened.needed) if is_code else indent
    return line[min(indent, opened.base) :]


def _ends_item(line: str) -> bool:
    return bool(_ENDS_ITEM.match(line) or _RULE.fullmatch(line))


class _Fences(BlockProcessor):
    """Code between fences stands for itself, even right below or above a line of text."""

    def test(self, _parent: Element, block: str) -> bool:
        found = _FENCED.search(block) if "\n" in block else None
        return found is not None and _start(block[: found.start()].split("\n"), 0) is None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        found = _FENCED.search(block)
        assert found
        before, after = block[: found.start()].rstrip("\n"), block[found.end() :].strip("\n")
        self.parser.parseBlocks(parent, [one for one in (before, found[0].strip()) if one])
        if after:
            blocks.insert(0, after)


class _Belonging(BlockProcessor):
    """A block after a blank line that belongs to the list before it."""

    def __init__(self, parser: BlockParser, lists: _Lists) -> None:
        super().__init__(parser)
        self._lists = lists

    def test(self, parent: Element, block: str) -> bool:
        return self._lists.belongs(parent, block.partition("\n")[0])

    def run(self, parent: Element, blocks: list[str]) -> None:
        found = self._lists.last(parent)
        assert found
        lines = blocks.pop(0).split("\n")
        if rest := lines[self._lists.go_on(found[0], lines) :]:
            blocks.insert(0, "\n".join(rest))


class _Beginning(BlockProcessor):
    """A block in which a list begins, perhaps right below a line of text."""

    def __init__(self, parser: BlockParser, lists: _Lists) -> None:
        super().__init__(parser)
        self._lists = lists

    def test(self, _parent: Element, block: str) -> bool:
        return bool(_MAY_START.search(block)) and _start(block.split("\n"), 0) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines, at = blocks.pop(0).split("\n"), 0
        while (start := _start(lines, at)) is not None:
            if start > at:
                self.parser.parseBlocks(parent, ["\n".join(lines[at:start])])
            at = self._lists.begin_and_read(parent, lines, start)
        if at < len(lines):
            blocks.insert(0, "\n".join(lines[at:]))


def _start(lines: list[str], at: int) -> int | None:
    """The next line on which a list begins."""
    found = (n for n in range(at, len(lines)) if _starts(lines[n], below_text=n > at))
    return next(found, None)


class _Gather(BlockProcessor):
    """Puts together what is indented below an admonition or a tab.

    Their own processors take one block after another, and would not see that two of them are
    parts of one list.
    """

    def test(self, _parent: Element, block: str) -> bool:
        return bool(_OPENS_INDENTED.search(block))

    def run(self, _parent: Element, blocks: list[str]) -> bool:
        found = list(_OPENS_INDENTED.finditer(blocks[0]))
        if all(map(_is_indented, blocks[0][found[-1].start() :].split("\n")[1:])):
            count = 1
            while count < len(blocks) and _is_all_indented(blocks[count]):
                count += 1
            if count < len(blocks) and _is_indented(blocks[count].lstrip("\n")):
                count += 1  # its last lines are not
            while not blocks[count - 1].strip("\n"):
                count -= 1
            blocks[:count] = ["\n\n".join(blocks[:count])]
        return False  # the others go on


def _is_indented(line: str) -> bool:
    return not line or line.startswith(" " * INDENT)


def _is_all_indented(block: str) -> bool:
    return all(map(_is_indented, block.split("\n")))


class _Tight(Treeprocessor):
    """Takes the paragraphs out of the items of lists without blank lines."""

    def __init__(self, md: Markdown, lists: _Lists) -> None:
        super().__init__(md)
        self._lists = lists

    def run(self, _root: Element) -> None:
        for made, opened in self._lists.opened.items():
            for item in made if not opened.is_loose else ():
                _unwrap(item)


def _unwrap(item: Element) -> None:
    """Put the text of an item in the place of its paragraphs."""
    before: Element | None = None
    for child in list(item):
        if child.tag != "p":
            before = child
            continue
        item.remove(child)
        text = child.text or ""
        if before is None:
            item.text = f"{item.text}\n{text}" if item.text else text
        else:
            before.tail = f"{(before.tail or '').rstrip()}\n{text}"
