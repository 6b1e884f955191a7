"""The register: what a project itself decides, which no other site shares.

The closed lists that pages choose from, each value with its label in every language, and the
names, places and terms that are written one way. A list that the register does not have is
open: pages write what they like, and readers see it as it is written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from newsroom.model.fields import Record, fact
from newsroom.model.records import records_in
from newsroom.model.values import Flag, LanguageCode, Line

Labels = dict[LanguageCode, Line]
Values = dict[Line, Labels]

_EXAMPLE = {"weaving": {"en": "Weaving", "it": "Tessitura"}}


class Watched(Record):
    """What is written one way, and the forms that are wrong."""

    right: Line = fact("How it is written.", example="Gold Label")
    wrong: tuple[Line, ...] = fact(
        "The forms that are reported, as whole words; one that ends in … stands for every word"
        " that begins so.",
        example=["gold label"],
    )
    exact: Flag = fact(
        "Whether a form counts only with the very capitals shown here.",
        example="true",
        default=False,
    )
    unless: tuple[Line, ...] = fact(
        "Phrases in which such a form is fine.", example=["the gold label scheme"], default=()
    )


_WATCHED_EXAMPLE = [{"right": "case study", "wrong": ["study case"]}]


class Place(Record):
    """A town or region, with its name in each language in which it has one of its own."""

    names: Labels = fact(
        "Its names: the first is the one that headers give; the others are wrong on pages in"
        " another language.",
        example={"en": "Tuscany", "it": "Toscana", "es": "Toscana", "tr": "Toskana"},
    )
    unless: tuple[Line, ...] = fact(
        "Phrases in which such a name is fine in any language.",
        example=["Barcellona Pozzo di Gotto"],
        default=(),
    )


class Register(Record):
    """The register of a site."""

    topics: Values = fact("What events and pages are about.", example=_EXAMPLE, default={})
    sectors: Values = fact(
        "The industries that organisations and cases belong to.", example=_EXAMPLE, default={}
    )
    partner_kinds: Values = fact("Types of organisation.", example=_EXAMPLE, default={})
    partner_roles: Values = fact(
        "Roles in the project; lists of partners follow their order.",
        example=_EXAMPLE,
        default={},
    )
    counted: Values = fact("What figures count.", example=_EXAMPLE, default={})
    issue_sections: Values = fact(
        "The sections of an issue of the newsletter.", example=_EXAMPLE, default={}
    )
    hosts: tuple[Line, ...] = fact(
        "Hosts that pages name, and that somebody might imitate.",
        example=["clusters.example.org"],
        default=(),
    )
    names: tuple[Watched, ...] = fact(
        "Names, the same in every language.",
        example=[{"right": "Gold Label", "wrong": ["gold label"]}],
        default=(),
    )
    places: tuple[Place, ...] = fact(
        "Towns and regions that languages call by other names.",
        example=[{"names": {"en": "Tuscany", "it": "Toscana"}}],
        default=(),
    )
    terms: dict[LanguageCode, tuple[Watched, ...]] = fact(
        "Literal translations and variants, by language.",
        example={"en": _WATCHED_EXAMPLE},
        default={},
    )
    joined: dict[LanguageCode, tuple[Watched, ...]] = fact(
        "Words that lose a hyphen or a space when they are copied, by language.",
        example={"en": [{"right": "home textiles", "wrong": ["hometextiles"]}]},
        default={},
    )

    def values(self, name: str) -> Mapping[str, Labels]:
        """A closed list by name; empty if it is open."""
        return getattr(self, name, None) or {}

    def label(self, name: str, value: str, languages: Sequence[str]) -> tuple[str, str]:
        """What readers see of a value, in the first of these languages that has it, and which.

        A value that no list knows is shown as it is written, `food-industry` as “Food industry”.
        """
        labels = self.values(name).get(value, {})
        for lang in languages:
            if lang in labels:
                return labels[lang], lang
        words = value.replace("-", " ")
        return words[:1].upper() + words[1:], languages[-1]

    def place(self, name: str, lang: str) -> str:
        """A town or region, written in the first language, as this language calls it."""
        for place in self.places:
            if name == next(iter(place.names.values()), None):
                return place.names.get(lang, name)
        return name

    def position(self, name: str, value: str) -> int:
        """The place of a value in its list; behind all others if it is in none."""
        known = [*self.values(name)]
        return known.index(value) if value in known else len(known)


NO_REGISTER = Register()
"""That of a site without one."""
LIST_IN_SCHEMA = "x-list"
"""Names the list in a JSON Schema, until its values take its place."""
LISTS = tuple(name for name, field in Register.model_fields.items() if field.annotation == Values)
"""The closed lists that a register may hold."""


@dataclass(frozen=True)
class _ListName:
    """Marks the type of a field whose values come from a list of the register."""

    name: str

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(core_schema) | {LIST_IN_SCHEMA: self.name}


Topic = Annotated[Line, _ListName("topics")]
Sector = Annotated[Line, _ListName("sectors")]
PartnerKind = Annotated[Line, _ListName("partner_kinds")]
PartnerRole = Annotated[Line, _ListName("partner_roles")]
Counted = Annotated[Line, _ListName("counted")]
IssueSection = Annotated[Line, _ListName("issue_sections")]


@cache
def lists_of(kind: type[Record]) -> Mapping[str, str]:
    """The fields of a record that take values of a list, alone or several; and that list."""
    found = {}
    for name, field in kind.model_fields.items():
        for mark in (*field.metadata, *_marks_in(field.annotation)):
            if isinstance(mark, _ListName):
                found[name] = mark.name
    return MappingProxyType(found)


def _marks_in(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in getattr(annotation, "__args__", ()):
        if not hasattr(part, "model_fields"):
            yield from _marks_in(part)


def written_values(
    kind: type[Record], data: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Every value in a header that comes from a list: its path, the list, and it."""
    if isinstance(data, list):
        for number, part in enumerate(data):
            yield from written_values(kind, part, (*path, number))
        return
    for name, value in data.items() if isinstance(data, dict) else ():
        field = kind.model_fields.get(name)
        if name in lists_of(kind):
            for number, one in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(one, str):
                    where = (*path, name, number) if isinstance(value, list) else (*path, name)
                    yield where, lists_of(kind)[name], one.strip()
        elif field:
            for record in records_in(field.annotation):
                yield from written_values(record, value, (*path, name))
