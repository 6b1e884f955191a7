"""Validation of a header by the model of its kind, and problems from Pydantic's errors.

Pydantic's messages are written for programmers; here its errors get our codes, the value as
written and a place in the file.
"""

import re
from collections.abc import Mapping
from copy import copy, deepcopy
from functools import cache
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError, create_model
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from newsroom.content.header import Path
from newsroom.content.merging import written_path
from newsroom.content.page_file import PageFile
from newsroom.content.problem import Problem
from newsroom.model.fields import Record
from newsroom.model.records import record_at

AnyRecord = TypeVar("AnyRecord", bound=Record)
_Steps = tuple[int | str, ...]
"""The path of a value in Pydantic's errors."""

_CODES = {
    "missing": "SCH001",
    "extra_forbidden": "SCH002",
    "literal_error": "SCH004",
    "string_too_short": "SCH005",
    "too_short": "SCH005",
    "string_too_long": "SCH006",
    "too_long": "SCH006",
    "html_in_text": "SCH007",
    "title_stop": "SCH008",
    "whole_form": "SCH009",
    "number_form": "SCH010",
    "flag_form": "SCH011",
    "language_form": "SCH012",
    "period_form": "SCH024",
    "mailbox_form": "SCH019",
    "telephone_form": "SCH020",
    "hashtag_form": "SCH022",
    "currency_form": "SCH025",
    "reference_form": "REF001",
    "earlier_address_form": "REF001",
    "anchor_form": "REF010",
    "item_id_form": "IDN007",
    "day_form": "DAT001",
    "day_impossible": "DAT002",
    "day_month": "DAT003",
    "day_year": "DAT004",
    "clock_form": "TIM001",
    "zone_unknown": "TIM002",
    "coordinate_range": "GEO001",
    "country_form": "GEO002",
    "address_insecure": "URL001",
    "address_form": "URL002",
}
_SHAPES = {
    "several_lines": "line",
    "single_value": "single",
    "string_type": "single",
    "tuple_type": "list",
    "dict_type": "group",
    "model_type": "group",
    "model_attributes_type": "group",
}


def validate(
    kind: type[AnyRecord], file: PageFile, data: Mapping[str, Any], fields: frozenset[str]
) -> tuple[AnyRecord, list[Problem]]:
    """The page, or the register, as a model of its kind, and the problems of `fields`.

    A page with faults gets a draft model, with `None` for its invalid fields, so that the
    rules can report more at once and other pages can refer to it.
    """
    try:
        return kind.model_validate(data), []
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
    problems = [
        _problem(file, kind, data, error)
        for error in errors
        if error["loc"] and (error["loc"][0] in fields or error["loc"][0] not in kind.model_fields)
    ]
    if not file.header.complete:  # fields after the mistake are not missing
        problems = [problem for problem in problems if problem.code != "SCH001"]
    return _drafted(kind, data, errors), problems


def _drafted(
    kind: type[AnyRecord], data: Mapping[str, Any], errors: list[ErrorDetails]
) -> AnyRecord:
    """The page without its invalid parts: an item, an unknown key, or else the whole field."""
    draft: type[AnyRecord] = _draft_of(kind)
    rest = deepcopy(dict(data))
    by_path = {error["loc"]: error for error in errors if error["loc"]}
    for path in sorted(by_path, key=_order, reverse=True):
        _leave_out(rest, path, is_unknown=by_path[path]["type"] == "extra_forbidden")
    try:
        return draft.model_validate(rest)
    except ValidationError:  # a list that may not be empty has no item left
        faulty = {path[0] for path in by_path}
        return draft.model_validate({name: data[name] for name in data if name not in faulty})


def _order(path: _Steps) -> list[tuple[str, int]]:
    """A sort key by position, so that list items can be removed from the last on."""
    return [("", step) if isinstance(step, int) else (step, 0) for step in path]


def _leave_out(data: dict[str, Any], path: _Steps, *, is_unknown: bool) -> None:
    """Remove an invalid list item, an unknown key, or else the whole field."""
    *parents, last = path
    group: Any = data
    for step in parents:
        if isinstance(group, dict):
            group = group.get(step)
        else:
            group = group[step] if isinstance(group, list) and isinstance(step, int) else None
    if isinstance(group, list) and isinstance(last, int) and isinstance(group[last], str):
        del group[last]
    elif isinstance(group, dict) and is_unknown:
        group.pop(last, None)
    else:
        data.pop(str(path[0]), None)


@cache
def _draft_of(kind: type[AnyRecord]) -> type[AnyRecord]:
    """The model of a kind with all fields optional. Drafts are never published."""
    fields: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if field.is_required():
            optional = copy(field)
            optional.default = None  # a default is not validated, so it may be of no type
            fields[name] = (field.annotation, optional)
    return create_model(f"{kind.__name__}Draft", __base__=kind, **fields)


def _problem(
    file: PageFile, kind: type[Record], data: Mapping[str, Any], error: ErrorDetails
) -> Problem:
    steps = tuple(step for step in error["loc"] if step != "[key]")
    path = written_path(steps, data, file.header.data)
    sort = error["type"]
    name = str(path[-1])
    values: dict[str, Any] = {"name": name, "value": error["input"], "path": path}
    values |= error.get("ctx", {})
    if sort == "literal_error" and not isinstance(error["input"], str):
        sort = "single_value"
    values["example"] = _example(kind, path)
    if sort in _SHAPES:
        return file.problem("SCH003", *path, **values | {"variant": _SHAPES[sort]})
    code = _CODES[sort]  # a KeyError is a mistake in the code: an error type without a code
    values |= _more(code, kind, values)
    if code == "SCH001":
        values["example"] = f"{name}: {values['example']}"
        values["variant"] = "empty" if path in file.header.keys else "missing"
    return file.problem(code, *path, of_key=code in ("SCH001", "SCH002"), **values)


def _more(code: str, kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """What `checks.cures` needs to know of a value beside what Pydantic says of it."""
    match code:
        case "SCH004":
            return {"known": re.findall(r"'([^']*)'", values["expected"])}
        case "REF010":
            return {"variant": "heading", "ref": "", "near": ""}
        case "SCH009" | "SCH010":
            beside = record_at(kind, values["path"][:-1]).model_fields
            return {"is_whole": code == "SCH009", "is_qualified": "qualifier" in beside}
        case "SCH005" | "SCH006":
            return {"length": len(str(values["value"]).strip())}
        case _:
            return {}


def _example(kind: type[Record], path: Path) -> str:
    """The example of the field at this path, written on one line."""
    ends = range(len(path), 0, -1)
    end, field = next(
        ((end, field) for end in ends if (field := _field_at(kind, path[:end]))), (0, None)
    )
    if not field or not field.examples:
        return "…"
    value = field.examples[0]
    for _ in path[end:]:  # into a list or a mapping, as its first part
        parts = value.values() if isinstance(value, dict) else value
        value = next(iter(parts), value) if isinstance(value, dict | list) else value
    flow = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=1000, sort_keys=False
    )
    return flow.removesuffix("...\n").strip().strip("'")


def _field_at(kind: type[Record], path: Path) -> FieldInfo | None:
    """The field that a path ends with; none for an item of a list or a key of a mapping."""
    name, fields = path[-1], record_at(kind, path[:-1]).model_fields
    return fields.get(name) if isinstance(name, str) else None
