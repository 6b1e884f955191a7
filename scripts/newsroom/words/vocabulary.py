"""The words of each language, read from the files beside this one."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIRST_LANGUAGE = "en"
FOLDER = Path(__file__).parent


class MissingWordError(Exception):
    """A word is missing from the files: a mistake in the code, not of an editor."""


class Words(dict[str, Any]):
    """Words in groups: `words.labels.when`, in Python and in templates.

    A missing word raises an error that Jinja does not suppress, so that no page is published
    with a word missing.
    """

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __missing__(self, name: str) -> Any:
        raise MissingWordError(f"There is no word `{name}` beside: {', '.join(self)}.")


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words, English first."""
    found = [path.stem for path in FOLDER.glob("*.yml")]
    others = sorted(
        (lang for lang in found if lang != FIRST_LANGUAGE),
        key=lambda lang: str(load_words(lang).language.name),
    )
    return (FIRST_LANGUAGE, *others)


@cache
def load_words(lang: str) -> Words:
    """The words of a language."""
    text = (FOLDER / f"{lang}.yml").read_text(encoding="utf-8")
    words = _grouped(yaml.load(text, Loader=_Loader))  # noqa: S506 - our own file, a safe loader
    assert isinstance(words, Words)
    return words


def _grouped(value: Any) -> Any:
    if isinstance(value, dict):
        return Words({str(name): _grouped(part) for name, part in value.items()})
    return value


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar is text: `no` is a word, not false."""
