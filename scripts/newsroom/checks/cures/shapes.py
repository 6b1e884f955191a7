"""A value in the form that its field takes: a list, a group, or a single value."""

from collections.abc import Mapping
from typing import Any

from newsroom.checks.cures.places import country_named
from newsroom.checks.cures.references import OF_PARTNERS, page_named
from newsroom.checks.cures.written import Written, in_braces
from newsroom.content.problem import Sentence
from newsroom.model.records import record_at

_LONGEST = 120


def cure(written: Written) -> Mapping[str, object]:
    """What is written, in the form of the field; else the example of the field stays."""
    value, variant = written.value, written.values.get("variant")
    if variant == "list" and written.text:
        items = [part.strip() for part in written.text.split(",") if part.strip()]
        groups = [group for item in items if (group := _group(written, item))]
        return _example(groups or items)
    if variant == "single" and isinstance(value, dict) and written.path[0] in OF_PARTNERS:
        near = page_named(str(value.get("name", "")), written.library, of_partners=True)
        return {"example": near} if near else {"variant": "partner"}
    if variant == "single" and isinstance(value, list) and len(value) == 1:
        return _example(value[0])
    if variant == "group" and written.text and (group := _group(written, written.text)):
        return _example(group)
    if variant == "line" and isinstance(value, str):
        return _example(" ".join(value.split()))
    return {}


def _group(written: Written, text: str) -> dict[str, Any] | None:
    """The value below the field of the group that it is most likely for."""
    record = record_at(written.kind, written.path)
    if record is written.kind or record is record_at(written.kind, written.path[:-1]):
        return None
    fields = record.model_fields
    if "country" in fields and "city" in fields:
        code = country_named(text)
        return {"country": code} if code else {"city": text, "country": "…"}
    if text.startswith("https://") and "url" in fields:
        return {"name": "…", "url": text} if "name" in fields else {"url": text}
    for name in ("name", "src", "site", "street"):
        if name in fields:
            others = {one: "…" for one, field in fields.items() if field.is_required()}
            return {name: text} | {one: other for one, other in others.items() if one != name}
    return None


def _example(value: Any) -> Mapping[str, object]:
    flow = in_braces(value)
    return {"example": Sentence(flow)} if len(flow) <= _LONGEST else {}
