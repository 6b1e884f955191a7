"""What a new page takes over from another one: everything but what belongs to that page alone."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from pydantic import BaseModel

from newsroom.content.header import Value
from newsroom.model.fields import Record, is_text
from newsroom.model.page import BasePage
from newsroom.model.records import records_in
from newsroom.model.texts import group_in

_OWN = frozenset(
    {
        *("id", "uid", "updated", "original", "translation", "checks", "redirect_from"),
        *("event_status", "status_note", "date_known", "date_note", "order", "number"),
        *("draft", "materials", "sold_out"),
    }
)
"""The fields of a page that no other takes over, beside its dates."""
_LASTING = frozenset({"contacts", "figures", "sources"})
"""Fields whose dates say since when something holds, and not when the page's event takes place."""


def taken_over(kind: type[BasePage], header: Mapping[str, Value]) -> dict[str, Value]:
    """The values of a header that hold for another page, too.

    A list whose entries need a day, such as deadlines, is left out as a whole.
    """
    values = {}
    for name, value in header.items():
        field = kind.model_fields.get(name)
        if field is None or name in _OWN or not value:
            continue
        if name in _LASTING:
            values[name] = value
        elif (kept := _without_days(field.annotation, value)) not in ("", [], {}):
            values[name] = kept
    return values


def without_texts(record: type[BaseModel], name: str, value: Value) -> Value:
    """A group without its texts, which a page in another language has for itself."""
    group = group_in(record, name)
    if group is None:
        return value
    if isinstance(value, list):
        return [_facts(group, part) for part in value]
    return _facts(group, value)


def _facts(record: type[Record], value: Value) -> Value:
    if not isinstance(value, dict):
        return value
    return {
        name: without_texts(record, name, part)
        for name, part in value.items()
        if name not in record.model_fields
        or group_in(record, name)
        or not is_text(record.model_fields[name])
    }


def _without_days(annotation: Any, value: Value) -> Value:
    """The value without its days; empty if it is one, or cannot do without."""
    if _is_day(annotation):
        return ""
    record = next(records_in(annotation), None)
    if record is None:
        return value
    if isinstance(value, list):
        kept = [_without_days(record, part) for part in value]
        return kept if all(kept) else []
    if not isinstance(value, dict):
        return value
    found: dict[str, Value] = {}
    for name, part in value.items():
        field = record.model_fields.get(name)
        if field is None or name in _OWN - {"id"}:
            continue
        rest = _without_days(field.annotation, part)
        if rest not in ("", [], {}):
            found[name] = rest
        elif field.is_required():
            return {}
    return found


def _is_day(annotation: Any) -> bool:
    return annotation is date or (
        any(_is_day(part) for part in get_args(annotation) if part is not type(None))
        and not any(True for _ in records_in(annotation))
    )
