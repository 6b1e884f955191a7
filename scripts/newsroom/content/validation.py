"""Validation of a header by the model of its kind, and problems from Pydantic's errors.

Pydantic's messages are written for programmers; here its errors get our codes, the value as
written and a place in the file.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from copy import copy, deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any

import yaml
from pydantic import ValidationError, create_model
from pydantic_core import ErrorDetails

from newsroom.content.header import Path
from newsroom.content.page_file import PageFile
from newsroom.content.problem import Problem
from newsroom.model.page import BasePage

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
    "reference_form": "REF001",
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
OF_MATERIAL = ("template", "icon", "status", "tags", "description")
"""Fields that Material knows in the header of a page and we do not, each with a hint of its own."""
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
    kind: type[BasePage], file: PageFile, data: Mapping[str, Any], fields: frozenset[str]
) -> tuple[BasePage, list[Problem]]:
    """The page as a model of its kind, and the problems of `fields`.

    A page with faults gets a draft model, with `None` for its invalid fields, so that the
    rules can report more at once and other pages can refer to it.
    """
    try:
        return kind.model_validate(data), []
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
    problems = [
        _problem(file, kind, error, fields)
        for error in errors
        if error["loc"] and (error["loc"][0] in fields or error["loc"][0] not in kind.model_fields)
    ]
    if not file.header.complete:  # fields after the mistake are not missing
        problems = [problem for problem in problems if problem.code != "SCH001"]
    return _drafted(kind, data, errors), problems


def _drafted(kind: type[BasePage], data: Mapping[str, Any], errors: list[ErrorDetails]) -> BasePage:
    """The page without its invalid parts: an item, an unknown key, or else the whole field."""
    draft, rest = _draft_of(kind), deepcopy(dict(data))
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
def _draft_of(kind: type[BasePage]) -> type[BasePage]:
    """The model of a kind with all fields optional. Drafts are never published."""
    fields: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        if field.is_required():
            optional = copy(field)
            optional.default = None  # a default is not validated, so it may be of no type
            fields[name] = (field.annotation, optional)
    return create_model(f"{kind.__name__}Draft", __base__=kind, **fields)


def _problem(
    file: PageFile, kind: type[BasePage], error: ErrorDetails, fields: frozenset[str]
) -> Problem:
    path = tuple(step for step in error["loc"] if step != "[key]")
    sort = error["type"]
    name = str(path[-1])
    values: dict[str, Any] = {"name": name, "value": error["input"], **error.get("ctx", {})}
    if sort == "literal_error" and not isinstance(error["input"], str):
        sort = "single_value"
    if sort in _SHAPES:
        example = _example(kind, path)
        return file.problem("SCH003", *path, variant=_SHAPES[sort], example=example)
    code = _CODES[sort]  # a KeyError is a mistake in the code: an error type without a code
    match code:
        case "SCH001":
            values["example"] = f"{name}: {_example(kind, path)}"
            values["variant"] = "empty" if path in file.header.keys else "missing"
        case "SCH002":
            beside = _record_of(kind, path[:-1]).model_fields
            known = [field for field in beside if len(path) > 1 or field in fields]
            values |= {"variant": name} if name in OF_MATERIAL else _suggestion(name, known)
        case "SCH004":
            known = re.findall(r"'([^']*)'", values["expected"])
            values |= _suggestion(str(error["input"]), known)
        case "SCH010":
            is_about = "qualifier" in _record_of(kind, path[:-1]).model_fields
            is_worded = bool(re.search(r"[^\W\d_]|[~≈<>]", str(error["input"])))
            values["variant"] = "about" if is_about and is_worded else "digits"
            values["example"] = _example(kind, path)
        case "SCH005" | "SCH006":
            values["length"] = len(str(error["input"]).strip())
        case "TIM001":
            day = day_after(file) if name == "end_time" else None
            is_midnight = day and re.fullmatch(r"24[:.h]?(00)?", values["value"])
            values |= {"next": day, "variant": "midnight" if is_midnight else "form"}
            values["example"] = _example(kind, path)
        case _:
            values["example"] = _example(kind, path)
    return file.problem(code, *path, of_key=code in ("SCH001", "SCH002"), **values)


def day_after(file: PageFile) -> date | None:
    """The day after the last of an event, on which midnight is 00:00."""
    written = file.header.data.get("end") or file.header.data.get("start")
    try:
        return date.fromisoformat(str(written)) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def _suggestion(name: str, known: list[str]) -> dict[str, Any]:
    near = difflib.get_close_matches(name, known, n=1)
    return {
        "known": known,
        "near": near[0] if near else None,
        "variant": "near" if near else "known",
    }


def _example(kind: type[BasePage], path: Path) -> str:
    """The example of the field at this path, written on one line."""
    steps = [step for step in path if isinstance(step, str)]
    field = _record_of(kind, path[: path.index(steps[-1])]).model_fields.get(steps[-1])
    examples = field.examples if field else None
    if not examples:
        return "…"
    value = examples[0]
    if isinstance(path[-1], int) and isinstance(value, list):
        value = value[0]
    flow = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, width=1000, sort_keys=False
    )
    return flow.removesuffix("...\n").strip().strip("'")


def _record_of(kind: type[Any], path: Path) -> type[Any]:
    """The group of fields that the path leads to."""
    for step in path:
        if isinstance(step, str):
            kind = next(_records_in(kind.model_fields[step].annotation), kind)
    return kind


def _records_in(annotation: Any) -> Iterator[type[Any]]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _records_in(part)
