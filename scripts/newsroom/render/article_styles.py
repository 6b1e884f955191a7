"""The styles of articles: those rules of Material's stylesheet that a written list names.

Material's layout, search and footer are not ours, so most of its stylesheet would be dead
weight. A list decides, not the pages of today: whoever is first to write a `danger` box gets
its colours, and the stylesheet does not change with the texts. Two tests hold the list
(`tests/browser/test_article_styles.py`).

Some things are changed. Material counts in `rem` of 20 pixels, while the root of our pages has
the size that readers have chosen, as a rule 16 pixels. Five rules for each type of admonition
become one that sets its colour, which is mixed with that of the text, or some could hardly be
seen. What Material draws by icons in `data:` addresses, which the policy of our pages forbids, is
drawn otherwise (`text.css`, `admonition_icons.py`). Pages are always without Material's script
(`no-js`), and alignment is written as `data-align`, because `align` is obsolete. Rules for pages
from left to right are written by the logical sides, and hold for the others, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from math import inf

import tinycss2
from tinycss2.ast import Declaration, Node

from newsroom.render.theme_package import stylesheet

_CODE = (
    *("bp", "c", "c1", "ch", "cm", "cp", "cpf", "cs", "gd", "ge", "gh", "gi", "go", "gp", "gr"),
    *("gs", "gt", "gu", "hll", "il", "k", "kc", "kd", "kn", "kp", "kr", "kt", "l", "m", "mb"),
    *("mf", "mh", "mi", "mo", "n", "na", "nb", "nc", "nd", "ne", "nf", "ni", "nl", "nn", "no"),
    *("nt", "nv", "o", "ow", "p", "s", "s1", "s2", "sb", "sc", "sd", "se", "sh", "si", "sr"),
    *("ss", "sx", "vc", "vg", "vi"),
)
"""The classes by which Pygments says what a word of a program is."""
CLASSES = frozenset(
    (
        *("md-typeset", "inline", "end", "grid", "cards", "card"),
        *("admonition", "admonition-title"),
        *("footnote", "footnote-ref", "footnote-backref"),
        *("task-list-item", "task-list-control", "task-list-indicator"),
        *("tabbed-set", "tabbed-labels", "tabbed-content", "tabbed-block"),
        *("md-button", "md-button--primary"),
        *("twemoji", "middle", "lg", "xl", "xxl", "xxxl"),
        *("highlight", "filename"),
        *_CODE,
        "keys",
    )
)
"""The classes whose rules are kept. Those of a type of admonition are `_types`, and a key of a
keyboard (`key-…`) is shown without the sign that Material adds, which would be read aloud."""
ELEMENTS = frozenset(
    {"a", "abbr", "blockquote", "code", "dd", "details", "dl", "figcaption", "figure", "h2", "h3"}
    | {"h4", "h5", "h6", "hr", "html", "img", "input", "kbd", "label", "li", "mark", "ol", "p"}
    | {"pre", "small", "span", "sub", "summary", "sup", "svg", "table", "tbody", "td", "th", "tr"}
    | {"ul", "div"}
)
"""The elements that a kept rule may name."""
BARE = frozenset({"code", "hr", "kbd", "pre", "sub", "sup", "table", "td", "th"})
"""The elements whose rules are kept without a class."""
ATTRIBUTES = frozenset(
    {"class", "data-align", "data-align=left", "data-align=right", "data-linenos", "dir"}
    | {"hidden", "href", "id", "open", "type=checkbox"}
)
"""The attributes that a kept rule may name; Material's scripts set the others."""
PSEUDO = frozenset({"focus-within", "target"})
"""Pseudo-classes whose rules are left out: shadows around what holds the focus, and room for a
masthead that stays in the window."""
_BY_ICONS = re.compile(
    r"(?:admonition-title|summary|footnote-backref|task-list-indicator)[^ >]*:(?:before|after)"
)
"""What Material draws by icons: the rules of these selectors are left out."""
_LEFT_OUT = ("-webkit-", "-moz-", "-ms-", "transition", "touch-action", "scrollbar-", "order")
"""Beginnings of the properties that are left out."""

REM = 20 / 16
"""What one `rem` of Material's is in ours."""
SMALLEST_TEXT = 0.9375
"""No text is smaller, in `rem`: 15 pixels."""
_OF_A_NOTE = {
    "#448aff1a": "color-mix(in srgb,var(--nl-type) 10%,transparent)",
    "#448aff": "color-mix(in srgb,var(--nl-type) 65%,var(--md-default-fg-color))",
}
"""What Material's rules for all types of admonitions have, and what takes its place."""
_SIDE = re.compile(r"^(margin-|padding-|border-|float:|)(left|right)(?![^:]*radius)")
_LOGICAL = {"left": "inline-start", "right": "inline-end"}
_LENGTH = re.compile(r"(-?[\d.]+)rem\b")
_COLOUR = re.compile(r"\.admonition\.([a-z]+)[^{}]*\{border-color:(#\w{6})\}")

Keeps = Callable[[str], bool]
"""Whether a selector is kept."""


@lru_cache(maxsize=1)
def article_styles() -> str:
    """The rules of Material's stylesheet for what stands in an article."""
    text = styles_of(_is_kept)
    for old, new in _OF_A_NOTE.items():
        text = text.replace(old, new)
    return "".join([*_types(), text])


def styles_of(keeps: Keeps) -> str:
    """The rules of Material's stylesheet whose selectors are kept, for a root of 16 pixels."""
    rules = tinycss2.parse_stylesheet(stylesheet(), skip_comments=True, skip_whitespace=True)
    return "".join(_rules(rules, keeps))


def _types() -> Iterator[str]:
    """The rule of each type of admonition; the first is that of types unknown to Material."""
    for number, (kind, colour) in enumerate(_COLOUR.findall(stylesheet())):
        places = f".md-typeset .{kind}" if number else f":root,.md-typeset .{kind}"
        yield f"{places}{{--nl-type:{colour}}}"


def _rules(nodes: Iterable[Node], keeps: Keeps) -> Iterator[str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = [one for one in _selectors(node.prelude) if keeps(one)]
            declared = _declared(node.content, by_side="[dir]" in "".join(selectors))
            if selectors and declared:
                yield f"{','.join(selectors)}{{{declared}}}"
        elif node.type == "at-rule" and node.at_keyword == "media":
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            if text := "".join(_rules(inner, keeps)):
                yield f"@media{tinycss2.serialize(node.prelude)}{{{text}}}"


def _selectors(prelude: Iterable[Node]) -> Iterator[str]:
    """The selectors of a rule, one by one, as our pages need them."""
    found = [""]
    for node in prelude:
        if node == ",":
            found.append("")
        else:
            found[-1] += node.serialize()
    for one in found:
        if "[dir=rtl]" not in one:  # the same by the other sides
            yield _as_ours(one.strip())


def _as_ours(selector: str) -> str:
    for old, new in (("[align", "[data-align"), (".no-js ", ""), ("[dir=ltr]", "[dir]")):
        selector = selector.replace(old, new)
    return selector


def _is_kept(selector: str) -> bool:
    """Whether a selector names nothing but what is on the lists."""
    names = _Names(tinycss2.parse_component_value_list(selector))
    return (
        bool(names.classes or (names.elements and names.elements <= BARE))
        and names.classes <= CLASSES
        and names.elements <= ELEMENTS
        and names.attributes <= ATTRIBUTES
        and not names.pseudo & PSEUDO
        and not _BY_ICONS.search(selector)
        and not any(name.startswith("-") for name in names.pseudo)
    )


class _Names:
    """What a selector names."""

    def __init__(self, parts: Iterable[Node]) -> None:
        self.classes: set[str] = set()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.pseudo: set[str] = set()
        self._read(parts)

    def _read(self, parts: Iterable[Node]) -> None:
        before = ""
        for part in parts:
            if part.type == "ident":
                self._note(before, part.value)
            elif part.type == "[] block":
                self.attributes.add(tinycss2.serialize(part.content))
            elif part.type == "function":
                self._read(part.arguments)
            before = part.serialize()

    def _note(self, before: str, name: str) -> None:
        found = {".": self.classes, ":": self.pseudo}.get(before, self.elements)
        found.add(name)


def _declared(content: Iterable[Node], *, by_side: bool) -> str:
    """The declarations of a rule; `by_side` if it holds for one direction."""
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    kept = [_in_our_rem(one) for one in found if not one.name.startswith(_LEFT_OUT)]
    if by_side:
        kept = [_SIDE.sub(_logical, one) for one in kept]
    return ";".join(kept).replace("text-align:left", "text-align:start")


def _logical(found: re.Match[str]) -> str:
    """A side by where a line begins: `padding-left` is `padding-inline-start`."""
    return f"{found[1] or 'inset-'}{_LOGICAL[found[2]]}"


def _in_our_rem(declaration: Declaration) -> str:
    least = SMALLEST_TEXT if declaration.name == "font-size" else -inf
    return _LENGTH.sub(
        lambda found: f"{max(float(found[1]) * REM, least):g}rem", declaration.serialize()
    )
