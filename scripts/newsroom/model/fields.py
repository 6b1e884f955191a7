"""How a field is declared: its sentence, an example, its unit, and who may write it.

A **fact** stands once, in the English file. A **text** is written again in every
language. Everything that lists, checks or explains fields asks the declaration.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo


class Record(BaseModel):
    """A frozen group of fields that refuses what it does not know."""

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


def text(sentence: str, *, example: object, default: Any = ...) -> Any:
    """Declare a field that each language writes for itself; required without a default."""
    return _declare(sentence, example, None, default, text=True)


def _declare(sentence: str, example: object, unit: str | None, default: Any, *, text: bool) -> Any:
    extra: JsonDict = {"text": text}
    if unit:
        extra["unit"] = unit
    return Field(default, description=sentence, examples=[example], json_schema_extra=extra)


def is_text(field: FieldInfo) -> bool:
    """Whether each language writes this field for itself."""
    extra = field.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("text"))
