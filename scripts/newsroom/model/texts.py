"""What of a header is translated: its texts, also those in groups and in lists of items.

The texts of items are kept by the ids of these, as translations write them:
`sessions: {opening: {title: Apertura}}`. So neither the order of a list nor its facts matter.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic import BaseModel, create_model
from pydantic.fields import FieldInfo

from newsroom.model.fields import Item, Record, is_text

AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


@cache
def group_in(record: type[BaseModel], name: str) -> type[Record] | None:
    """The record of a field that holds facts and texts, one or several; of any other, none."""
    field = record.model_fields[name]
    for part in (field.annotation, *get_args(field.annotation)) if is_text(field) else ():
        if isinstance(part, type) and issubclass(part, Record):
            return part if not all(map(is_text, part.model_fields.values())) else None
    return None


def texts_in(record: type[BaseModel], written: Mapping[str, Any]) -> dict[str, Any]:
    """The texts of a record as it is written, without its facts; of items by their ids."""
    fields = record.model_fields
    names = [name for name in written if name in fields and is_text(fields[name])]
    texts = {name: text_in(record, name, written[name]) for name in names}
    return {name: value for name, value in texts.items() if value is not None}


def text_in(record: type[BaseModel], name: str, value: Any) -> Any:
    """The same for one field of the record; none where it holds no text."""
    group = group_in(record, name)
    if group is None:
        return value
    if not issubclass(group, Item):
        return (texts_in(group, value) or None) if isinstance(value, dict) else value
    if isinstance(value, list):  # in the original
        value = {item["id"]: item for item in value if isinstance(item, dict) and _has_id(item)}
    if not isinstance(value, dict):
        return value
    texts = {
        key: texts_in(group, item) if isinstance(item, dict) else item
        for key, item in value.items()
    }
    return {key: item for key, item in texts.items() if item} or None


def item_lists(
    record: type[BaseModel], written: Mapping[str, Any], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The lists of items in a record as it is written, with their paths."""
    for name, value in written.items():
        group = group_in(record, name) if name in record.model_fields else None
        if group and issubclass(group, Item):
            yield (*path, name), value
        elif group and isinstance(value, dict):
            yield from item_lists(group, value, (*path, name))


def _has_id(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("id"), str)


def in_translation(record: type[AnyRecord]) -> type[AnyRecord]:
    """The record as it is in a translation, whose groups may lack texts that they need.

    Such a text is `None`, in spite of its type: `views` shows that of the original.
    """
    return _with_optional_texts(record, of_page=True)


class _Translated(BaseModel):
    """A record of a class that each process makes for itself, so that they can exchange it."""

    def __reduce__(self) -> tuple[Any, ...]:
        record = next(base for base in type(self).__bases__ if base is not _Translated)
        is_page = type(self) is _with_optional_texts(record, of_page=True)
        return _restored, (record, is_page, self.__getstate__())


def _restored(record: type[BaseModel], is_page: bool, state: dict[Any, Any]) -> Any:
    kind: Any = _with_optional_texts(record, of_page=is_page)
    restored = kind.__new__(kind)
    restored.__setstate__(state)
    return restored


@cache
def _with_optional_texts(record: type[AnyRecord], *, of_page: bool = False) -> type[AnyRecord]:
    fields: dict[str, Any] = {}
    for name, field in record.model_fields.items():
        group = group_in(record, name)
        if group:
            variant: Any = _with_optional_texts(group)
            if variant is not group:
                is_list = issubclass(group, Item)
                annotation = tuple[variant, ...] if is_list else variant | None
                fields[name] = (annotation, copy(field))
        elif is_text(field) and field.is_required() and not of_page:
            fields[name] = (field.annotation, _optional(field))
    if not fields:
        return record
    bases: Any = (_Translated, record)
    return cast(
        type[AnyRecord], create_model(f"{record.__name__}Translation", __base__=bases, **fields)
    )


def _optional(field: FieldInfo) -> FieldInfo:
    optional = copy(field)
    optional.default = None  # a default is not validated, so it may be of no type
    return optional
