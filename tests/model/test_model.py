"""The definitions of the kinds, and the questions one asks of a catalogue."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.model.catalogue import Catalogue
from newsroom.model.kinds import KINDS, groups_of, texts_of
from newsroom.model.texts import texts_in


def fields(kind: type[BaseModel], path: str) -> Iterator[Any]:
    for name, field in kind.model_fields.items():
        yield pytest.param(field, id=f"{path}.{name}")
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from fields(part, f"{path}.{name}")


@pytest.mark.parametrize("field", [f for name, kind in KINDS.items() for f in fields(kind, name)])
def test_every_field_has_a_sentence_and_an_example_that_is_right(field: FieldInfo) -> None:
    assert field.description
    assert field.description.endswith(".")
    assert field.examples
    annotated = TypeAdapter(field.rebuild_annotation())
    annotated.validate_python(field.examples[0]) if not has_group(field.examples[0]) else None


def has_group(example: object) -> bool:
    """Examples of groups show a part of the group; their fields have examples of their own."""
    return isinstance(example, dict) or (isinstance(example, list) and has_group(example[0]))


def test_texts_are_what_each_language_writes() -> None:
    names = {name for kind in KINDS.values() for name, _ in texts_of(kind)}
    assert names == {
        "title",
        "short_title",
        "summary",
        "date_note",
        "status_note",
        "topics",
        "definitions",
        "image",
        "logo",
        "audience",
        "prerequisites",
        "certificate",
        "accessibility",
        "travel",
        "cost",
        "deadlines",
        "materials",
        "results",
        "sessions",
    }
    groups = {
        name: set(texts_in(group, dict.fromkeys(group.model_fields, "…")))
        for kind in KINDS.values()
        for name, group in groups_of(kind).items()
    }
    assert groups == {
        "image": {"alt", "caption"},
        "logo": {"alt"},
        "cost": {"amounts"},
        "deadlines": {"what"},
        "materials": {"title"},
        "results": {"metric", "unit"},
        "sessions": {"title", "speakers"},
    }


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return read_library(make_world(tmp_path, {}), LANGUAGES).catalogue()


@pytest.mark.parametrize(
    ("today", "upcoming", "past"),
    [
        ("2026-01-15", ["events/fair"], ["events/visit"]),
        ("2026-06-13", ["events/fair"], ["events/visit"]),
        ("2026-06-14", [], ["events/fair", "events/visit"]),
    ],
)
def test_an_event_is_past_the_day_after_it_ends(
    catalogue: Catalogue, today: str, upcoming: list[str], past: list[str]
) -> None:
    day = date.fromisoformat(today)
    assert [entry.ref for entry in catalogue.upcoming_events(day)] == upcoming
    assert [entry.ref for entry in catalogue.past_events(day)] == past


def test_the_coordinator_stands_first(catalogue: Catalogue) -> None:
    assert [entry.ref for entry in catalogue.partners()] == ["partners/loom", "partners/anvil"]


def test_a_partner_knows_its_events(catalogue: Catalogue) -> None:
    assert [entry.ref for entry in catalogue.events_of("anvil")] == ["events/fair"]


def test_without_a_translation_the_original_is_shown(catalogue: Catalogue) -> None:
    anvil = catalogue["partners/anvil"]
    assert anvil.language_for("it") == "en"
    assert anvil.page_for("it") is anvil.original
