"""The files of a new page: required fields empty, optional ones as comments, all with their help.

Only what is certain is filled in; everything else the checker asks for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

import yaml
from pydantic.fields import FieldInfo

from newsroom.content.header import Value
from newsroom.content.header_repair import order_of
from newsroom.content.like import without_texts
from newsroom.model.kinds import ABOUT_THE_FILE, groups_of, texts_of
from newsroom.model.page import BasePage
from newsroom.model.records import record_at, records_in
from newsroom.model.register import Register, lists_of

_ALSO = {
    "event": ("start", "end", "venue", "online_url", "organisers", "external_organisers"),
    "issue": ("date",),
}
"""Fields that a model does not require but the rules do, in the usual case."""
_NOT_OFFERED = {"id", "original", *ABOUT_THE_FILE}


@dataclass(frozen=True)
class Start:
    """What is known of a page before an editor has written it."""

    kind_name: str
    kind: type[BasePage]
    values: Mapping[str, Value]
    """What is certain, or was given."""
    help: Mapping[str, str]
    """What each field holds, in the language of the editor; else the model says it."""
    optional: str
    """The comment above the fields that may be used."""
    register: Register

    def help_for(self, name: str, within: str = "") -> str:
        """What a field holds, and the values that it may have; of a group, if it is in one."""
        record: Any = record_at(self.kind, (within,)) if within else self.kind
        field = record.model_fields[name]
        own = self.help.get(f"{within or self.kind_name}_{name}")
        own = own or (self.help.get(name) if not within else None) or field.description or ""
        known = self.register.values(lists_of(record).get(name, ""))
        values = ", ".join(known or values_of(field.annotation))
        return f"{own.removesuffix('.')}: {values}." if values else own


def started_fields(kind_name: str, kind: type[BasePage]) -> list[str]:
    """The fields that a new page has: those required, by the model or by the rules."""
    return [
        name
        for name, field in kind.model_fields.items()
        if field.is_required() or name in _ALSO.get(kind_name, ())
    ]


def values_of(annotation: Any) -> tuple[str, ...]:
    """The values that a field may have, if it is one of a list, or holds such; else none."""
    if get_origin(annotation) is Literal:
        values = tuple(str(value) for value in get_args(annotation))
        return values if len(values) > 1 else ()
    if hasattr(annotation, "model_fields"):
        return ()
    return next(filter(None, map(values_of, get_args(annotation))), ())


def started_page(start: Start, *, original: str = "", waits: bool = False) -> str:
    """The file with the facts of a page, and with its texts unless they have another language.

    Then `original` is that language, and `waits` says that a translation is to stand here.
    """
    texts, groups = _text_fields(start.kind), groups_of(start.kind)
    names, values = order_of(start.kind), dict(start.values)
    if original:
        values = {
            name: without_texts(start.kind, name, value) if name in groups else value
            for name, value in values.items()
        }
        values["original"] = original
        own = [name for name, _ in _texts(start)] if waits else []
        names = [name for name in names if name not in texts or name in own]
    if waits:
        values["translation"] = {"method": "none"}
    filled = {*started_fields(start.kind_name, start.kind), *values}
    return _page(start, [name for name in names if name in filled], names, values)


def texts_page(start: Start, *, waits: bool) -> str:
    """The file with the texts of a page in another language, as original or as translation."""
    names = [name for name, _ in _texts(start)]
    if waits:
        return _page(start, [*names, "translation"], names, {"translation": {"method": "none"}})
    own = _text_fields(start.kind)
    values = {name: value for name, value in start.values.items() if name in own}
    return _page(start, [*dict.fromkeys([*names, *values])], own, values)


def _text_fields(kind: type[BasePage]) -> list[str]:
    """The fields that are texts and nothing else."""
    return [name for name, _ in texts_of(kind) if name not in groups_of(kind)]


def _texts(start: Start) -> Iterator[tuple[str, FieldInfo]]:
    """The texts that a page cannot do without."""
    return ((name, field) for name, field in texts_of(start.kind) if field.is_required())


def _page(
    start: Start, names: Sequence[str], offered: Sequence[str], values: Mapping[str, Value]
) -> str:
    lines = [_line(start, name, values.get(name, "")) for name in names]
    more = [name for name in offered if name not in names and name not in _NOT_OFFERED]
    if more:
        lines.append(f"# {start.optional}\n")
        lines += [_offer(start, name) for name in more]
    return f"---\n{''.join(lines)}---\n"


def _line(start: Start, name: str, value: Value) -> str:
    """A field with its value, or empty; what consists of several fields with an example."""
    if value:
        return field_text(name, value)
    example = _example(start, name) if _records(start.kind.model_fields[name]) else ""
    _, _, lines = example.partition("\n")
    return f"{name}:  # {start.help_for(name)}\n{_commented(lines)}"


def _offer(start: Start, name: str) -> str:
    first, end, rest = _example(start, name).partition("\n")
    return _commented(f"{first}  # {start.help_for(name)}{end}{rest}")


def _example(start: Start, name: str) -> str:
    examples = start.kind.model_fields[name].examples
    return field_text(name, examples[0] if examples else "…")


def _commented(lines: str) -> str:
    return "".join(f"# {line}" for line in lines.splitlines(keepends=True))


def field_text(name: str, value: Any) -> str:
    """The source of a field as editors write it: times in quotation marks, days without."""
    written = yaml.dump(
        {name: value}, Dumper=_Dumper, allow_unicode=True, width=10_000, sort_keys=False
    )
    return str(written)


class _Dumper(yaml.SafeDumper):
    """Indents lists below their field; text that other YAML tools would misread is quoted."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012 - as PyYAML has it

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = '"' if _MISREAD.fullmatch(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _flag(dumper: yaml.SafeDumper, value: bool) -> yaml.ScalarNode:
    return _text(dumper, str(value).lower())


_MISREAD = re.compile(r"\d{1,2}:\d{2}|~|null|no|yes|on|off|", re.IGNORECASE)
_Dumper.add_representer(bool, _flag)
_Dumper.add_representer(str, _text)


def _records(field: FieldInfo) -> bool:
    """Whether a field consists of others."""
    return any(True for _ in records_in(field.annotation))
