"""The kinds of page by their value of `type`, and the folder of each kind."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic.fields import FieldInfo

from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.fields import Record, is_text
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage, Page
from newsroom.model.partner import Partner
from newsroom.model.records import records_in
from newsroom.model.texts import group_in, text_in
from newsroom.model.training import Concept, Module, Programme

KINDS: Mapping[str, type[BasePage]] = MappingProxyType(
    {
        "partner": Partner,
        "event": Event,
        "programme": Programme,
        "module": Module,
        "concept": Concept,
        "case_study": CaseStudy,
        "issue": Issue,
        "page": Page,
    }
)

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "partner": "partners",
        "event": "events",
        "programme": "training",
        "module": "training",
        "concept": "training",
        "case_study": "case-studies",
        "issue": "newsletter",
    }
)
"""The folder of each kind. A `page` may be in any folder."""


ABOUT_THE_FILE = frozenset({"checks", "translation"})
"""Fields of a single file that are not shown to readers."""


@cache
def texts_of(kind: type[BasePage]) -> tuple[tuple[str, FieldInfo], ...]:
    """The translated fields of a kind."""
    own = own_fields_of(kind)
    return tuple((name, kind.model_fields[name]) for name in own if name not in ABOUT_THE_FILE)


@cache
def own_fields_of(kind: type[BasePage]) -> tuple[str, ...]:
    """The fields of a translation: its texts, and those about the file itself."""
    return tuple(name for name, field in kind.model_fields.items() if is_text(field))


@cache
def groups_of(kind: type[BasePage]) -> Mapping[str, type[Record]]:
    """The fields of a kind that hold facts and texts, each with its record."""
    groups = {name: group_in(kind, name) for name, _ in texts_of(kind)}
    return {name: group for name, group in groups.items() if group}


def header_texts(kind: type[BasePage], data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The translated values of a header by field; of a group, its texts alone."""
    for name, _ in texts_of(kind):
        value = text_in(kind, name, data[name]) if name in data else None
        if value is not None:
            yield name, value


@cache
def field_names() -> frozenset[str]:
    """The names of all fields, also those inside groups."""
    return frozenset(name for kind in KINDS.values() for name in _names_in(kind))


def _names_in(record: Any) -> Iterator[str]:
    for name, field in record.model_fields.items():
        yield name
        for inner in records_in(field.annotation):
            yield from _names_in(inner)
