"""The words of each language, read from the files beside this one."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIRST_LANGUAGE = "en"
FOLDER = Path(__file__).parent
FURTHER = FOLDER / "further"
MESSAGES = (
    *("commands", "moves", "families", "characters", "problems", "translations", "preview"),
    "fields",
)
"""The groups that editors read; where a language lacks one, or a part of it, English stands in.
All others are what readers see: without them there is no language.
"""


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
def further_languages() -> tuple[str, ...]:
    """The languages in `further`: a site takes one up by moving its file beside the others."""
    return tuple(sorted(path.stem for path in FURTHER.glob("*.yml")))


def about_language(lang: str) -> Words:
    """The group `language` of a language, be it in use here or not."""
    folder = FOLDER if (FOLDER / f"{lang}.yml").exists() else FURTHER
    return Words(_read(folder / f"{lang}.yml")["language"])


@cache
def load_words(lang: str) -> Words:
    """The words of a language."""
    words = _grouped(_read(FOLDER / f"{lang}.yml"))
    assert isinstance(words, Words)
    if lang != FIRST_LANGUAGE:
        first = load_words(FIRST_LANGUAGE)
        words |= {name: _completed(first[name], words.get(name)) for name in MESSAGES}
    return words


def _read(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - our own file, a safe loader


def _completed(first: Any, own: Any) -> Any:
    """The words of a group, completed with those of the first language."""
    if isinstance(first, dict) and isinstance(own, dict | None):
        own = own or {}
        return Words({name: _completed(part, own.get(name)) for name, part in first.items()})
    return first if own is None else own


def _grouped(value: Any) -> Any:
    if isinstance(value, dict):
        return Words({str(name): _grouped(part) for name, part in value.items()})
    return value


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Every scalar is text: `no` is a word, not false."""
