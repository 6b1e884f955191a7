"""The groups of a translation: the facts of the original and the translation's own texts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from newsroom.model.fields import Item, Record, is_text
from newsroom.model.texts import group_in


def merged(name: str, record: type[BaseModel], given: Any, own: Any) -> Any:
    """The value of a group: what the original has of it (`given`), with the texts of `own`.

    What the original does not have, no translation has. A rule says so, and also which texts of
    items have another form than those; what a single record has is left for validation.
    """
    group = group_in(record, name)
    assert group is not None
    if issubclass(group, Item):
        texts = own if isinstance(own, dict) else {}
        own_texts = {name: text for name, text in texts.items() if isinstance(text, dict)}
        return [_with_texts(item, group, own_texts.get(item.id)) for item in given or ()]
    return None if given is None else _with_texts(given, group, own)


def _with_texts(given: Record, record: type[Record], own: Any) -> Any:
    """The facts of one record and its own texts; unknown fields are left for validation."""
    if not isinstance(own, dict | None):
        return own
    own = own or {}
    facts = {name: value for name, value in given if not is_text(record.model_fields[name])}
    groups = {
        name: merged(name, record, getattr(given, name), own.get(name))
        for name in record.model_fields
        if group_in(record, name)
    }
    return own | groups | facts


def repeated_facts(
    name: str, record: type[BaseModel], given: Any, own: Any
) -> Iterator[tuple[str, ...]]:
    """The paths of the facts that a group of a translation writes again."""
    group = group_in(record, name)
    if group is None or given is None or not isinstance(own, dict):
        return
    if not issubclass(group, Item):
        yield from ((name, *path) for path in _repeated(given, group, own))
        return
    for item in given:
        yield from ((name, item.id, *path) for path in _repeated(item, group, own.get(item.id)))


def _repeated(given: Record, record: type[Record], own: Any) -> Iterator[tuple[str, ...]]:
    for name, value in own.items() if isinstance(own, dict) else ():
        if name not in record.model_fields:
            continue
        if not is_text(record.model_fields[name]):
            yield (name,)
        yield from repeated_facts(name, record, getattr(given, name), value)


def written_path(
    path: Sequence[int | str], data: Mapping[str, Any], written: Any
) -> tuple[int | str, ...]:
    """The path of a value as the file has it: items by number, or in a translation by id."""
    found: list[int | str] = []
    here: Any = data
    for step in path:
        is_by_id = isinstance(step, int) and isinstance(written, dict)
        here = _part(here, step)
        name = here["id"] if is_by_id and isinstance(here, dict) else step
        found.append(name)
        written = _part(written, name)
    return tuple(found)


def _part(value: Any, step: int | str) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) else None
