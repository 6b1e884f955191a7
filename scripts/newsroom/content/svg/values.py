"""The values of attributes and the CSS of an SVG file: read token by token, and written anew.

The grammar is a small part of CSS Syntax 3: no escapes, no rules that begin with `@`, no
functions but the listed ones, no `url()` but `url(#id)`. An opening bracket stands nowhere but
after such a name, so no browser can find another function in what is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsroom.content.svg.lists import (
    DROPPED,
    FUNCTIONS,
    INHERITED,
    LARGEST_NUMBER,
    LAYERS,
    LONGEST_NUMBER,
    PROPERTIES,
    REFERRING_PROPERTIES,
    SLOW_STEP_COST,
)

REFERENCE = re.compile(r"#([\w.:-]+)")
"""A reference within the drawing. Without `%`, which browsers would decode (URL Standard, 4.4)."""
_DIGITS = r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?+"
_TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n]+)
    |[uU][rR][lL]\([ ]*+(?P<quote>["']?)\#(?P<target>[\w.:-]+)(?P=quote)[ ]*\)
    |(?P<number>{_DIGITS})(?:%|[a-zA-Z]{{1,5}}+)?+(?![a-zA-Z_])
    |(?P<function>[a-zA-Z][\w-]*+)\(
    |-?[^\W\d][\w-]*+(?!\()
    |\#[0-9a-fA-F]{{3,8}}+(?![\w-])
    |"[^"\\<@*(){{}};\t\r\n]*+"|'[^'\\<@*(){{}};\t\r\n]*+'
    |(?P<closed>\))
    |[,/]
    |![ ]*+important(?![\w-])""",
    re.VERBOSE,
)
"""One token. Without backtracking, so that no text takes longer than its length explains."""
_NUMBER = re.compile(_DIGITS)
_PATH = re.compile(r"[MmZzLlHhVvCcSsQqTtAaEe0-9., \t\r\n+-]*")
_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?")
"""A comment; one that does not end reaches to the end of the text (CSS Syntax 3, 4.3.2)."""
_APART = re.compile(r"([a-zA-Z])[ \t\r\n]++\(")
"""A function whose bracket stands apart: allowed in attributes (CSS Transforms 1, 7.1)."""
_PRINTED = re.compile(r"(?<=[\w)])[ \t\r\n]++icc-color\([\w.,+ \t\r\n-]*+\)")
"""The colour for a printer after that for a screen (SVG 1.1, 12.3), which no browser reads."""
_PROPERTY = re.compile(r"[ \t\r\n;]*+(-{0,2}[a-zA-Z][a-zA-Z0-9-]*+)[ \t\r\n]*+:")
_SETTLED = {
    name: re.compile(rf"none|url\(#[^ )]*\){colour}", re.IGNORECASE)
    for name, colour in (
        *((name, r"|currentcolor|#[0-9a-f]{3}|#[0-9a-f]{6}") for name in ("fill", "stroke")),
        *((name, "") for name in ("marker-end", "marker-mid", "marker-start")),
    )
}
"""Values that every browser knows. It takes another value for none, and inherits instead."""
_FROM_OTHERS = re.compile(r"inherit|revert|unset|context", re.IGNORECASE)
"""Values that ask for those of other elements."""
_SELECTORS = re.compile(r"([\w.#*,>+~ \t\r\n-]++)\{")
_BETWEEN = re.compile(r"[ >+~]")
_CONDITION = re.compile(r"[.#]?[\w*-]+")


class ValueFault(Exception):  # noqa: N818 - what is wrong with a value, not with a program
    """What in a value cannot be published: the variant of the message, and the words themselves."""

    def __init__(self, variant: str, shown: str) -> None:
        super().__init__(shown)
        self.variant = variant
        self.shown = shown


class Rule(NamedTuple):
    """What a rule of a style sheet asks of elements, as far as it makes drawing them longer."""

    kinds: tuple[str, ...]
    """The elements, each once: a name, `.class`, `#id` or `*`."""
    targets: tuple[str, ...]
    """The ids that they refer to, each once."""
    inherited: tuple[tuple[str, str], ...]
    """The properties that the elements within them have from them, each with such an id."""
    cost: int
    """How many elements more each is counted as."""


@dataclass(frozen=True)
class Value:
    """A value as it is published."""

    text: str
    targets: tuple[str, ...] = ()
    """The ids that it refers to, without those of `inherited`."""
    inherited: tuple[tuple[str, str], ...] = ()
    """Properties that are inherited, each with an id; with none, the id comes from elsewhere."""
    settled: tuple[str, ...] = ()
    """Properties that are inherited no more."""
    largest: float = 0
    """The greatest number in it, without its sign."""
    corners: int = 1
    """How many points a path or polygon has at most."""
    cost: int = 0
    """How many elements more an element with it is counted as."""


@dataclass(frozen=True)
class Stylesheet:
    """The rules of a `style` element as they are published."""

    text: str
    rules: tuple[Rule, ...] = ()
    """Those that make drawing longer."""


def read_value(name: str, written: str) -> Value:
    """The value of an attribute or property that stands alone. Raises `ValueFault`."""
    if name.lower().endswith("transform"):
        written = _APART.sub(r"\1(", written)
    written = _PRINTED.sub("", written)
    value, end = _read(name, written, 0)
    if end < len(written):
        raise _unreadable(written, end)
    return value


def read_numbers(written: str) -> list[float] | None:
    """The numbers of a list such as `viewBox`; none when it holds anything else."""
    parts = written.replace(",", " ").split()
    if not all(len(part) <= LONGEST_NUMBER and _NUMBER.fullmatch(part) for part in parts):
        return None
    return [float(part) for part in parts]


def read_path(written: str) -> Value:
    """The commands and coordinates of a path, or the points of a polygon. Raises `ValueFault`."""
    if not _PATH.fullmatch(written):
        raise ValueFault("value", written)
    numbers = [_size(number) for number in _NUMBER.findall(written)]
    corners = 1 + len(numbers) + written.count("z") + written.count("Z")
    return Value(one_line(written), largest=max(numbers, default=0), corners=corners)


def read_declarations(written: str) -> Value:
    """The content of a `style` attribute. Raises `ValueFault`."""
    text = _PRINTED.sub("", _COMMENT.sub(" ", written))
    read, end = _declarations(text, 0)
    if end < len(text):
        raise _unreadable(text, end)
    return read


def read_stylesheet(written: str) -> Stylesheet:
    """The content of a `style` element. Raises `ValueFault`."""
    text = _PRINTED.sub("", _COMMENT.sub(" ", written)).strip(" \t\r\n")
    written_rules, rules, at = [], list[Rule](), 0
    while at < len(text):
        head = _SELECTORS.match(text, at)
        if not head or not head[1].strip():
            raise _unreadable(text, at)
        body, at = _declarations(text, head.end())
        if text[at : at + 1] != "}":
            raise _unreadable(text, at)
        at += 1
        selectors = one_line(head[1])
        written_rules.append(f"{selectors}{{{body.text}}}")
        if body.targets or body.inherited or body.cost:
            kinds, targets = dict.fromkeys(_kinds(selectors)), dict.fromkeys(body.targets)
            inherited = dict.fromkeys(body.inherited)
            rules.append(Rule(tuple(kinds), tuple(targets), tuple(inherited), body.cost))
    return Stylesheet("".join(written_rules), tuple(rules))


def one_line(text: str) -> str:
    """The text with single blanks: line breaks in attributes mean nothing else."""
    return re.sub("[ \t\r\n]+", " ", text).strip(" ")


def _read(name: str, text: str, at: int) -> tuple[Value, int]:
    """A value from a position on, and where it ends: at the first sign that belongs to none."""
    parts: list[str] = []
    targets: list[str] = []
    largest, opened, cost = 0.0, 0, 0
    while match := _TOKEN.match(text, at):
        opened += _bracket(match)
        if opened < 0:
            break
        if target := match["target"]:
            if name not in REFERRING_PROPERTIES:
                raise ValueFault("address", match[0])
            targets.append(target)
        if match["function"] and name == "filter":
            cost += SLOW_STEP_COST
        if number := match["number"]:
            largest = max(largest, _size(number))
        parts.append(" " if match["space"] else f"url(#{target})" if target else match[0])
        at = match.end()
    if opened > 0:
        raise _unreadable(text, at)
    value = "".join(parts).strip(" ")
    layer, without = LAYERS.get(name, (0, ""))
    cost += layer if value != without else 0
    read = Value(value, tuple(targets), largest=largest, cost=cost)
    return (_inherited(name, read) if name in INHERITED else read), at


def _inherited(name: str, value: Value) -> Value:
    """The value of a property that is inherited."""
    others = ("",) if _FROM_OTHERS.search(value.text) else ()
    return replace(
        value,
        targets=(),
        inherited=tuple((name, target) for target in (*value.targets, *others)),
        settled=(name,) if name in _SETTLED and _SETTLED[name].fullmatch(value.text) else (),
    )


def _bracket(token: re.Match[str]) -> int:
    """How many brackets more are open after a token."""
    if name := token["function"]:
        if name.lower() not in FUNCTIONS:
            variant = "address" if name.lower() == "url" else "value"
            raise ValueFault(variant, token.string[token.start() :])
        return 1
    return -1 if token["closed"] else 0


def _declarations(text: str, at: int) -> tuple[Value, int]:
    """Declarations up to a sign that belongs to none, without the properties of one program."""
    written: list[str] = []
    values: list[Value] = []
    largest = 0.0
    while head := _PROPERTY.match(text, at):
        name = head[1].lower()
        is_kept = not name.startswith("-") and name not in DROPPED
        if is_kept and name not in PROPERTIES:
            raise ValueFault("property", name)
        value, at = _read(name, text, head.end())
        largest = max(largest, value.largest)
        if at < len(text) and text[at] not in ";}":
            raise _unreadable(text, at)
        if not is_kept:
            continue
        written.append(f"{name}:{value.text}")
        values.append(value)
    while at < len(text) and text[at] in "; \t\r\n":
        at += 1
    whole = Value(
        ";".join(written),
        tuple(target for value in values for target in value.targets),
        tuple(pair for value in values for pair in value.inherited),
        tuple(name for value in values for name in value.settled),
        largest,
        cost=sum(value.cost for value in values),
    )
    return whole, at


def _kinds(selectors: str) -> Iterator[str]:
    """What an element must be to be meant by selectors: the last condition of each."""
    for selector in selectors.split(","):
        names = _CONDITION.findall(_BETWEEN.split(selector.strip(" "))[-1])
        yield names[-1] if names else "*"


def _size(number: str) -> float:
    """A number without its sign. Raises `ValueFault` when it is too long or too large."""
    size = abs(float(number)) if len(number) <= LONGEST_NUMBER else LARGEST_NUMBER * 2
    if size > LARGEST_NUMBER:
        raise ValueFault("number", number)
    return size


def _unreadable(text: str, at: int) -> ValueFault:
    return ValueFault("value", text[at:].strip() or text)
