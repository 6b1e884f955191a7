"""Words: every language says everything, with the same values in it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from newsroom.words import FIRST_LANGUAGE, MissingWordError, languages, load_words

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


def braces(text: str) -> list[str]:
    return sorted(re.findall(r"(?<!\{)\{(\w+)\}(?!\})", text))


def test_the_languages_stand_in_the_order_of_their_own_names() -> None:
    assert languages() == ("en", "es", "it", "tr")
    names = [load_words(lang).language.name for lang in languages()]
    assert names == ["English", "Español", "Italiano", "Türkçe"]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_language_has_every_word(lang: str) -> None:
    ours = [path for path, _ in leaves(load_words(FIRST_LANGUAGE))]
    assert [path for path, _ in leaves(load_words(lang))] == ours


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


def test_a_missing_word_is_loud() -> None:
    with pytest.raises(MissingWordError, match="no word `whenn`"):
        _ = load_words("en").labels.whenn
