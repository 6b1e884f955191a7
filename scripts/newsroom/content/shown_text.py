r"""The text that a reader gets from Markdown, and where each character stands in the source.

Rules that look for what somebody may hide (a mailbox, an invisible sign, a letter of another
alphabet) judge this text: `a&#64;b`, `a\@b`, `a<wbr>@b` and `a*@*b` are all shown as `a@b`.
Code must have been blanked out. In doubt a character is shown: to overlook one would be worse.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from newsroom.content.entities import ENTITY, entity

_ESCAPED = r"\\(?:[!-%'-/:;=-@\[-`{-~]|(?=[&<]))"
"""Markdown hides the backslash before some of these signs only, but nobody is deceived by it.

References and tags begin with `&` and `<` all the same.
"""
_TITLE = r"(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}')"
_WRITTEN = re.compile(f"{ENTITY}|{_ESCAPED}")
_MARKUP = re.compile(
    r"(?:(?=[]!&*<=\[\\^_{~hH])|^(?=[ ]{0,3}\[))(?:"  # what it begins with: far quicker
    r"(?P<comment><!--(?:(?!<!--|-->).){0,10000}-->)"
    r"|(?P<blank><br\b[^<>\n]{0,200}>|<[hH][tT]{2}[pP][sS]?:[^<>\s]{0,2000}>)"
    r"|(?P<tag></?[a-zA-Z](?![^<>\s]{0,200}@)[^<>]{0,2000}>)"
    r"|\](?P<link>\(\s{0,9}(?:<[^<>\n]{0,2000}>|[^\s()<>\"]{0,2000}"
    rf"(?:\([^\s()]{{0,1000}}\)[^\s()\"]{{0,1000}}){{0,9}})(?:\s{{1,9}}{_TITLE})?\s{{0,9}}\))"
    r"|\](?P<name>\[[^\[\]\n]{0,200}\])"
    r"|^(?P<definition>[ ]{0,3}\[(?!\^)[^\]\n]{1,200}\]:[ ]*\S*)"
    r"|(?P<attributes>\{:?[ ]{0,3}(?:[#.][\w-]|[\w-]{1,30}=)[^{}\n]{0,200}\})"
    r"|(?P<address>[hH][tT]{2}[pP][sS]?:[/\\]{1,9}[^\s<>()”»]{0,2000})"
    r"|(?P<mark>!?\[|\]|\*+|==|(?<=\S)[~^]{1,2}|[~^]{1,2}(?=\S)|(?<!\w)_{1,3}(?=\w)|(?<=[^\W_])_{1,3}(?!\w)|<(?=[^<>\s]{1,200}@))"
    rf"|(?P<written>{ENTITY}|{_ESCAPED}))",
    re.MULTILINE | re.DOTALL,
)
_PERCENT = re.compile("%[0-7][0-9a-fA-F]|(?:%[89a-fA-F][0-9a-fA-F])+")
_ATTRIBUTE = re.compile(rf"(?:(?<=title=)|(?<=alt=)|(?<=\s)){_TITLE}")
_COMPATIBLE = re.compile("[\uff01-\uff5e\ufe50-\ufe6b\u2024\U0001d400-\U0001d7ff]")
"""Letters and signs of other widths and fonts: `＠`, `𝐚`."""


@dataclass(frozen=True)
class ShownText:
    """A text, and the places of its characters in another one."""

    text: str
    _starts: tuple[int, ...] = (0,)
    """Where its pieces begin."""
    _sources: tuple[int, ...] = (0,)
    """Where these begin in the source."""
    _literal: tuple[bool, ...] = (True,)
    """Whether a piece stands in the source as it is."""
    _within: "ShownText | None" = None
    """The text that this was made from, where the source is that of another one."""

    def source(self, index: int) -> int:
        """Where a character stands in the source: that of a reference, at its `&`."""
        piece = bisect_right(self._starts, index) - 1
        beyond = index - self._starts[piece] if self._literal[piece] else 0
        place = self._sources[piece] + beyond
        return self._within.source(place) if self._within else place


Pieces = list[tuple[int, int, str | None]]
"""Parts of a source from which a text is made: the text that is shown for them, if another."""


@lru_cache(maxsize=8)  # several rules use the same text
def decoded_text(text: str) -> ShownText:
    """The text with character references and escapes decoded, and markup as it is."""
    if "&" not in text and "\\" not in text:
        return ShownText(text)
    return _made(text, _WRITTEN, lambda match: [(*match.span(), _decoded(match[0]))])


@lru_cache(maxsize=8)
def decoded_addresses(text: str) -> ShownText:
    """As `decoded_text`, with what is percent-encoded decoded, too (RFC 3986, 2.1)."""
    plain = decoded_text(text)
    if "%" not in plain.text:
        return plain
    made = _made(plain.text, _PERCENT, lambda match: [(*match.span(), unquote(match[0]))])
    return replace(made, _within=plain)


@lru_cache(maxsize=8)
def shown_text(text: str) -> ShownText:
    """The words that a reader gets, without addresses; titles stand at the end of the text."""
    return _made(text, _MARKUP, _pieces, _titles)


def without_fonts(text: str) -> str:
    """The text in plain letters and signs, as long as before: `a＠b` becomes `a@b`."""
    if text.isascii():
        return text
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0])[:1], text)


def _pieces(match: re.Match[str]) -> Pieces:
    start, end = match.span()
    match match.lastgroup:
        case "written":
            return [(start, end, _decoded(match[0]))]
        case "comment" | "mark" | "name":
            return []
        case "blank" | "address":
            return [(start, end, " ")]
        case "definition":
            return [(start, end, "\n")]
    return []


def _titles(match: re.Match[str]) -> Pieces:
    """The titles in a link, a tag or an attribute list."""
    titles: Pieces = []
    if match.lastgroup in ("link", "tag", "attributes"):
        for found in _ATTRIBUTE.finditer(match.string, *match.span()):
            start, end = found.start() + 1, found.end() - 1
            titles.append((start, start, "\n"))
            for written in _WRITTEN.finditer(match.string, start, end):
                titles += [(start, written.start(), None)]
                titles += [(*written.span(), _decoded(written[0]))]
                start = written.end()
            titles.append((start, end, None))
    return titles


def _decoded(written: str) -> str:
    return written[1:] if written.startswith("\\") else entity(written)


def _made(
    text: str,
    pattern: re.Pattern[str],
    pieces_of: Callable[[re.Match[str]], Pieces],
    added_of: Callable[[re.Match[str]], Pieces] = lambda _: [],
) -> ShownText:
    """A text with pieces in place of what a pattern finds, and others added at its end."""
    added: Pieces = []
    parts, starts, sources, literal = [""], [0], [0], [True]
    length = at = 0

    def add(start: int, end: int, shown: str | None) -> None:
        nonlocal length
        part = text[start:end] if shown is None else shown
        if part:
            parts.append(part)
            starts.append(length)
            sources.append(start)
            literal.append(shown is None)
            length += len(part)

    for match in pattern.finditer(text):
        add(at, match.start(), None)
        for piece in pieces_of(match):
            add(*piece)
        added += added_of(match)
        at = match.end()
    for piece in [(at, len(text), None), *added]:
        add(*piece)
    return ShownText("".join(parts), tuple(starts), tuple(sources), tuple(literal))
