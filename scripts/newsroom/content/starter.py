"""Templates of new pages: the fields, each with an example and a comment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from newsroom.model.kinds import texts_of
from newsroom.model.page import BasePage

_ALSO = {
    "event": ("start", "end", "venue", "external_organisers"),
    "issue": ("date",),
}
"""Fields that a model does not require but the rules do, in the usual case."""


@dataclass(frozen=True)
class Filling:
    """What stands in a template."""

    values: Mapping[str, Any]
    """In place of the examples."""
    comments: Mapping[str, str]
    """What each field holds, in the language of the editor."""


def original_page(kind_name: str, kind: type[BasePage], filling: Filling) -> str:
    """A page in the first language with every field of `started_fields`."""
    return _page(_lines(kind, started_fields(kind_name, kind), filling))


def started_fields(kind_name: str, kind: type[BasePage]) -> list[str]:
    """The fields that a new page has: those required, by the model or by the rules."""
    return [
        name
        for name, field in kind.model_fields.items()
        if field.is_required() or name in _ALSO.get(kind_name, ())
    ]


def translated_page(kind: type[BasePage], filling: Filling, source_hash: str) -> str:
    """The same page in another language: its texts, and the state of the translation."""
    names = [name for name, field in texts_of(kind) if field.is_required()]
    block = {"method": "human", "source_hash": source_hash}
    return _page([*_lines(kind, names, filling), _line("translation", block, "")])


def _lines(kind: type[BasePage], names: list[str], filling: Filling) -> Iterator[str]:
    for name in names:
        field = kind.model_fields[name]
        example = field.examples[0] if field.examples else ""
        yield _line(name, filling.values.get(name, example), filling.comments[name])


def _line(name: str, value: Any, sentence: str) -> str:
    written = yaml.safe_dump({name: value}, allow_unicode=True, width=1000, sort_keys=False)
    first, end, rest = written.partition("\n")
    return f"{first}  # {sentence}{end}{rest}" if sentence else written


def _page(lines: Any) -> str:
    return "---\n" + "".join(lines) + "---\n"
