"""The JSON Schema of each kind of page, made from its model.

It describes the header of a file with facts (`page.md`), which has no texts where `original` says
that they stand in another; what a schema cannot express (that a day exists,
that a page exists) is left to the checker.
"""

from typing import Any

from newsroom.model.kinds import KINDS, texts_of
from newsroom.model.register import LIST_IN_SCHEMA, Register

_FORM = ("pattern", "minLength", "maxLength")
"""What an open list says of its values."""


def schema_of(kind: str, register: Register) -> dict[str, Any]:
    """The schema of a kind, with examples of the right types, and the lists of the register."""
    schema: dict[str, Any] = _with_lists(KINDS[kind].model_json_schema(mode="validation"), register)
    for record in (schema, *schema.get("$defs", {}).values()):
        for field in record["properties"].values():
            field["examples"] = [_typed(example, field, schema) for example in field["examples"]]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"api/v1/schema/{kind}.json",
    }
    texts = [name for name, field in texts_of(KINDS[kind]) if field.is_required()]
    schema["required"] = [name for name in schema["required"] if name not in texts]
    elsewhere = {"if": {"required": ["original"]}, "then": {}, "else": {"required": texts}}
    return head | schema | elsewhere


def _with_lists(schema: Any, register: Register) -> Any:
    """The schema with the values of each list that the register has; others are open."""
    if isinstance(schema, list):
        return [_with_lists(part, register) for part in schema]
    if not isinstance(schema, dict):
        return schema
    whole = {name: _with_lists(part, register) for name, part in schema.items()}
    known = [*register.values(str(whole.pop(LIST_IN_SCHEMA, "")))]
    if not known:
        return whole
    return {name: part for name, part in whole.items() if name not in _FORM} | {"enum": known}


def _typed(example: Any, field: dict[str, Any], schema: dict[str, Any]) -> Any:
    """The value of an example, which is written as text."""
    forms = field.get("anyOf", [field])
    if "$ref" in forms[0]:
        forms = [schema["$defs"][forms[0]["$ref"].rpartition("/")[2]]]
    types = {form.get("type") for form in forms}
    if isinstance(example, list):
        return [_typed(part, forms[0].get("items", {}), schema) for part in example]
    if isinstance(example, dict):
        known = forms[0].get("properties", {})
        return {name: _typed(part, known.get(name, {}), schema) for name, part in example.items()}
    if "enum" in forms[0] and example not in forms[0]["enum"]:  # the register of another site
        return forms[0]["enum"][0]
    if "boolean" in types:
        return example == "true"
    if "number" in types:
        return float(example) if "." in example else int(example)
    return int(example) if "integer" in types and example.isdigit() else example
