"""Repair of the text of a page: damage of copying that leaves no doubt, and lost blank lines.

These repairs change signs, never words: the letters and digits of the page stay, one by one,
but for those that were decoded wrongly and those of the feet of printed pages.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from newsroom.content.body import Body
from newsroom.content.header import split
from newsroom.content.pasted import (
    Damage,
    bullets,
    cut_words,
    feet,
    mended,
    plain_letters,
    wrongly_decoded,
)

_RULE_ROW = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
_BEGINS_BLOCK = re.compile(r"[ ]*(?:[-*+>#|:]|\d{1,9}[.)]|!!!|\?\?\?|===|/{3,})|[ ]{4}")
"""Lines that a row below them may belong to, or that are rows themselves."""
_ADDRESS = re.compile(r"https?://\S{1,2000}|\]\([^()\n]{0,2000}\)", re.IGNORECASE)
_MOST_TIMES = 3
"""How often a text may have been decoded wrongly."""

Repair = Callable[[str], str]


def repaired_text(text: str) -> str:
    """The page with its text repaired; the page itself if anything else would change."""
    for repair in _REPAIRS:
        after = repair(text)
        if after != text and _letters(after) == _letters(text):
            text = after
    return text


def _decode(text: str) -> str:
    """Decode what was decoded wrongly, but for code, and for addresses, which name files."""
    for _ in range(_MOST_TIMES):
        header, body = _halves(text)
        found = [*wrongly_decoded(header + Body(body, 1).without_code)]
        if not found:
            break
        kept = {index for match in _ADDRESS.finditer(text) for index in range(*match.span())}
        text = mended(text, (one for one in found if one.start not in kept))
    return text


def _in_body(find: Callable[[str], Iterator[Damage]]) -> Repair:
    """A repair of what is found in the text below the header, outside code."""

    def repair(text: str) -> str:
        header, body = _halves(text)
        return header + mended(body, find(Body(body, 1).without_code))

    return repair


def _without_feet(text: str) -> Iterator[Damage]:
    """The feet of printed pages with their line ends, and one of two blank lines around them."""
    for foot in feet(text):
        is_alone = text.startswith("\n\n", foot.end) and text[: foot.start][-2:] in ("\n\n", "")
        yield foot._replace(end=min(foot.end + 1 + is_alone, len(text)))


def _part_tables(text: str) -> Iterator[Damage]:
    """Where a table stands right below a line of text, which takes it for a part of itself."""
    lines, start = text.split("\n"), 0
    for number, line in enumerate(lines[:-1]):
        above = lines[number - 1] if number else ""
        is_head = (
            "|" in line and "|" in lines[number + 1] and _RULE_ROW.fullmatch(lines[number + 1])
        )
        if (
            is_head
            and above.strip()
            and not _BEGINS_BLOCK.match(above)
            and line[:1] not in (" ", ">")
        ):
            yield Damage(start, start, "\n")
        start += len(line) + 1


_REPAIRS: tuple[Repair, ...] = (
    _decode,
    _in_body(bullets),
    _in_body(_without_feet),
    _in_body(cut_words),
    plain_letters,
    _in_body(_part_tables),
)


def _letters(text: str) -> str:
    """The letters and digits of a page, as they are after its repair."""
    header, body = _halves(text)
    body = mended(body, bullets(body))  # that of Word for inner lists is a letter
    plain = plain_letters(_decode(header + mended(body, _without_feet(body))))
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", plain))


def _halves(text: str) -> tuple[str, str]:
    """The header with its two lines of `---`, and the text below them."""
    _, body, _ = split(text)
    return text[: len(text) - len(body)], body
