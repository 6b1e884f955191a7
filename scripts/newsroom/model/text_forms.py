"""Texts of a fixed form: how they are checked, and described in the JSON Schema."""

import re
from dataclasses import dataclass
from typing import LiteralString

from pydantic import AfterValidator, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError


def shaped(pattern: str, error: LiteralString) -> AfterValidator:
    """Accept only text of this form; the error names the expected form."""
    form = re.compile(pattern)

    def checked(value: str) -> str:
        if not form.fullmatch(value):
            raise PydanticCustomError(error, "wrong form", {"value": value})
        return value

    return AfterValidator(checked)


@dataclass(frozen=True)
class Described:
    """The JSON Schema of a text, without its length."""

    pattern: str
    format: str | None = None

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        more = {"format": self.format} if self.format else {}
        return handler(core_schema) | {"pattern": f"^(?:{self.pattern})$"} | more
