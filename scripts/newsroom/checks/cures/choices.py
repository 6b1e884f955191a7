"""Which value of a list is meant: `seminario` for `seminar`, `yes` for `true`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_origin

from newsroom.checks.cures.data import table, words_of
from newsroom.checks.cures.written import Written
from newsroom.content.near import folded, nearest
from newsroom.model.fields import Record
from newsroom.model.records import record_at
from newsroom.model.register import LISTS, Register, lists_of
from newsroom.words import languages, load_words
from newsroom.words.formats import language, language_codes

_GROUPS = (
    "event_kinds",
    "event_status",
    "event_modes",
    "kinds",
    "name_uses",
    "methods",
    "cost_bases",
    "material_kinds",
    "session_types",
)
"""The words by which the site calls values from lists."""


def cure(written: Written) -> Mapping[str, object]:
    """The value that is near, or that another language calls so."""
    known = written.values.get("known")
    options = [str(one) for one in known] if isinstance(known, list) else []
    near = nearest(written.text, options) or _translated(written.text, options)
    return {"variant": "near", "near": near} if near else {"variant": "known"}


def cure_of_missing(written: Written) -> Mapping[str, object]:
    """An example from the register, if the field takes a value of one of its lists."""
    record: type[Record] = record_at(written.kind, written.path[:-1])
    name = str(written.path[-1])
    known = [*written.library.register.values(lists_of(record).get(name, ""))]
    if not known:
        return {}
    is_list = get_origin(record.model_fields[name].annotation) is tuple
    return {"example": f"{name}: [{known[0]}]" if is_list else f"{name}: {known[0]}"}


def value_meant(text: str, known: Sequence[str], register: Register) -> str | None:
    """The value of a list of the register that is near, or that a label or another word names."""
    labels = {
        folded(label): value
        for name in LISTS
        for value, by_language in register.values(name).items()
        if value in known
        for label in by_language.values()
    }
    words = labels | dict(_words(tuple(known)))
    return nearest(text, known) or words.get(folded(text)) or words.get(nearest(text, words) or "")


def cure_of_flag(written: Written) -> Mapping[str, object]:
    """`true` or `false`, by another word."""
    word = folded(written.text)
    near = {"true": "true", "false": "false"}.get(word) or words_of("values", "flags").get(word)
    near = near or nearest(written.text, ("true", "false"))
    return {"variant": "near", "near": near} if near else {"variant": "form"}


def cure_of_language(written: Written) -> Mapping[str, object]:
    """The code of a language by its name, or by another code."""
    near = language_named(written.text) or _languages().get(
        nearest(written.text, _languages()) or ""
    )
    return {"variant": "near", "near": near} if near else {"variant": "form"}


def _translated(text: str, options: Sequence[str]) -> str | None:
    words = dict(_words(tuple(options)))
    return words.get(folded(text)) or words.get(nearest(text, words) or "")


def _words(options: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every word for each value, folded."""
    for value, words in table("values")["choices"].items():
        if value in options:
            yield from ((folded(word), value) for word in words)
    for value, word in _shown_words():
        if value in options:
            yield folded(word), value


@cache
def _shown_words() -> tuple[tuple[str, str], ...]:
    return tuple(
        (value, str(word))
        for lang in languages()
        for group in _GROUPS
        for value, word in _group(lang, group).items()
    )


def _group(lang: str, name: str) -> Mapping[str, Any]:
    found = load_words(lang)[name]
    return found if isinstance(found, Mapping) else {}


def language_named(code: str) -> str | None:
    """The language that a code stands for, in whatever form it is written."""
    word = folded(code)
    return _languages().get(word) or _languages().get(word.partition("-")[0])


@cache
def _languages() -> dict[str, str]:
    """Languages by their names in each of our languages, their codes and other codes."""
    codes = [code for code in language_codes() if len(code) == 2]
    names = {folded(language(code, lang)): code for code in codes for lang in languages()}
    return names | words_of("values", "languages") | {code: code for code in codes}
