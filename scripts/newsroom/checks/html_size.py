"""How large the HTML of a page becomes at most, counted in its source before it is converted.

Two things make HTML larger than its source: markup, of which each sign costs some bytes; and
what is written once and shown many times, such as the target of a definition. All is counted
in time linear in the source. In doubt it is too much rather than too little: only what is
certain to be code is left out, and a sign counts even where it means nothing.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from newsroom.content.code import without_certain_code, words_and_signs
from newsroom.content.header import Value
from newsroom.model.limits import ABBREVIATIONS, CODE_BYTES, ICON_BYTES, ICON_SETS

LINK = 90
"""Bytes of an `a` element, and by how much a path may grow when it becomes an address."""
PICTURE = 900
"""Bytes of an `img` element with its sizes."""
PICTURE_NAMES = 15
"""Bytes for each letter of a picture's target: it stands in the list of widths, encoded."""
NOTE = 350
"""Bytes of a reference to a footnote, and of the link that leads back from it."""
NOTE_NAMES = 12
"""Bytes for each letter of the name of a note in them."""
CELL = 70
"""Bytes of a `td` element with its alignment and heading."""
ABBREVIATED = 30
"""Bytes of an `abbr` element."""
QUOTED = 6
"""The most bytes that a character becomes in an attribute: `&quot;`."""
CARD = 1_500
"""Bytes of another page's card, for which a header names it."""
FIELD = 300
"""Bytes of any other value of a header, as a page shows it."""
_SIGNS: Mapping[str, int] = {
    "&": 9,  # &amp; in an address and in its words
    '"': 5,  # &quot; in an address
    "<": 40,  # an automatic link
    ">": 32,  # a quotation and its paragraph
    "*": 6,  # half of <em></em>, and a quarter of two of <strong></strong>
    "_": 6,
    "\n": 9,  # <p></p>, <br>
    "~": 6,  # half of <sub></sub>, and a quarter of two of <del></del>
    "^": 6,
    "=": 4,  # a quarter of <mark></mark>
    "+": 100,  # a key
    ":": 45,  # an emoji; an address
    "@": 40,  # the address of a mailbox
    "www.": 40,
    "///": 60,  # half of a caption and its figure
    "](": LINK,
    "![": PICTURE,
}
"""What makes an element or an entity, and the bytes of that."""
_BACKTICK = 8
"""Bytes of half of `<code></code>`."""
_TASK = re.compile(r"\[[ xX]\][ ]")
_STRUCTURES = (
    (re.compile(r"(?:[-*+:]|\d[.)])[ \t]"), 45),  # an item of a list
    (re.compile(r"!!!|\?\?\?|\[!"), 1_150),  # an admonition with its icon
    (re.compile(r"~~~|```"), 300),  # half of a block of code, of which each takes long to make
    (re.compile(r"===[!+]*[ ]"), 420),  # a tab
    (re.compile(rf":(?=(?:{'|'.join(ICON_SETS)})-[\w-]+:)"), ICON_BYTES + 200),  # an icon
    (_TASK, 220),  # the box of a task
    (re.compile(r"^(?:[ ]{4}|[ ]{0,3}\t)", re.MULTILINE), 26),  # a line of code
)
_FENCE = re.compile(r"^(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)", re.MULTILINE)
_HIGHLIGHTED = re.compile(r"`#!(?:[^\n]|\n(?![ \t>]*\n))*")
"""Code in a line that names its language, and what may be code up to the end of a paragraph."""
NUMBER = 100
"""Bytes before and around a line of code that is numbered and marked."""
_HEADING = re.compile(
    r"^[ \t>]*#[^\n]*|^[^\n]*(?=\n[ \t>]*[=-][=\-]*[ \t]*(?:\n|\Z))", re.MULTILINE
)
_HEADING_ELEMENT = 120
_TARGET = re.compile(r"\]\(([^\n)]*)")
_DEFINITION = re.compile(r"^[^\n]*?\[(?!\^)([^\[\]]*)\]:", re.MULTILINE)
"""`[name]:`, wherever it stands: a definition may begin a quotation, an item, a footnote."""
_ABBREVIATION = re.compile(
    r"^[ \t>*+\d.):-]*(?:\[\^[^\[\]\n]*\]:[ \t]*)?(?<![*])\*\[(?=[^\\])", re.MULTILINE
)
_ABBREVIATION_END = re.compile(r"\][ ]?:")
_SHOWN = re.compile(r"(?:[ \t]*\n[ \t>]*)?[^\n]*(?:\n[ \t>]*[\"'(][^\n]*)?")
_NAMED = re.compile(r"\[([^\[\]]*)\]")
_PICTURE_NAMED = re.compile(r"!\[([^\[\]]*)\](?:\s?\[([^\[\]]*)\])?")
_NOTE = re.compile(r"\[\^([^\[\]]*)\]")
_BETWEEN = re.compile(r"[\s>]+")
_STASHED = re.compile(r"amp|klzzwxh|wzxhzdk|\d+")
"""Words by which Python-Markdown marks what it has put aside, once for each sign of markup."""
_STASHING = "&<\\`*_!["
_RULE_ROW = re.compile(r"^[ \t>*+\d.)|:-]*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}([*_-])\1{2,}[ ]*$", re.MULTILINE)
_BLANK = re.compile(r"^[ \t>]*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Share:
    """What something in a page adds to the size of its HTML."""

    variant: str
    """`reference`, `abbreviation`, `label`, `note`; or `markup` and `header` for all the rest."""
    size: int
    """Bytes of HTML that all uses make together."""
    name: str = ""
    index: int = 0
    """Where it is written, in the text."""
    length: int = 0
    """Characters that are shown each time."""
    uses: int = 1


def shares_of(text: str, header: Value, original: str) -> Iterator[Share]:
    """What makes the HTML of a text; its headings take their ids from those of the original."""
    yield Share(variant="header", size=header_size(header))
    ids = headings_size(original) if original != text else 0
    yield Share(variant="markup", size=markup_size(text) + ids)
    yield from repeated_in(text)


def repeated_in(text: str) -> Iterator[Share]:
    """All that a text repeats."""
    if "]:" in text:
        yield from _references(text)
    if "*[" in text:
        yield from _abbreviations(text)
    if "|" in text:
        yield from _labels(text)
    if "[^" in text:
        yield from _notes(text)


def markup_size(text: str) -> int:
    """Bytes of the HTML of a text, without what it repeats."""
    text = _RULE.sub("***", text)  # one element, however many signs
    plain = without_certain_code(text)
    in_code = sum(text.count(sign) - plain.count(sign) for sign in "&<>")
    size = 2 * len(text.encode())  # an automatic link stands in its address and its words
    size += text.count("`") * _BACKTICK + in_code * QUOTED
    size += sum(plain.count(sign) * cost for sign, cost in _SIGNS.items())
    size += sum(len(pattern.findall(plain)) * cost for pattern, cost in _STRUCTURES)
    size += _tasks_size(plain) + _code_size(text)
    return size + headings_size(plain) + _pictures_size(plain)


def _tasks_size(text: str) -> int:
    """Bytes of the names of the boxes of tasks, which are their words."""
    return _attribute_size(text) + 5 * text.count("'") if _TASK.search(text) else 0


def _code_size(text: str) -> int:
    """Bytes of the elements in highlighted code, and before its lines when they have numbers."""
    blocks = [*_code_blocks(text)]
    size = sum(CODE_BYTES * (words_and_signs(block) + 1) for block in blocks)
    if "linenums" in text or "hl_lines" in text:
        size += NUMBER * sum(block.count("\n") for block in blocks)
    for match in _HIGHLIGHTED.finditer(text) if "`#!" in text else ():
        size += CODE_BYTES * (words_and_signs(match[0]) + 1)
    return size


def _code_blocks(text: str) -> Iterator[str]:
    """What stands between fences that say something of it, a language or numbers of lines."""
    fences, at = [*_fences(text)], 0
    while at < len(fences):
        start, mark, info = fences[at]
        last = next((n for n in range(at + 1, len(fences)) if fences[n][1:] == (mark, "")), None)
        inner = fences[at + 1 : last]
        if last is None or (mark[0] and inner):  # who knows where what ends
            yield text[start:]
            return
        if info or any(one for *_, one in inner):
            yield text[start : fences[last][0]]
        at = last + 1


def _fences(text: str) -> Iterator[tuple[int, tuple[str, str], str]]:
    """Each fence: where it begins, its margin and signs, and what it says of the code."""
    for match in _FENCE.finditer(text):
        yield match.start(), (match[1], match[2]), match[3].strip()


def headings_size(text: str) -> int:
    """Bytes of the headings of a text: the words, the id, and both in the list of contents."""
    return sum(
        _HEADING_ELEMENT + QUOTED * len(match[0].encode()) for match in _HEADING.finditer(text)
    )


def header_size(value: Value) -> int:
    """Bytes of the HTML of a value of the header, with all its parts."""
    if isinstance(value, str):
        return QUOTED * len(value.encode())
    if isinstance(value, list):
        return sum(CARD + header_size(part) for part in value)
    return sum(FIELD + header_size(part) for part in value.values())


def _pictures_size(text: str) -> int:
    """Bytes of the targets of pictures, which may be the longest of all targets."""
    count = text.count("![")
    lengths = sorted((len(match[1]) for match in _TARGET.finditer(text)), reverse=True)
    return PICTURE_NAMES * sum(lengths[:count]) if count else 0


def abbreviations_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Each abbreviation that a text defines: what is abbreviated, and where name and title begin.

    As Python-Markdown sees it, what stands in the brackets may have brackets and line ends.
    """
    for match in _ABBREVIATION.finditer(text) if "*[" in text else ():
        end = _ABBREVIATION_END.search(text, match.end())
        if not end:
            return
        name = text[match.end() : end.start()].strip()
        if name and "\\" not in name:
            yield name, match.end(), end.end()


def _abbreviations(text: str) -> Iterator[Share]:
    for name, index, end in islice(abbreviations_in(text), ABBREVIATIONS):
        shown = _shown(text, end)
        uses = _occurrences(name, text)
        size = uses * (ABBREVIATED + len(name.encode()) + _attribute_size(shown))
        yield Share(
            variant="abbreviation",
            name=name,
            index=index,
            length=len(shown.strip()),
            uses=uses,
            size=size,
        )


def _references(text: str) -> Iterator[Share]:
    """Definitions of targets; of the same name, all."""
    named = Counter(_name(match[1]) for match in _NAMED.finditer(text))
    pictures = Counter(_name(match[2] or match[1]) for match in _PICTURE_NAMED.finditer(text))
    unclear = text.count("![") - pictures.total()
    for match in _DEFINITION.finditer(text):
        name, shown = _name(match[1]), _shown(text, match.end())
        uses, length = named[name] - 1, _attribute_size(shown)  # one is the definition
        of_pictures = min(uses, pictures[name] + unclear) * PICTURE_NAMES * length
        size = uses * (LINK + length) + of_pictures
        yield Share(
            variant="reference",
            name=name,
            index=match.start(1) - 1,
            length=len(shown.strip()),
            uses=uses,
            size=size,
        )


def _attribute_size(text: str) -> int:
    """The bytes of a text in an attribute."""
    return len(text.encode()) + (QUOTED - 1) * sum(map(text.count, '"&<>'))


def _shown(text: str, start: int) -> str:
    """What a definition defines, from its colon on: it may stand on the next line or two."""
    match = _SHOWN.match(text, start)
    return match[0] if match else ""


def _name(written: str) -> str:
    return _BETWEEN.sub(" ", written).strip().lower()


def _occurrences(abbreviation: str, text: str) -> int:
    """How often an abbreviation may be shown: in the text, and in what is made of its signs."""
    count = text.lower().count(abbreviation.lower())  # `!!! note` is shown as “Note”
    if _STASHED.fullmatch(abbreviation):
        count += sum(map(text.count, _STASHING))
    return count + text.count("+") + (0 if abbreviation.isascii() else text.count(":"))


def _labels(text: str) -> Iterator[Share]:
    """The headings of tables, which each row repeats for narrow screens."""
    line_ends = [match.start() for match in re.finditer("\n", text)]
    blank_lines = [match.start() for match in _BLANK.finditer(text)]
    for match in _RULE_ROW.finditer(text):
        rule, start = match[0], match.start() - 1
        if "|" not in rule or "-" not in rule or start < 0:
            continue
        after = bisect_left(blank_lines, match.end())
        end = blank_lines[after] if after < len(blank_lines) else len(text)
        rows = bisect_left(line_ends, end) - bisect_left(line_ends, match.end())
        header = text[text.rfind("\n", 0, start) + 1 : start]
        size = rows * (_attribute_size(header) + CELL * (rule.count("|") + 1))
        yield Share(
            variant="label",
            name=header.strip(),
            index=start - len(header),
            length=len(header),
            uses=rows,
            size=size,
        )


def _notes(text: str) -> Iterator[Share]:
    """Footnotes: each reference leads to the note, and the note back to each."""
    places: dict[str, list[int]] = {}
    for match in note_references(text):
        places.setdefault(match[1], []).append(match.start())
    for name, found in places.items():
        size = len(found) * (NOTE + NOTE_NAMES * len(name.encode()))
        yield Share(
            variant="note",
            name=name,
            index=found[0],
            length=len(name),
            uses=len(found),
            size=size,
        )


def note_references(text: str) -> Iterator[re.Match[str]]:
    """Each `[^name]`, in the text and before the note itself."""
    return _NOTE.finditer(text)
