"""From the header's text to a model, and from the model's refusals to problems.

Pydantic says what is wrong in its own words and for programmers; here its findings are
given our codes, the editor's own words and a place in the file.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
from copy import copy, deepcopy
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
"""Where in a header something stands, as Pydantic says it."""

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
_SHAPES = {
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
    """The page as its kind, and what is wrong with the fields in `fields`.

    A page with faults is still built, from what is sound, with `None` for the other fields:
    so the rules can find more in one go, and other pages can refer to it.
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
    if not file.header.complete:  # what was not read is not missing
        problems = [problem for problem in problems if problem.code != "SCH001"]
    return _drafted(kind, data, errors), problems


def _drafted(kind: type[BasePage], data: Mapping[str, Any], errors: list[ErrorDetails]) -> BasePage:
    """The page without what is wrong: an item or an unknown key, or else its whole field."""
    draft, rest = _draft_of(kind), deepcopy(dict(data))
    by_path = {error["loc"]: error for error in errors if error["loc"]}
    for path in sorted(by_path, key=_order, reverse=True):
        _leave_out(rest, path, is_unknown=by_path[path]["type"] == "extra_forbidden")
    try:
        return draft.model_validate(rest)
    except ValidationError:  # nothing is left of a list that must not be empty
        faulty = {path[0] for path in by_path}
        return draft.model_validate({name: data[name] for name in data if name not in faulty})


def _order(path: _Steps) -> list[tuple[str, int]]:
    """Of two items of a list, the later comes later: it can go without moving the other."""
    return [("", step) if isinstance(step, int) else (step, 0) for step in path]


def _leave_out(data: dict[str, Any], path: _Steps, *, is_unknown: bool) -> None:
    """Take away a single wrong item of a list, an unknown key, or else the whole field."""
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
    """The kind with no field required. A draft is never published."""
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
    code = _CODES[sort]  # a new type of error without a code is a mistake of ours
    match code:
        case "SCH001":
            values["example"] = f"{name}: {_example(kind, path)}"
            values["variant"] = "empty" if path in file.header.keys else "missing"
        case "SCH002":
            beside = _record_of(kind, path[:-1]).model_fields
            known = [field for field in beside if len(path) > 1 or field in fields]
            values |= _suggestion(name, known)
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
        case _:
            values["example"] = _example(kind, path)
    return file.problem(code, *path, of_key=code in ("SCH001", "SCH002"), **values)


def _suggestion(name: str, known: list[str]) -> dict[str, Any]:
    near = difflib.get_close_matches(name, known, n=1)
    return {
        "known": known,
        "near": near[0] if near else None,
        "variant": "near" if near else "known",
    }


def _example(kind: type[BasePage], path: Path) -> str:
    """The example of the field at this path, as one would write it on one line."""
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
