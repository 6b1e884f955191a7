"""The tables of words beside this file."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from newsroom.content.near import folded

_FOLDER = Path(__file__).parent
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def table(name: str) -> Any:
    """A table as it is written; every word in it is text."""
    text = (_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - our own file, a safe loader


@cache
def words_of(name: str, part: str) -> dict[str, str]:
    """Each word of a part of a table, folded, with what it means; the first meaning counts."""
    found: dict[str, str] = {}
    for meaning, words in table(name)[part].items():
        for word in words:
            found.setdefault(folded(word), meaning)
    return found
