"""The JSON Schema of each kind: fresh, sound, and fitting what editors write."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from little_worlds import WORLD
from newsroom.model.kinds import KINDS
from newsroom.outputs.schemas import schema_of
from real_content import real_library
from site_tools import ROOT

FOLDER = ROOT / "docs" / "api" / "v1" / "schema"


class PlainLoader(yaml.SafeLoader):
    """YAML 1.2, as the editors' programs read it: a date is text, `no` is a word."""


PlainLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"(true|false)$", "tf"),
    ("null", r"(null|~)?$", "n~"),
    ("int", r"-?\d+$", "-0123456789"),
    ("float", r"-?\d+\.\d+$", "-0123456789"),
):
    starts = [*first, ""] if tag == "null" else list(first)
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), starts)


def validator(kind: str) -> Draft202012Validator:
    schema = schema_of(kind, real_library().register)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def complaints(kind: str, header: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(kind).iter_errors(header)]


def header_of(path: Path) -> Any:
    header = path.read_text(encoding="utf-8").split("---\n")[1]
    return yaml.load(header, Loader=PlainLoader)  # noqa: S506 - it is a safe loader


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_fresh(kind: str) -> None:
    written = (FOLDER / f"{kind}.json").read_text(encoding="utf-8")
    assert json.loads(written) == schema_of(kind, real_library().register), (
        "run scripts/make_schemas.py"
    )


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_sound_and_names_itself(kind: str) -> None:
    schema = schema_of(kind, real_library().register)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"api/v1/schema/{kind}.json"


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in (schema, *schema.get("$defs", {}).values()):
        for name, field in record["properties"].items():
            yield f"{record['title']}.{name}", field


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_explained_and_its_example_fits(kind: str) -> None:
    whole = schema_of(kind, real_library().register)
    for name, field in fields(whole):
        assert field["description"].endswith("."), name
        one = Draft202012Validator({**field, "$defs": whole.get("$defs", {})})
        for example in field["examples"]:
            errors = [e.message for e in one.iter_errors(example) if e.validator != "required"]
            assert errors == [], name


def test_the_schemas_fit_every_real_page() -> None:
    originals = real_library().originals
    wrong = {}
    for ref, localized in originals.items():
        header = header_of(localized.file.path)
        wrong[ref] = complaints(header["type"], header)
    assert wrong
    assert {ref: said for ref, said in wrong.items() if said} == {}


FAIR = header_of(WORLD / "events" / "fair.md")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "7 September"),
        ("start", "2023-09-90"),
        ("start_time", "9:30"),
        ("date_known", "no"),
        ("edition", "third"),
        ("venue", {"country": "Spain"}),
        ("venue", {"country": "ES", "lat": 91}),
        ("venue", {}),
        ("partners", "mill"),
        ("partners", ["MILL"]),
        ("online_url", "http://www.example.org/"),
        ("timezone", "Madrid"),
        ("title", "<b>Fair</b>"),
        ("title", "F" * 91),
        ("summary", "Short."),
        ("kind", "party"),
        ("strat", "2023-09-07"),
    ],
    ids=str,
)
def test_a_schema_refuses(field: str, value: Any) -> None:
    assert len(complaints("event", {**FAIR, field: value})) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start_time", "09:30"),
        ("date_known", False),
        ("venue", None),
        ("venue", {"country": "ES", "lat": 40.4, "lon": -3.7}),
        ("timezone", "America/Argentina/Buenos_Aires"),
        ("online_url", "https://www.example.org/join?id=1"),
    ],
    ids=str,
)
def test_a_schema_accepts(field: str, value: Any) -> None:
    assert complaints("event", {**FAIR, field: value}) == []
