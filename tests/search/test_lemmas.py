"""Forms of one word find each other, and words that only look alike do not."""

from pathlib import Path

import pytest
import yaml

from newsroom.outputs.search.stemming import stemmer_of
from newsroom.words import languages, load_words

LEMMAS = Path(__file__).parent / "lemmas"


def pairs(lang: str, kind: str) -> list[tuple[str, str]]:
    data = yaml.safe_load((LEMMAS / f"{lang}.yml").read_text(encoding="utf-8"))
    text = data[kind].replace("\n", ",")
    found = [tuple(pair.split()) for pair in text.split(",") if pair.strip()]
    assert all(len(pair) == 2 for pair in found)
    return found


def are_joined(pair: tuple[str, str], lang: str) -> bool:
    stemmer = stemmer_of(load_words(lang).search.rules)
    one, other = (set(stemmer.keys(stemmer.folded(word))) for word in pair)
    return bool(one & other)


@pytest.mark.parametrize("lang", languages())
def test_forms_of_one_word_are_joined(lang: str) -> None:
    known = pairs(lang, "joined")
    assert len(known) >= 40
    missed = [pair for pair in known if not are_joined(pair, lang)]
    assert len(missed) <= len(known) // 20, missed


@pytest.mark.parametrize("lang", languages())
def test_words_that_look_alike_are_kept_apart(lang: str) -> None:
    known = pairs(lang, "apart")
    assert len(known) >= 20
    joined = [pair for pair in known if are_joined(pair, lang)]
    assert len(joined) <= 1, joined
