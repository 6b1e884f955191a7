"""Facts of translations: which texts state the same as the English, and which do not.

The texts are in `translated_facts.yml`: below each English text those that say the `same` in
other words, and those that say something `other`.
"""

from pathlib import Path

import pytest
import yaml

from newsroom.checks.rules.fact_comparison import differences
from newsroom.content.library import LocalizedPage
from newsroom.content.page_file import page_of
from newsroom.words import languages

TEXT = Path(__file__).with_name("translated_facts.yml").read_text("utf-8")
GROUPS = yaml.load(TEXT, yaml.BaseLoader)  # noqa: S506 - a safe one, for which `500.000` is a text


def texts(name: str) -> list[tuple[str, str, str]]:
    """The English text, the language and the translation of every text under a name."""
    return [
        (group["en"], lang, text)
        for group in GROUPS
        for lang, translations in (group.get(name) or {}).items()
        for text in translations
    ]


def page(lang: str, text: str) -> LocalizedPage:
    suffix = "" if lang == "en" else f".{lang}"
    docs = Path("docs")
    return LocalizedPage(
        page_of(docs / f"page{suffix}.md", docs, languages(), f"---\nid: page\n---\n{text}\n", [])
    )


@pytest.mark.parametrize(("english", "lang", "text"), texts("same"))
def test_the_same_in_other_words_is_no_difference(english: str, lang: str, text: str) -> None:
    assert differences(page("en", english), page(lang, text)) == ()


@pytest.mark.parametrize(("english", "lang", "text"), texts("other"))
def test_another_fact_is_a_difference(english: str, lang: str, text: str) -> None:
    found = differences(page("en", english), page(lang, text))
    assert [bool(one.there and one.here) for one in found] == [True]
