"""The JSON Schema of each kind of page, made from its model.

It describes the header of a file with facts (`page.md`), which has no texts where `original` says
that they stand in another; what a schema cannot express (that a day exists,
that a page exists) is left to the checker.
"""

from typing import Any

from newsroom.model.kinds import KINDS, texts_of


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a kind, with examples of the right types."""
    schema = KINDS[kind].model_json_schema(mode="validation")
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
    if "boolean" in types:
        return example == "true"
    if "number" in types:
        return float(example) if "." in example else int(example)
    return int(example) if "integer" in types and example.isdigit() else example
