"""Writing fields into a header: changed fields are rewritten, all others keep their source.

Comments, and the quoting of unchanged values, are kept.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

import yaml

from newsroom.content.header import Value, parse, split

_QUOTED = re.compile(r"[0-9a-f.]+")
"""A fingerprint is quoted, as other YAML tools may read it as a number."""


def with_fields(text: str, fields: Mapping[str, Value], order: Sequence[str]) -> str:
    """The page with these fields in its header; new ones are inserted in order.

    The page must have a header; without one, `RefusedError`.
    """
    written = split(text)[0]
    start = text.index("\n") + 1
    header = parse(written)[0]
    places = {name: header.keys[name,].line - 2 for name in header.data}
    pieces, tail = _pieces(written, places)
    if not pieces:  # none, or several on one line: then all are rewritten
        pieces = {name: field_text(name, value) for name, value in header.data.items()}
    for name, value in fields.items():
        if name not in pieces:
            pieces = _inserted(pieces, name, field_text(name, value), order)
        elif header.data[name] != value:
            pieces[name] = _comment(pieces[name]) + field_text(name, value)
    return text[:start] + "".join(pieces.values()) + tail + text[start + len(written) :]


def field_text(name: str, value: Value) -> str:
    """The source of a field, on as many lines as it needs."""
    written = yaml.dump(
        {name: value}, Dumper=_Dumper, allow_unicode=True, width=10_000, sort_keys=False
    )
    return str(written)


class _Dumper(yaml.SafeDumper):
    """Indent lists below their field, as editors do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    is_sum = _QUOTED.fullmatch(value) and any(letter.isdigit() for letter in value)
    style = '"' if is_sum else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def _pieces(written: str, places: Mapping[str, int]) -> tuple[dict[str, str], str]:
    """The lines of each field with the comment above, and the rest below the last field.

    No pieces if a field does not begin a line.
    """
    lines = re.findall(r"[^\n]*\n", written)
    at = list(places.values())
    if at != sorted(set(at)) or any(
        not lines[place].lstrip("\"'").startswith(name) for name, place in places.items()
    ):
        return {}, ""
    first, *others = [_with_comment(lines, place) for place in (*at, len(lines))]
    bounds = [0, *others] if at else [first]
    pieces = {
        name: "".join(lines[start:end])
        for name, start, end in zip(places, bounds[:-1], bounds[1:], strict=True)
    }
    return pieces, "".join(lines[bounds[-1] :])


def _with_comment(lines: Sequence[str], place: int) -> int:
    """Where the comment above a field begins, or the blank lines above that."""
    while place > 0 and _is_beside(lines[place - 1]):
        place -= 1
    return place


def _comment(piece: str) -> str:
    """The comment above a field."""
    return "".join(takewhile(_is_beside, piece.splitlines(keepends=True)))


def _is_beside(line: str) -> bool:
    """Whether this line is outside any field; comments inside a value are indented."""
    return line.startswith("#") or not line.strip()


def _inserted(
    pieces: Mapping[str, str], name: str, text: str, order: Sequence[str]
) -> dict[str, str]:
    """The pieces with a new one, before the first that follows it in the order."""
    later = set(order[order.index(name) + 1 :])
    names = list(pieces)
    at = next((i for i, other in enumerate(names) if other in later), len(names))
    return dict([*list(pieces.items())[:at], (name, text), *list(pieces.items())[at:]])
