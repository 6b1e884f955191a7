"""Words: every language says everything, with the same values in it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsroom.words import (
    FIRST_LANGUAGE,
    MissingWordError,
    further_languages,
    languages,
    load_words,
)
from newsroom.words.vocabulary import FOLDER, FURTHER, MESSAGES

OWN = {("", "places"), (".search", "rules"), (".local_time", "of")}
"""What each language has for itself."""
OTHERS = [lang for lang in languages() if lang != FIRST_LANGUAGE]


def leaves(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(words, dict):
        for name, part in words.items():
            if (path, name) not in OWN:
                yield from leaves(part, f"{path}.{name}")
    else:
        yield path, words


def written(file: Path) -> Any:
    """The words of a file alone, without those of English in the place of missing ones."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def braces(text: str) -> list[str]:
    return sorted(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text))


def test_the_languages_stand_in_the_order_of_their_own_names() -> None:
    assert languages() == ("en", "es", "it", "tr")
    names = [load_words(lang).language.name for lang in languages()]
    assert names == ["English", "Español", "Italiano", "Türkçe"]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_every_word(lang: str) -> None:
    ours = [path for path, _ in leaves(load_words(FIRST_LANGUAGE))]
    assert [path for path, _ in leaves(written(FOLDER / f"{lang}.yml"))] == ours


@pytest.mark.parametrize("lang", OTHERS)
def test_every_word_takes_the_same_values(lang: str) -> None:
    theirs = dict(leaves(load_words(lang)))
    differing = {
        path: (text, theirs[path])
        for path, text in leaves(load_words(FIRST_LANGUAGE))
        if braces(text) != braces(theirs[path])
    }
    assert differing == {}


@pytest.mark.parametrize("lang", languages())
def test_no_word_is_empty(lang: str) -> None:
    assert [path for path, text in leaves(load_words(lang)) if not text.strip()] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_no_message_was_left_in_english(lang: str) -> None:
    english = dict(leaves(load_words(FIRST_LANGUAGE).problems))
    same = [path for path, text in leaves(load_words(lang).problems) if text == english[path]]
    assert same == []


@pytest.mark.parametrize("lang", further_languages())
def test_a_further_language_has_every_word_that_is_shown(lang: str) -> None:
    """And no other: its messages are in English. Words hold the same values."""
    words = written(FURTHER / f"{lang}.yml")
    first = {
        name: group
        for name, group in load_words(FIRST_LANGUAGE).items()
        if name not in MESSAGES and name != "places"
    }
    ours, theirs = dict(leaves(first)), dict(leaves(words))
    assert {*theirs} == {*ours}
    assert {path for path in ours if braces(ours[path]) != braces(theirs[path])} == set()
    assert "" not in theirs.values()


def test_a_missing_word_is_loud() -> None:
    with pytest.raises(MissingWordError, match="no word `whenn`"):
        _ = load_words("en").labels.whenn
