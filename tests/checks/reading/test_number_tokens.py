"""Tokens of numbers: the same only where two languages surely state the same facts."""

from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.checks.reading.number_tokens import Tokens, number_tokens
from newsroom.checks.rules import page_pairs
from newsroom.checks.rules.fact_comparison import Difference, differences
from newsroom.content.library import LocalizedPage
from newsroom.content.page_file import page_of
from newsroom.words import languages

FRAGMENTS = [
    {"en": "7 March 2023", "it": "7 marzo 2023", "es": "7 de marzo de 2023", "tr": "7 Mart 2023"},
    {"en": "9 May", "it": "9 maggio", "es": "9 de mayo", "tr": "9 Mayıs’ta"},
    {"en": "7–9 June", "it": "7–9 giugno", "es": "7–9 de junio", "tr": "7–9 Haziran"},
    {"en": "in May 2016", "it": "a maggio 2016", "es": "en mayo de 2016", "tr": "Mayıs 2016’da"},
    {"en": "12 million", "it": "12 milioni", "es": "12 millones", "tr": "12 milyon"},
    {"en": "12 billion", "it": "12 miliardi", "es": "12 mil millones", "tr": "12 milyar"},
    {"en": "3,190", "it": "3.190", "es": "3.190", "tr": "3.190"},
    {"en": "12.9", "it": "12,9", "es": "12,9", "tr": "12,9"},
    {"en": "the 1990s", "it": "gli anni 1990", "es": "los años 1990", "tr": "1990’lar"},
    {"en": "7th", "it": "7º", "es": "7.º", "tr": "7’nci"},
    {"en": "2:30 p.m.", "it": "14:30", "es": "14:30", "tr": "14.30"},
    {"en": "at 14:00", "it": "alle 14:00", "es": "a las 14:00", "tr": "saat 14.00’te"},
    {"en": "noon", "it": "mezzogiorno", "es": "mediodía", "tr": "öğlen"},
    {"en": "half past nine", "it": "le nove e mezza", "es": "las nueve y media", "tr": "saat 9.30"},
    {"en": "€150", "it": "150 euro", "es": "150 euros", "tr": "150 avro"},
    {"en": "150 dollars", "it": "150 dollari", "es": "150 dólares", "tr": "150 dolar"},
    {"en": "twelfth", "it": "dodicesima", "es": "duodécima", "tr": "on ikinci"},
    {"en": "third", "it": "terza", "es": "tercera", "tr": "üçüncü"},
    {"en": "every Tuesday", "it": "ogni martedì", "es": "cada martes", "tr": "her salı"},
    {"en": "on Monday", "it": "lunedì", "es": "el lunes", "tr": "pazartesi günü"},
    {"en": "late August", "it": "fine agosto", "es": "finales de agosto", "tr": "Ağustos sonu"},
    {
        "en": "early August",
        "it": "inizio agosto",
        "es": "principios de agosto",
        "tr": "Ağustos başı",
    },
    {"en": "in July", "it": "a luglio", "es": "en julio", "tr": "Temmuz’da"},
    {"en": "3 days", "it": "3 giorni", "es": "3 días", "tr": "3 gün"},
    {"en": "85%", "it": "l’85%", "es": "85 %", "tr": "%85"},
    *(dict.fromkeys(languages(), word) for word in ("90", "2023", "ISO-9001", "a@b.org", "firm")),
]
"""What two languages say, from which texts with the same and with other facts are made."""
SAME = [
    ("3,190 firms and 12.9 billion", "it", "3.190 imprese e 12,9 miliardi"),
    ("3,190 firms and 12.9 billion", "es", "3.190 empresas y 12,9 mil millones"),
    ("85% of 60\u00a0000", "tr", "%85, 60\u00a0000"),
    ("the 7th of May 2023", "it", "il 7 maggio del 2023"),
    ("7–9 September 2023", "tr", "7–9 Eylül 2023’de"),
    ("on 3 June", "tr", "3 Haziranda"),
    ("in March 2023, as ISO-9001 says", "es", "en marzo de 2023, como dice ISO-9001"),
    ("Write to Info@example.org at 14:30", "it", "Scrivi a info@example.org alle 14:30"),
    ("You may be one of many", "it", "Siete fra i tanti"),
]
DIFFERENT = [
    ("12 million", "it", "12 miliardi"),
    ("1 billion", "es", "1 billón"),
    ("7 and 9 May, 3 and 5 June", "it", "3 e 9 maggio, 7 e 5 giugno"),
    ("7 May", "es", "7 de junio"),
    ("May 2023", "tr", "Haziran 2023"),
    ("12 Jan. and 3", "it", "12 gen. e 3"),
    ("12 Mar. and 3", "es", "12 mar. y 3"),
    ("May 7", "it", "maggio 7"),
    ("2014/24/EU", "es", "2014/24/UE"),
    ("60 000", "it", "60, 000"),
    ("0,500", "it", "0,500"),
    ("1.234.567", "it", "1.234.567"),
    ("2:30 p.m.", "es", "2:30 a.m."),
    ("-5", "it", "5"),
    ("a@example.org", "it", "b@example.org"),
]


@pytest.mark.parametrize(("english", "lang", "text"), SAME)
def test_what_says_the_same_has_the_same_tokens(english: str, lang: str, text: str) -> None:
    assert number_tokens(english, "en").tokens == number_tokens(text, lang).tokens


@pytest.mark.parametrize(("english", "lang", "text"), DIFFERENT)
def test_what_may_differ_has_other_tokens(english: str, lang: str, text: str) -> None:
    assert number_tokens(english, "en").tokens != number_tokens(text, lang).tokens


@pytest.mark.parametrize("lang", languages()[1:])
def test_tokens_hide_no_difference(lang: str) -> None:
    numbers = st.lists(st.integers(0, len(FRAGMENTS) - 1), min_size=1, max_size=6)

    @settings(max_examples=300, deadline=None, derandomize=True)
    @given(numbers, st.one_of(st.none(), numbers), st.sampled_from([", ", "\n\n", ". "]))
    def hide_none(there: list[int], here: list[int] | None, blank: str) -> None:
        original = _page("en", there, blank)
        translation = _page(lang, there if here is None else here, blank)
        found = _differences(original, translation)
        with patch.object(page_pairs, "number_tokens", _all_differ):
            assert _differences(original, translation) == found

    hide_none()


def _page(lang: str, numbers: list[int], blank: str) -> LocalizedPage:
    suffix = "" if lang == "en" else f".{lang}"
    text = blank.join(FRAGMENTS[number][lang] for number in numbers)
    docs = Path("docs")
    return LocalizedPage(
        page_of(docs / f"page{suffix}.md", docs, languages(), f"---\nid: page\n---\n{text}\n", [])
    )


def _differences(original: LocalizedPage, translation: LocalizedPage) -> tuple[Difference, ...]:
    differences.cache_clear()
    return differences(original, translation)


def _all_differ(text: str, lang: str) -> Tokens:
    """Tokens with which every section is read into facts."""
    return Tokens((0,), (f"{lang} {text}",))
