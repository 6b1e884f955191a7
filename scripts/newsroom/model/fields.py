"""How a field is declared: description, example, unit, and whether it is translated.

A **fact** is written once, in the English file. A **text** is written in every language. A
**group** holds both, as its record says of each field: one record, or a list of records that
are `Item`s. `texts` says what of it a translation writes.
Whatever lists, checks or explains fields reads these declarations.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo

from newsroom.model.values import ItemId


class Record(BaseModel):
    """A frozen group of fields; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def fact(
    sentence: str,
    *,
    example: object,
    unit: str | None = None,
    default: Any = ...,
) -> Any:
    """Declare a field that is the same in every language; required without a default."""
    return _declare(sentence, example, unit, default, text=False)


def text(sentence: str, *, example: object, default: Any = ..., **options: Any) -> Any:
    """Declare a field that is translated; required without a default."""
    return _declare(sentence, example, None, default, text=True, **options)


def group(sentence: str, *, example: object, default: Any = ...) -> Any:
    """Declare a record, or a tuple of items, of facts and texts.

    A translation writes the texts alone, those of items by their ids.
    """
    return _declare(sentence, example, None, default, text=True)


def _declare(
    sentence: str,
    example: object,
    unit: str | None,
    default: Any,
    *,
    text: bool,
    **options: Any,
) -> Any:
    extra: JsonDict = {"text": text}
    if unit:
        extra["unit"] = unit
    return Field(
        default, description=sentence, examples=[example], json_schema_extra=extra, **options
    )


def is_text(field: FieldInfo) -> bool:
    """Whether this field is translated."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("text"))


class Item(Record):
    """A record in a list, known by its id: translations name it by that and give its texts.

    A translation may lack any of its texts, even those that the original must have: readers
    then get the original's.
    """

    id: ItemId = fact("A short name by which translations give its texts.", example="opening")
