"""What an editor has written in a header, and where."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from newsroom.content.header import Path
from newsroom.content.library import Library, LocalizedPage
from newsroom.model.fields import Record


@dataclass(frozen=True)
class Written:
    """A value with a fault, and what lies around it."""

    value: Any
    path: Path
    kind: type[Record]
    page: LocalizedPage
    library: Library
    values: Mapping[str, object]
    """What the problem says already."""

    @property
    def text(self) -> str:
        """The value with single blanks; empty for lists and groups."""
        return " ".join(self.value.split()) if isinstance(self.value, str) else ""

    @property
    def is_translation(self) -> bool:
        """Whether it stands in a translation, which has no facts."""
        return self.page.file.lang != self.library.languages[0]


def in_braces(value: Any) -> str:
    """A value as YAML on one line, with quotation marks only where they are needed."""
    written = yaml.dump(
        value,
        Dumper=_Dumper,
        default_flow_style=True,
        allow_unicode=True,
        width=10_000,
        sort_keys=False,
    )
    return str(written).removesuffix("\n").removesuffix("\n...")


class _Dumper(yaml.SafeDumper):
    """Writes as editors do: every value is text, and quoted only where YAML needs it."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    is_plain = not (_SPECIAL & set(value) or value[:1] in _FIRST or value in _NOTHING)
    return dumper.represent_scalar(_TEXT, value, style=None if is_plain else '"')


_SPECIAL = frozenset(':#,[]{}"\n')
_FIRST = tuple("!&*|>%@`'-?")
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TEXT = "tag:yaml.org,2002:str"
_Dumper.yaml_implicit_resolvers = {}
_Dumper.add_representer(str, _text)
