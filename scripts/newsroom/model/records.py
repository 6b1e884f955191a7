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
        field = kind.model_fields.get(step) if isinstance(step, str) and not is_id else None
        record = next(records_in(field.annotation), kind) if field else kind
        is_id = record is not kind and issubclass(record, Item)
        kind = record
    return kind


def records_in(annotation: Any) -> Iterator[type[Any]]:
    """The groups of fields in the type of a field."""
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records_in(part)
