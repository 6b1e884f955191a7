"""The targets of links and pictures in Markdown, found where Python-Markdown finds them.

A bracket that opens nothing is no reason to overlook a target: in doubt, it is one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from newsroom.model.limits import PARAGRAPH_LENGTH

LONGEST = PARAGRAPH_LENGTH
"""Characters in which a link must be closed."""
MOST_UNCLEAR = 300
"""Links whose end is sought sign by sign; after that a target ends with its first word."""
_MOST_READ = 300_000
"""So many signs are read to find where such targets end."""
_PLAIN = re.compile(r"([^\s()<>\"'\\]*)\)")
_BRACKETED = re.compile(r"\s*<([^<>]*)>\s*(?:(?:'[^']*'|\"[^\"]*\")\s*)?\)")
_BLANKS = re.compile(r"\s*")
_WORD = re.compile(r"[^\s()<>]*")
_BRACKET_OR_BREAK = re.compile(r"[\[\]]|\n(?=[ \n]|\Z)")
_SIGNS = re.compile(r"\\[\\`*_{}\[\]()>#+\-.!|]|[^ ]")
_PARAGRAPH_END = re.compile(r"\n[ \t>]*\n")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|])")
_DEFINITION = re.compile(
    r"^(?:[ \t>]|[*+-][ ]|\d{1,3}[.)][ ]){0,40}\[(?!\^)([^\[\]]{0,200})\]:[ ]*(?:\n[ \t>]*)?"
    r"([^\s\[][^\s]*)[ ]*(?:\n[ \t>]*)?(?:([\"']).*\3[ ]*|\(.*\)[ ]*)?$",
    re.MULTILINE,
)
_PICTURE_BY_NAME = re.compile(r"!\[([^\[\]]{0,500})\](?:\s?\[([^\[\]]{0,200})\])?")
_BARE = re.compile(
    r"(?<![^\s*_~^\[('\">])(?<!=[\"'])(?:(?:ht|f)tps?://|(?P<www>w{3}\.))(?=[^_\W])[^\s<]*",
    re.IGNORECASE,
)
_AFTER_ADDRESS = frozenset("?!.,:*_~^'\"")
"""Signs that end a sentence rather than an address."""
_BRACKETS = {")": "(", "]": "["}
_REFERENCE_AT_END = re.compile(r"&[a-zA-Z0-9]{1,30}\Z")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*://[^<>]{0,2000})>")


class Target(NamedTuple):
    """A target as it is understood, where it begins, and the picture's text if it is one."""

    address: str
    start: int
    end: int
    alt: str | None


def targets_in(text: str) -> Iterator[Target]:
    """Every target of a text in which code is blanked out."""
    openings = _openings(text) if "](" in text else {}
    taken: list[tuple[int, int]] = []
    """Where links are that hold no other, from their first bracket on."""
    for closing, target in _inline(text, openings) if "](" in text else ():
        if closing in openings:
            taken.append((openings[closing], target.end))
        yield target
    for target in _defined(text) if "]:" in text else ():
        taken.append((target.start, target.end))
        yield target
    for match in _AUTOLINK.finditer(text) if "://" in text else ():
        taken.append(match.span())
        yield Target(_ESCAPED.sub(r"\1", match[1]), match.start(1), match.end(1), None)
    yield from _bare(text, sorted(taken))


def _bare(text: str, taken: list[tuple[int, int]]) -> Iterator[Target]:
    """Addresses that stand in the text as words, outside of other links."""
    is_possible = "://" in text or "www." in text.lower()
    ends = [-1, *accumulate((end for _, end in taken), max)]
    for match in _BARE.finditer(text) if is_possible else ():
        start = match.start()
        if ends[bisect_right(taken, (start, len(text)))] <= start:
            address = _without_end(match[0])
            end = start + len(address)
            yield Target(f"https://{address}" if match["www"] else address, start, end, None)


def _without_end(address: str) -> str:
    """A bare address without the signs that end its sentence, as `pymdownx.magiclink` reads it."""
    counts = {sign: address.count(sign) for sign in "()[]"}
    end = len(address)
    while end:
        sign = address[end - 1]
        if sign in _BRACKETS and counts[sign] > counts[_BRACKETS[sign]]:
            counts[sign] -= 1
        elif sign == ";":
            reference = _REFERENCE_AT_END.search(address, max(end - 32, 0), end - 1)
            end = reference.start() + 1 if reference else end
        elif sign not in _AFTER_ADDRESS:
            break
        end -= 1
    return address[:end]


def defined_in(text: str) -> Iterator[tuple[str, int]]:
    """The names of the definitions `[name]: target`, as references are compared, and where."""
    for match in _DEFINITION.finditer(text) if "]:" in text else ():
        yield match[1].strip().lower(), match.start(1)


def _defined(text: str) -> Iterator[Target]:
    """The targets of definitions; those of pictures when a picture is shown by their name."""
    shown = {
        " ".join((match[2] or match[1]).lower().split()): match[1]
        for match in (_PICTURE_BY_NAME.finditer(text) if "![" in text else ())
    }
    for match in _DEFINITION.finditer(text):
        address = _ESCAPED.sub(r"\1", match[2].lstrip("<").rstrip(">"))
        alt = shown.get(match[1].strip().lower())
        yield Target(address, match.start(2), match.end(2), alt)


def _inline(text: str, openings: dict[int, int]) -> Iterator[tuple[int, Target]]:
    """Links with their targets in brackets, each with the place of the bracket before that."""
    at = text.find("](")
    unclear = read = 0
    while at >= 0:
        if not _is_escaped(text, at):
            is_plain = bool(_PLAIN.match(text, at + 2))
            unclear += not is_plain
            is_too_much = unclear > MOST_UNCLEAR or read > _MOST_READ
            found = _beginning(text, at + 2) if is_too_much else _target(text, at + 2)
            if not is_plain and not is_too_much:
                read += (found[2] if found else _end_of_paragraph(text, at + 2)) - at
            if found:
                address, start, end = found
                yield at, Target(address, start, end, _alternative(text, openings.get(at), at))
        at = text.find("](", at + 2)


def _target(text: str, start: int) -> tuple[str, int, int] | None:
    """The target behind `](`, where it begins and where its link ends; `None` if it never does."""
    plain = _PLAIN.match(text, start)
    if plain:
        return plain[1], start, plain.end()
    limit = _end_of_paragraph(text, start)
    bracketed = _BRACKETED.match(text, start, limit)
    blanks = _BLANKS.match(text, start, limit)
    begin = blanks.end() if blanks else start
    if bracketed:
        return _ESCAPED.sub(r"\1", bracketed[1].strip()), begin, bracketed.end()
    closed = _closed(text, begin, limit)
    if closed:
        return closed[0], begin, closed[1]
    if limit - start < LONGEST:
        return None
    return text[begin:limit].strip(), begin, limit


def _beginning(text: str, start: int) -> tuple[str, int, int]:
    """What may be the target behind `](`, without a look at where its link ends."""
    match = _WORD.match(text, start)
    return (match[0], start, match.end()) if match else ("", start, start)


def _end_of_paragraph(text: str, start: int) -> int:
    limit = min(len(text), start + LONGEST)
    blank = _PARAGRAPH_END.search(text, start, limit)
    return blank.start() if blank else limit


@dataclass
class _Closing:
    """Counts brackets up to the one that closes a link, as Python-Markdown's `getLink` does.

    What stands in quotation marks may be a title, in which brackets count for nothing; should
    it turn out to be none, the link ends where its brackets were closed all the same.
    """

    opened: int = 1
    in_title: int = 0
    """Brackets that are open, when the quotation mark is no title's."""
    quote: str = ""
    quote_start: int = -1
    quote_end: int = -1
    other: str = ""
    other_start: int = -1
    other_end: int = -1
    last: str = ""
    fallback: int = -1

    def takes(self, sign: str, index: int) -> bool:
        """Look at the next sign; whether the link ends with it."""
        if sign == "(":
            self._open()
        elif sign == ")":
            self._close(index)
        elif sign in "\"'":
            self._quote(sign, index)
        if self.opened and sign != " ":
            self.last = sign
        return self.opened == 0

    def _open(self) -> None:
        if not self.quote:
            self.opened += 1
        elif self.in_title > 0:
            self.in_title -= 1

    def _close(self, index: int) -> None:
        if (self.quote_end >= 0 and self.quote == self.last) or (
            self.other_end >= 0 and self.other == self.last
        ):
            self.opened = 0
        elif not self.quote:
            self.opened -= 1
        elif self.in_title > 0:
            self.in_title -= 1
            self.fallback = index if self.in_title == 0 else self.fallback

    def _quote(self, sign: str, index: int) -> None:
        if not self.quote:
            self.in_title, self.opened = self.opened, 1
            self.quote, self.quote_start = sign, index
        elif sign == self.quote:
            self.quote_end = index
        elif not self.other:
            self.other, self.other_start = sign, index
        else:
            self.other_end = index

    def end_of_address(self, index: int) -> int:
        """Where the address ends in a link that ends at `index`."""
        if self.quote_end >= 0 and self.quote == self.last:
            return self.quote_start
        if self.other_end >= 0 and self.other == self.last:
            return self.other_start
        return index


def _closed(text: str, start: int, limit: int) -> tuple[str, int] | None:
    """The address that begins at `start`, and where its link ends; `None` if it never does."""
    closing = _Closing()
    for sign in _SIGNS.finditer(text, start, limit):
        index = sign.start()
        if sign[0][0] != "\\" and closing.takes(sign[0], index):
            return _clean(text[start : closing.end_of_address(index)]), index + 1
        if sign[0][0] == "\\":
            closing.last = sign[0]
    if closing.quote and closing.in_title == 0:
        end = closing.fallback if closing.fallback >= 0 else limit
        return _clean(text[start:end]), end
    return None


def _clean(written: str) -> str:
    return _ESCAPED.sub(r"\1", written).strip()


def _openings(text: str) -> dict[int, int]:
    """For each closing bracket, where the one is that it closes in its paragraph."""
    opened: list[int] = []
    found: dict[int, int] = {}
    for match in _BRACKET_OR_BREAK.finditer(text):
        if match[0] == "\n":
            opened.clear()
        elif _is_escaped(text, match.start()):
            continue
        elif match[0] == "[":
            opened.append(match.start())
        elif opened:
            found[match.start()] = opened.pop()
    return found


def _alternative(text: str, opening: int | None, closing: int) -> str | None:
    """The text of the picture between these brackets; `None` for a link."""
    if opening is None or closing - opening >= LONGEST:
        return None
    is_picture = text[max(opening - 1, 0) : opening] == "!" and not _is_escaped(text, opening - 1)
    return text[opening + 1 : closing] if is_picture else None


def _is_escaped(text: str, index: int) -> bool:
    """Whether an odd number of backslashes stands before this sign."""
    before = index
    while before and text[before - 1] == "\\":
        before -= 1
    return (index - before) % 2 == 1
