"""The values of a YAML text with their places, so that one can be written anew and no other.

For texts that have been read without a fault: no aliases, no endless depth.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from newsroom.content.edits import Edit
from newsroom.content.header import Path

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class Scalar(NamedTuple):
    """A single value, and where it stands."""

    path: Path
    value: str
    start: int
    end: int


class Collection(NamedTuple):
    """A list or a mapping: where its items begin and end."""

    is_flow: bool
    start: int
    end: int
    items: tuple[tuple[int, int], ...]
    """Of a mapping, each key with its value."""


def scalars(text: str) -> Iterator[Scalar]:
    """Every single value, keys apart."""
    for path, node in _nodes(_root(text), ()):
        if isinstance(node, yaml.ScalarNode):
            yield Scalar(path, node.value, *_span(node))


def collection_at(text: str, path: Path) -> Collection | None:
    """The list or mapping at a path; `None` if there is none, or it is empty."""
    for here, node in _nodes(_root(text), ()):
        if here != path or isinstance(node, yaml.ScalarNode) or not node.value:
            continue
        if isinstance(node, yaml.MappingNode):
            items = [(_span(key)[0], _last(value)) for key, value in node.value]
        else:
            items = [(_span(one)[0], _last(one)) for one in node.value]
        return Collection(bool(node.flow_style), *_span(node), tuple(items))
    return None


def replaced(text: str, scalar: Scalar, new: str) -> Edit:
    """The edit that writes another value, in the same quotation marks where that is possible."""
    written = text[scalar.start : scalar.end]
    if written.count(scalar.value) == 1 and plain(new) == new:
        at = scalar.start + written.index(scalar.value)
        return Edit(at, at + len(scalar.value), new)
    end = scalar.end - (len(written) - len(written.rstrip()))
    return Edit(scalar.start, end, plain(new))


def plain(value: str) -> str:
    """A name as YAML source: in quotation marks where it would be a number or a word of YAML."""
    is_other = value.lower() in _WORDS or not value.strip("0123456789-.eE_xob:")
    return f'"{value}"' if is_other else value


def _root(text: str) -> Any:
    return yaml.compose(text, Loader=_Loader)


def _nodes(node: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if node is None:
        return
    yield path, node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(value, (*path, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _nodes(item, (*path, number))


def _span(node: Any) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _last(node: Any) -> int:
    """Where a value ends: that of a list in lines ends with its last item, not on the next line."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _last(last[1] if isinstance(last, tuple) else last)
