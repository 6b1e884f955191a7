r"""The text of a page as its readers get it, made of its HTML, beside its source.

Signs that the source escapes (`\*`) are replaced by others before the HTML is made, so that
what a writer wants to be seen is not taken for a mark that Markdown has left.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape

from newsroom.content.body import Body, blank
from newsroom.content.shown_text import ShownText, shown_text

MakeHtml = Callable[[str], str]
"""Makes the clean HTML of a text. Raises `UnableError`."""

CODE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for code in `RenderedText.text`."""
LINK = "\N{LINK SYMBOL}"
"""Stands for the words of a link that are its address."""
_PRIVATE = 0xE000
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()>#+\-.!|~^])")
ESCAPED_SIGNS: dict[int, str] = {_PRIVATE: ""} | {
    _PRIVATE + code: chr(code) for code in range(0x21, 0x7F)
}
"""What is shown for the signs that stand for escaped ones."""

_TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<more>(?:[^<>"]|"[^"]*")*)>')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"<(pre|code)\b[^>]*>(.*?)</\1>", re.DOTALL)
_LINKED = re.compile(r"<a\b[^>]*>.*?</a>", re.DOTALL)
_ADDRESS = re.compile(
    r"(>)(?:https?://|www\.|mailto:|[^\s<>]+@)[^<]*(?=</)|(?<=\s)https?://[^\s<]+"
)
"""The address of a site, or a part of the words of a link that is one."""
_ADDRESSES = re.compile(r' (?:href|src|title|alt)="([^"]*)"')
_TITLES = re.compile(r' (?:title|alt)="([^"]*)"')
_ANCHOR = re.compile(r"\{#[\w-]{1,200}\}")
_CODE_TAG = re.compile(r"</?code\b[^>]*>")
"""It parts words, as the marks in the source do: `` `loom`s ``."""
_INLINE = re.compile(
    "</?(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|img|ins|kbd|mark|path|q|s|small|span|strong|sub|sup"
    r'|svg|time|u|wbr)\b(?:[^<>"]|"[^"]*")*>'
)
_NOTE_MARK = re.compile(r'<sup id="fnref[^>]*>.*?</sup>')
_BREAK = re.compile(r"<br\b[^>]*>")
_WORD = re.compile(r"[^\W_]+")
_GLUE = "*~^"
"""Signs inside words that may be marks, or may not."""

_UNSHOWN = re.compile(
    r"\[\^[^\]\n]{1,200}\]:?"  # the mark of a footnote
    r"|^[ \t>]*(?:!!!|\?\?\?\+?)[ ]*[\w-]*(?:[ ]+(?:inline|end)\b)*"  # the kind of a box
    r"|^[ \t>]*\[![\w-]+\][+-]?"
    # a number, a box to tick
    r"|^[ \t>]*(?:[-*+][ ]+)*(?:\d{1,9}[.)](?=[ \t])(?:[ ]+\[[ xX]\])?|[-*+][ ]+\[[ xX]\])"
    r"|^\*\[[^\]\n]*\]:"  # an abbreviation
    r"|^[ \t]*(?:>|[-*+][ ])[ \t>]*\[[^\]\n]{1,200}\]:[ ]*\S*"  # an address, in a list
    r"|(?<![\w:]):(?:[a-z][\w+-]*|[+-]1):|\+\+[\w+-]+\+\+|^\[TOC\]|^[ ]*///[^\n]*",
    re.MULTILINE,
)
"""What stands in the source, and is shown in another way or not at all."""
_LANGUAGE = re.compile(r"(?<=`)(?:#!|:::)[\w+-]+(?=[ ])")
"""The language of code within a line, `#!python`."""
_FENCE = re.compile(r"^[ \t>]*(?:`{3,}|~{3,})[^\n]*$", re.MULTILINE)


@dataclass(frozen=True)
class Item:
    """An item of a list in the HTML."""

    words: list[str]
    """Of its first line."""
    is_numbered: bool
    number: int
    """Its number, from 1 in a list that says no other."""
    depth: int
    list: int
    """Which list of the page it is in."""


class RenderedText:
    """The HTML of a text, with the views of it that rules need."""

    def __init__(self, body: Body, make: MakeHtml) -> None:
        self._body = body
        html = make(_protected(body.text, body.without_certain_code))
        html = _COMMENT.sub("", html) if "<!--" in html else html  # the licences of icons
        self.html = _NOTE_MARK.sub("", html) if "fnref" in html else html

    @cached_property
    def source(self) -> str:
        """The source without code, with signs of no meaning in place of those that are escaped.

        Places do not move.
        """
        text = self._body.without_certain_code
        return _protected(text, text)

    @cached_property
    def text(self) -> str:
        """What is shown, without code: lines, and a blank line between blocks."""
        html = self.html
        if self._has_code:
            html = _CODE.sub(lambda match: f"\n{CODE}\n" if match[1] == "pre" else CODE, html)
        if "<a" in html:
            html = _LINKED.sub(lambda link: _ADDRESS.sub(_with_sign, link[0]), html)
        return _without_tags(html)

    @property
    def _has_code(self) -> bool:
        return "<code" in self.html or "<pre" in self.html

    @cached_property
    def shown_source(self) -> ShownText:
        """The words of the source that should be shown, code left out."""
        return shown_text(_UNSHOWN.sub(blank, self._body.without_code))

    @cached_property
    def missing(self) -> Counter[str]:
        """The words of the source that the HTML lacks, and how often."""
        written = _ANCHOR.sub("", self._body.text) if "{#" in self._body.text else self._body.text
        missing = Counter(words_of(written)) - self._words - self._words_in(_ADDRESSES)
        if not missing:  # as nearly always; what else the source holds besides words is found now
            return missing
        wanted = Counter(words_of(self.shown_source.text))
        wanted.update(words_of(self._code))
        return missing & (wanted - self._words - self._words_in(_TITLES))

    def _words_in(self, attributes: re.Pattern[str]) -> Counter[str]:
        values = " ".join(attributes.findall(self.html))
        return Counter(words_of(without_escapes(unescape(values))))

    @property
    def _code(self) -> str:
        text, without_code = self._body.text, self._body.without_code
        if text == without_code:
            return ""
        pairs = zip(text, without_code, strict=True)
        code = "".join([a if b == " " or a == "\n" else " " for a, b in pairs])
        return _LANGUAGE.sub("", _FENCE.sub("", code))

    @cached_property
    def _words(self) -> Counter[str]:
        html = _CODE_TAG.sub(" ", self.html) if "<code" in self.html else self.html
        text = _without_tags(html) if self._has_code or LINK in self.text else self.text
        return Counter(words_of(without_escapes(text)))

    @cached_property
    def letters(self) -> str:
        """All letters and digits that are shown, in one."""
        return "".join(words_of(_plain(self.html)))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items of all lists, in their order."""
        return tuple(_items(self.html)) if "<li" in self.html else ()

    @cached_property
    def headings(self) -> frozenset[tuple[str, ...]]:
        """The words of each heading."""
        found = re.findall(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", self.html, re.DOTALL)
        return frozenset(tuple(words_of(_plain(one))) for one in found)

    @cached_property
    def code_lines(self) -> frozenset[str]:
        """The lines of blocks of code, but those that the source marks as code."""
        found = re.findall(r"<pre\b[^>]*>(.*?)</pre>", self.html, re.DOTALL)
        lines = {line.strip() for one in found for line in _plain(one).split("\n")}
        return frozenset(lines.difference(line.strip() for line in self._code.split("\n")))


def _with_sign(address: re.Match[str]) -> str:
    return (address[1] or "") + LINK


def words_of(text: str) -> list[str]:
    """The words of a text, without the signs that may be marks of Markdown in them."""
    for sign in _GLUE:
        if sign in text:
            text = text.replace(sign, "")
    return _WORD.findall(text)


def without_escapes(text: str) -> str:
    """The text with the signs that were escaped."""
    return text.translate(ESCAPED_SIGNS) if chr(_PRIVATE) in text else text


def _protected(source: str, without_code: str) -> str:
    if "\\" not in without_code:
        return source
    parts, at = [], 0
    for match in _ESCAPED.finditer(source):
        if without_code[match.start()] == "\\":
            parts += [source[at : match.start()], chr(_PRIVATE + ord(match[1])), chr(_PRIVATE)]
            at = match.end()
    return "".join([*parts, source[at:]])


def _without_tags(html: str) -> str:
    return unescape(_TAG.sub("\n\n", _BREAK.sub("\v", _INLINE.sub("", html))))


def _plain(html: str) -> str:
    return without_escapes(unescape(_TAG.sub("", html)))


def _items(html: str) -> Iterator[Item]:
    """The items, with their places in the lists."""
    html = _CODE.sub(CODE, html)
    lists: list[tuple[bool, int]] = []
    """Of each open list: whether it is numbered, and which it is."""
    numbers: list[int] = []
    count = 0
    for tag in _TAG.finditer(html):
        name, is_end = tag["name"], bool(tag["end"])
        if name in ("ul", "ol") and is_end and lists:
            lists.pop()
            numbers.pop()
        elif name in ("ul", "ol") and not is_end:
            start = re.search(r'start="(\d+)"', tag["more"])
            count += 1
            lists.append((name == "ol", count))
            numbers.append(int(start[1]) - 1 if start else 0)
        elif name == "li" and not is_end and lists:
            numbers[-1] += 1
            first = _first_line(html, tag.end())
            yield Item(words_of(first), lists[-1][0], numbers[-1], len(lists), lists[-1][1])


def _first_line(html: str, start: int) -> str:
    """The first line of an item; it may stand in a paragraph."""
    text = _without_tags(html[start : start + 1000]).lstrip()
    return without_escapes(text.split("\n", 1)[0])
