"""Marks that nobody should see: what Markdown has left in a text as it was written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsroom.checks.foreign_marks import FOREIGN_ITEM, FOREIGN_MARKS
from newsroom.checks.rendered_text import CODE, LINK, without_escapes, words_of

_ITEM = r"(?:[-*+]|\d{1,3}[.)])[ ]"
_WIDE = r"[^\]\n]{1,200}"
_MARKS = tuple(
    (variant, signs, re.compile(pattern, re.MULTILINE))
    for variant, signs, pattern in (
        # Nothing but a row of dashes, escaped or not: a line that somebody drew.
        (
            "line",
            ("--", "***", "___", "\ue000", "+++", "===", "^^^", "––", "——"),
            r"^[-\ue02d\ue000]{3,}$|^([*_+=^–—])\1{2,}$",
        ),
        (
            "heading",
            ("= ", "# ", "h2. ", "h3. ", "h4. "),
            r"^={1,6}[ ]+[^\W\d_][^\n]*$|^[ ]*#{2,6}[ ]+\S[^\n]*$|^h[1-6]\.[ ]+\S[^\n]*$",
        ),
        (
            "list",
            ("\n",),
            rf"\n[-*+](?<=\S\n.)[ ]+\S[^\n]*|\n(?<=:\n){_ITEM}[ ]*\S[^\n]*"
            rf"|\n{_ITEM}[ ]*\S[^\n]*(?=\n{_ITEM})"
            rf"|\n{FOREIGN_ITEM}[^\n]*(?=\n{FOREIGN_ITEM})|\n[§üØ](?:\t|[ ]{{2}})[^\n]*",
        ),
        (
            "table",
            ("|",),
            r"^[|][^\n]*[|][^\n]*$|^[ ]*:?-{2,}:?[ ]*[|][-|: ]*$"
            r"|^[^|\n]+[ ]\|[ ][^\n]*(?=\n[^|\n]+[ ]\|[ ])",
        ),
        (
            "box",
            ("!!!", "???", ":::", "===", "[!", ".. ", "[N", "[T", "[I", "[W", "[C"),
            r"^(?:!!!|\?\?\?\+?)(?:[ ][^\n]*)?$|^:{3,}[ ]?[\w{][^\n]*$"
            r"|\[![A-Za-z]{3,20}\]|^==={1,2}[!+]{0,2}[ ]+[\"“„«][^\n]*"
            r"|^[ >]*\[(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$"
            r"|^\.\.[ ]+(?!(?:image|figure)::)[\w-]+::[^\n]*",
        ),
        (
            "picture",
            ("![", ".. "),
            rf"!\[\[{_WIDE}\]\]|!\[(?!\^){_WIDE}\](?![(\[])|!\[\]\["
            r"|^\.\.[ ]+(?:image|figure)::[^\n]*",
        ),
        (
            "link",
            ("[[", "] (", "]\n(", "](", ")["),
            rf"(?<!!)\[\[{_WIDE}\]\]"
            rf"|\][ \n]\((?:{LINK}|https?:|www\.|mailto:|\.{{0,2}}/|#)[^)\n]*\)?"
            r"|\][ ]\([^\s()]+\.(?:md|html?|pdf)[^)\n]*\)|\]\((?=[^)\s])"
            rf"|\)\[(?:{LINK}|https?:|www\.|mailto:|[^\]\s]+\.(?:md|html?|pdf))[^\]\n]*\]?",
        ),
        (
            "emphasis",
            ("**", "__", "*", "_", "''"),
            r"(?!(?<=\()\*\*\))(?:(?<![*\w])\*\*(?!\*)|(?<!\*)\*\*(?![*\w]))"
            r"|(?<![_\w])__(?=\w)|(?<=\w)__(?![_\w])"
            r"|(?<![*\w])\*(?=\w[^*\n]{0,80}[ ]\*(?![*\w]))|(?<!\w)_(?=[ ]\w[^_\n]{0,80}\w_(?!\w))"
            r"|(?<![\w'])'{2,3}(?=\w[^\n]{0,100}'{2,3})",
        ),
        (
            "strike",
            ("~",),
            r"(?<!~)~~(?!~)"
            r"|(?<![\w~])~(?=[^\W\d_][^~\n]{0,80}[ ][^~\n]{0,80}(?<=\w)~(?![\w~]))",
        ),
        ("attributes", ("{",), r"\{:?[ ]*(?:[.#][\w-]+|[\w-]+=[^\s{}]+)[^{}\n]*\}|\{:[ ]?\w+\}"),
        ("backslash", ("\\",), r"\\$|\\(?=[!-/:-@\[-`{-~])"),
        ("code", ("`", "~~~"), r"`+|^[ ]*~{3,}"),
        ("icon", (":",), r":(?<![^\s(]:)[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])"),
        (
            "entity",
            ("&",),
            r"&(?:[a-zA-Z]{2,8}[1-4]{0,2}|#\d{1,7}|#[xX][\da-fA-F]{1,6});"
            r"|&(?:nbsp|amp|copy|euro|quot|[lg]t)(?![\w;=])",
        ),
        ("address", ("://", "www. "), r"https?://(?:\w[^\s<>]*|(?=[ ]))|(?<!\w)www\.(?=[ ]\w)"),
        *FOREIGN_MARKS,
    )
)
"""For each pattern, its variant, the signs of which one stands in each of its marks, and itself."""
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
