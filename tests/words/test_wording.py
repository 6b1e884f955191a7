"""What no message says: aphorisms, calques and words that other languages lent."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from newsroom.words import languages, load_words

NOT_SAID = {
    "en": "whoever|beside|small letters|by itself|mend|cure|blanks?|lies? in|exchange the",
    "it": (
        "chi legge|da sé|da sol[aoie]|accorcia|pagina inglese"
        "|(?<!da )(?<!impossibile )(?:scrivere|aggiungere|eliminare|correggere|controllare)"
    ),
    "es": "lenguas?|página inglesa|escribe (?:un|el|la)|divíde|por sí sol[oa]|quien lee",
    "tr": r"öge\w*|çevrimdışı|kutup|baskı|kendiliğinden|irtibat",
}
"""Words with which a text reads as translated, or addresses editors in another way than the rest:
Italian says `voi`, Spanish `usted`, Turkish `siz`."""
ENDS = (".", "?", "{fact}", "{cure}", "…”.", "`", "{written}")


def said(lang: str, *parts: str) -> Iterator[tuple[str, str]]:
    """The texts of these parts of every problem, by where they stand."""
    for code, problem in load_words(lang).problems.items():
        for part in parts:
            yield from _forms(problem[part], f"{code}.{part}")


def _forms(words: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(words, dict):
        for name, text in words.items():
            yield from _forms(text, f"{path}.{name}")
    else:
        yield path, words


def around(lang: str) -> Iterator[tuple[str, str]]:
    """What the exchange with translators and the preview say."""
    words = load_words(lang)
    for name in ("translations", "preview"):
        yield from _forms(words[name], name)


@pytest.mark.parametrize("lang", languages())
def test_no_message_has_a_word_that_reads_as_translated(lang: str) -> None:
    bad = re.compile(rf"\b(?:{NOT_SAID[lang]})\b", re.IGNORECASE)
    texts = [*said(lang, "rule", "message", "hint"), *around(lang)]
    found = {path: one[0] for path, text in texts if (one := bad.search(_without_code(text)))}
    assert found == {}


def _without_code(text: str) -> str:
    return re.sub(r"`[^`]*`|“[^”]*”|«[^»]*»|\{\w+\}", "", text)


@pytest.mark.parametrize("lang", languages())
def test_every_message_ends_as_a_sentence(lang: str) -> None:
    texts = said(lang, "rule", "message", "hint", "why")
    assert {path: text for path, text in texts if not text.endswith(ENDS)} == {}


@pytest.mark.parametrize("lang", languages())
def test_every_message_begins_with_its_place_or_a_capital(lang: str) -> None:
    texts = said(lang, "rule", "message", "hint", "why")
    begins = re.compile(r"[A-ZÇĞİÖŞÜÁÉÍÓÚÑÈ`“«¿{\d(‘]|docs |a–z ")
    assert {path: text for path, text in texts if not begins.match(text)} == {}
