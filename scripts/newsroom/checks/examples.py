"""A wrong and a corrected example for each rule, from `examples.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("examples.yml")


@dataclass(frozen=True)
class Example:
    """Something as one should not write it, and as one should."""

    wrong: str
    right: str


def example_of(code: str) -> Example | None:
    """The example for a rule, if it has one."""
    return examples().get(code)


@cache
def examples() -> Mapping[str, Example]:
    """All examples, by the codes of their rules; read once."""
    text = _FILE.read_text(encoding="utf-8")
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    pairs = yaml.load(text, Loader=loader)  # noqa: S506 - our own file, a safe loader
    return {code: Example(**pair) for code, pair in pairs.items()}
