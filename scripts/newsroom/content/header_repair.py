"""The repairs of a header: how times and days are written, and the order of the fields.

They change the text and keep comments; `repair` checks the result.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from newsroom.content.header import Path, Value, parse, split
from newsroom.content.written_values import clock_in_figures, days_in_figures
from newsroom.model.fields import Record
from newsroom.model.page import BasePage
from newsroom.model.values import Clock, Day

Kind = type[BasePage] | None

_SCALAR = re.compile(r"""(["']?)([0-9./:-]{4,10})\1(?=[ ]*(?:$|[,}\]])|[ ]+\#)""", re.VERBOSE)
_COMMENT = re.compile(r"#(?![ ]{2}|[ ]?-)")
"""A comment on a field; an indented one, or one between list items, belongs to the field above."""
_AT_THE_END = ("related", "sources", "translation")
"""Fields of every page that editors expect below those of its kind."""


def write_times(text: str, kind: Kind) -> str:
    """Write times as `"09:30"`; in quotation marks, as other YAML tools read a number there."""
    return _rewritten(text, kind, Clock, _quoted)


def write_days(text: str, kind: Kind) -> str:
    """Write days as `2023-09-07`, where it is certain which day is meant."""
    return _rewritten(text, kind, Day, lambda mark, value: f"{mark}{day_of(value) or value}{mark}")


def order_fields(text: str, kind: Kind) -> str:
    """Put the fields into the order of the model, each with its lines and the comment above.

    A header with unknown fields, or a first comment that may be about all of it, is unchanged.
    """
    written = split(text)[0]
    header, faults = parse(written)
    if kind is None or faults or not set(header.data) <= set(kind.model_fields):
        return text
    order = order_of(kind)
    names, lines = list(header.data), written.split("\n")[:-1]
    ordered = sorted(names, key=order.index)
    starts = [header.keys[name,].line - 2 for name in names]
    if names == ordered or not _are_starts(starts, names, lines):
        return text
    first, *others = (_with_comment(lines, start) for start in starts)
    if first < starts[0] and names[0] != ordered[0]:
        return text
    end = len(lines)
    while not lines[end - 1] or _COMMENT.match(lines[end - 1]):
        end -= 1
    bounds = zip([first, *others], [*others, end], strict=True)
    blocks = dict(zip(names, (lines[a:b] for a, b in bounds), strict=True))
    inner = [line for name in ordered for line in blocks[name]]
    moved = [*lines[:first], *inner, *lines[end:], ""]
    fence, newline, rest = text.partition("\n")
    return fence + newline + "\n".join(moved) + rest[len(written) :]


def order_of(kind: type[BasePage]) -> list[str]:
    """The order of the fields: those of every page, those of the kind, references."""
    return [name for name in kind.model_fields if name not in _AT_THE_END] + list(_AT_THE_END)


@cache
def fields_of(record: type[Record], sort: Any) -> frozenset[tuple[str, ...]]:
    """The fields whose values are of this sort, also those of inner groups."""
    return frozenset(_fields_of(record, sort))


def day_of(written: str) -> str | None:
    """The day, if only one can be meant: `7.9.2023`, `2023/9/7` and `9/13/2023` are certain."""
    found = days_in_figures(written)
    return found[0] if len(found) == 1 else None


def _quoted(mark: str, value: str) -> str:
    time, always = clock_in_figures(value), mark or '"'
    return f"{always}{time}{always}" if time else f"{mark}{value}{mark}"


def _rewritten(text: str, kind: Kind, sort: Any, rewrite: Callable[[str, str], str]) -> str:
    """The text with the values of these fields rewritten."""
    header, faults = parse(split(text)[0])
    if kind is None or faults:
        return text
    fields = fields_of(kind, sort)
    lines = text.split("\n")
    for path, place in sorted(header.values.items(), key=lambda item: item[1], reverse=True):
        if tuple(step for step in path if isinstance(step, str)) not in fields:
            continue
        line = "".join(
            lines[place.line - 1 : place.line]
        )  # YAML may count more lines than there are
        match = _SCALAR.match(line, place.column - 1)
        if match and match[2] == _value_at(header.data, path):
            new = rewrite(match[1], match[2])
            lines[place.line - 1] = line[: match.start()] + new + line[match.end() :]
    return "\n".join(lines)


def _value_at(data: Any, path: Path) -> Value:
    for step in path:
        data = data[step]
    value: Value = data
    return value


def _fields_of(record: type[Record], sort: Any) -> Iterator[tuple[str, ...]]:
    hints = get_type_hints(record, include_extras=True)
    for name in record.model_fields:
        parts = list(_parts_of(hints[name]))
        if sort in parts:
            yield (name,)
        for part in parts:
            if isinstance(part, type) and issubclass(part, Record):
                yield from ((name, *inner) for inner in _fields_of(part, sort))


def _parts_of(hint: Any) -> Iterator[Any]:
    """A type and the types inside it; `Annotated` is not opened."""
    yield hint
    if not hasattr(hint, "__metadata__"):
        for part in get_args(hint):
            yield from _parts_of(part)


def _are_starts(starts: list[int], names: list[str], lines: list[str]) -> bool:
    """Whether each field begins a line: not so in `{…}`, or after unusual line ends."""
    return starts == sorted(set(starts)) and all(
        start < len(lines) and lines[start].lstrip("\"'").startswith(name)
        for start, name in zip(starts, names, strict=True)
    )


def _with_comment(lines: list[str], start: int) -> int:
    while start > 0 and _COMMENT.match(lines[start - 1]):
        start -= 1
    return start
