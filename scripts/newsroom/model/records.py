"""The groups of fields inside a record."""

from collections.abc import Iterator, Sequence
from typing import Any

from newsroom.model.fields import Item


def record_at(kind: type[Any], path: Sequence[str | int]) -> type[Any]:
    """The group of fields that the path leads to, itself at an empty path.

    Items of a list are known by number or, in translations, by id.
    """
    is_id = False
    for step in path:
        if isinstance(step, str) and not is_id:
            kind, before = next(records_in(kind.model_fields[step].annotation), kind), kind
            is_id = kind is not before and issubclass(kind, Item)
        else:
            is_id = False
    return kind


def records_in(annotation: Any) -> Iterator[type[Any]]:
    """The groups of fields in the type of a field."""
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records_in(part)
