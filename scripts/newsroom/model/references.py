"""Which fields name other pages."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

from newsroom.model.fields import Record
from newsroom.model.kinds import KINDS
from newsroom.model.values import NAMES_PAGE

ITEM = "*"
"""Stands in a path for an item of a list, or a value of a mapping."""
_NOT_OF_OTHERS = frozenset({"id", "redirect_from"})
"""Fields with a name of the same form: that of the record itself, or one that no page has."""


@cache
def reference_paths() -> frozenset[tuple[str, ...]]:
    """The paths of all values that name a page, in any kind of page: `("sections", "*", "items")`.

    A list of names has the path of its items: `("related", "*")`.
    """
    return frozenset(path for kind in KINDS.values() for path in _paths(kind, ()))


def is_reference(path: tuple[str | int, ...]) -> bool:
    """Whether the value at this path of a header names a page."""
    known = reference_paths()
    return any(_matches(path, one) for one in known if len(one) == len(path))


def _matches(path: tuple[str | int, ...], form: tuple[str, ...]) -> bool:
    return all(part in (step, ITEM) for step, part in zip(path, form, strict=True))


def _paths(record: type[Record], before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, hint in get_type_hints(record, include_extras=True).items():
        if name in record.model_fields and name not in _NOT_OF_OTHERS:
            yield from _paths_in(hint, (*before, name))


def _paths_in(hint: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(hint, type) and issubclass(hint, Record):
        yield from _paths(hint, path)
        return
    if NAMES_PAGE in getattr(hint, "__metadata__", ()):
        yield path
        return
    origin = getattr(hint, "__origin__", None)
    parts = get_args(hint)
    if origin is dict:
        yield from _paths_in(parts[1], (*path, ITEM))
    elif origin is tuple:
        yield from _paths_in(parts[0], (*path, ITEM))
    else:
        for part in parts:
            yield from _paths_in(part, path)
