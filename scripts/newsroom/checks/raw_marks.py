"""Marks that nobody should see: what Markdown has left in a text as it was written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.checks.rendered_text import CODE, LINK, without_escapes, words_of

_ITEM = r"(?:[-*+]|\d{1,3}[.)])[ ]"
_WIDE = r"[^\]\n]{1,200}"
_MARKS = tuple(
    (variant, signs, re.compile(pattern, re.MULTILINE))
    for variant, signs, pattern in (
        # Nothing but a row of dashes, escaped or not: a line that somebody drew.
        ("line", ("--", "***", "___", "\ue000", "+++"), r"^[-\ue02d\ue000]{3,}$|^\*{3,}$|^_{3,}$"),
        (
            "list",
            ("\n-", "\n*", "\n+", ". ", ") "),
            rf"\n[-*+](?<=\S\n.)[ ]+\S[^\n]*|\n(?<=:\n){_ITEM}[ ]*\S[^\n]*"
            rf"|\n{_ITEM}[ ]*\S[^\n]*(?=\n{_ITEM})",
        ),
        ("table", ("|",), r"^[|][^\n]*[|][^\n]*$|^[ ]*:?-{2,}:?[ ]*[|][-|: ]*$"),
        (
            "box",
            ("!!!", "???", ":::", "===", "[!"),
            r"^(?:!!!|\?\?\?\+?)(?:[ ][^\n]*)?$|^:{3,}[ ]?[\w{][^\n]*$"
            r"|\[![A-Za-z]{3,20}\]|^==={1,2}[!+]{0,2}[ ]+\"[^\n]*",
        ),
        ("picture", ("![",), rf"!\[\[{_WIDE}\]\]|!\[(?!\^){_WIDE}\](?![(\[])"),
        (
            "link",
            ("[[", "] (", "](", ")["),
            rf"(?<!!)\[\[{_WIDE}\]\]|\][ ]\((?:{LINK}|https?:|www\.|mailto:|\.{{0,2}}/|#)[^)\n]*\)?"
            r"|\][ ]\([^\s()]+\.(?:md|html?|pdf)[^)\n]*\)|\]\((?=[^)\s])"
            rf"|\)\[(?:{LINK}|https?:|www\.|mailto:|[^\]\s]+\.(?:md|html?|pdf))[^\]\n]*\]?",
        ),
        (
            "emphasis",
            ("**", "__"),
            r"(?<![*\w])\*\*(?!\*)|(?<!\*)\*\*(?![*\w])|(?<![_\w])__(?=\w)|(?<=\w)__(?![_\w])",
        ),
        ("strike", ("~~",), r"(?<!~)~~(?!~)"),
        ("attributes", ("{",), r"\{:?[ ]*(?:[.#][\w-]+|[\w-]+=[^\s{}]+)[^{}\n]*\}"),
        ("backslash", ("\\",), r"\\$|\\(?=[!-/:-@\[-`{-~])"),
        ("code", ("`", "~~~"), r"`+|^[ ]*~{3,}"),
        ("icon", (":",), r":(?<![^\s(]:)[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])"),
        ("entity", ("&",), r"&(?:[a-zA-Z]{2,8}[1-4]{0,2}|#\d{1,7}|#[xX][\da-fA-F]{1,6});"),
        (
            "other",
            ("[ ] ", "[x] ", "[X] ", "==", "^", "++", "~", "{{", "{%", "///"),
            r"^(?:[ \t>]*[-*+][ ]+)?\[[ xX]\](?=[ ][^(])|==(?=\w)[^=\n]{1,200}(?<=\w)=="
            r"|\^\^(?=\w)[^^\n]{1,200}\^\^|\+\+\w[\w+-]*\+\+"
            r"|(?<=\w)~\w{1,10}~|(?<=\w)\^\w{1,10}\^|\^\["
            r"|\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|^///[^\n]*",
        ),
        ("address", ("://",), r"https?://\w[^\s<>]*"),
    )
)
"""For each variant, the signs of which one stands in each of its marks, and their pattern."""
MOST = 50
"""Marks that are looked for in a page."""


class Mark(NamedTuple):
    """A mark in a text."""

    variant: str
    pattern: re.Pattern[str]
    value: str
    line: frozenset[str]
    """The words of its line."""
    around: frozenset[str]
    """The words of its line and the two beside it."""


def raw_marks(text: str) -> Iterator[Mark]:
    """The marks in the text that readers get."""
    for variant, signs, pattern in _MARKS:
        is_possible = any(sign in text for sign in signs)  # many times as fast as a search
        for match in pattern.finditer(text) if is_possible else ():
            yield mark_at(variant, text, match)


def mark_at(variant: str, text: str, match: re.Match[str]) -> Mark:
    """The mark that was found in a text, with the words around it."""
    value = without_escapes(match[0].strip()).replace(CODE, "…").replace(LINK, "…")
    at = match.start() + match[0].startswith("\n")
    start, end = text.rfind("\n", 0, at) + 1, _line_end(text, at)
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    line = words_of(text[start:end])
    around = words_of(text[above : _line_end(text, end + 1)])
    return Mark(variant, match.re, value, frozenset(line), frozenset(around))


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
