"""Shortcuts find what the long way finds: places of digits, words and dates."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.checks.credentials import masked
from newsroom.checks.folding import fold, words_in_order
from newsroom.checks.phrases import Phrases, phrase_pattern
from newsroom.checks.reading import digits
from newsroom.checks.reading.date_patterns import months, patterns, weekdays
from newsroom.checks.reading.date_places import dates_in
from newsroom.checks.rules.prose_dates import may_be_relative
from newsroom.words import languages

ODD = st.text("aA1 2ıİI'’_é²٣٥１x×÷č\n-–.,“”ª☃\ud800\u0307ςΣſ", max_size=30)
SMALL = [
    "7",
    "11",
    "90",
    "2023",
    "the",
    "of",
    "de",
    "al",
    "to",
    "ile",
    "–",
    "-",
    ",",
    ".",
    "(",
    ")",
]
PHRASES = ["a", "ab", "b", "a b", "b a b", "A", "-", "a\nb", "1", "a 12", "a1"]
NAMES = {
    lang: st.sampled_from(
        [name for one in (*months(lang), *weekdays(lang)) for name in (one, one.capitalize())]
    )
    for lang in languages()
}
many = settings(max_examples=200, deadline=None, derandomize=True)


@many
@given(ODD)
def test_digits_and_words_stand_where_the_patterns_find_them(text: str) -> None:
    assert digits.runs(text) == tuple(match.span() for match in re.finditer(r"\d+", text))
    assert words_in_order(text) == tuple(re.findall(r"[^\W\d_]+", fold(text)))
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("lang", languages())
def test_dates_stand_where_the_patterns_find_them(lang: str) -> None:
    words = st.one_of(NAMES[lang], st.sampled_from(SMALL))
    parts = st.lists(st.tuples(words, st.sampled_from([" ", " ", "", "\n"])), max_size=12)

    @many
    @given(parts)
    def stand(parts: list[tuple[str, str]]) -> None:
        text = "".join(word + blank for word, blank in parts)
        found = [match for pattern in patterns(lang) for match in pattern.finditer(text)]
        spans = sorted(match.span() for match in found)
        assert sorted(match.span() for match in dates_in(text, lang)) == spans

    stand()


@many
@given(
    st.lists(
        st.sampled_from(["a", "ab", "b", "a b", "b a b", "A", "-", "a\nb", "1", "a 12", "a1"]),
        max_size=10,
    )
)
def test_phrases_stand_where_one_pattern_finds_them(parts: list[str]) -> None:
    text = " ".join(parts)
    phrases = ["b a b", "a b", "ab", "b", "a 1", "a 12", "a…"]
    either = "|".join(map(phrase_pattern, sorted(phrases, key=len, reverse=True)))
    expected = [match.span() for match in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text)]
    found = Phrases(phrases, before=r"(?<!\w)", after=r"(?!\w)").find(text)
    assert [match.span() for match, _ in found] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It opens Tomorrow."),
        ("en", "We met last\tMONTH, and this week."),
        ("it", "IERI si è chiuso."),
        ("it", "La prossima settimana, o il fine settimana prossimo."),
        ("it", "Il mese scorso."),
        ("es", "Mañana abre."),
        ("es", "La semana que viene, y el mes pasado."),
        ("es", "El próximo mes."),
        ("tr", "Yarın açılıyor."),
        ("tr", "Önümüzdeki hafta, geçen ay."),
        ("tr", "Bu hafta sonu."),
    ],
)
def test_a_relative_day_has_the_words_by_which_it_is_looked_for(lang: str, text: str) -> None:
    assert may_be_relative(text, lang)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("url: https://user:pw@example.org/x", "url: https://•••••••@example.org/x"),
        ("[a](https://zoom.us/j/1?p=abc)", "[a](https://zoom.us/j/1?p=•••)"),
        ("https://example.org/?token=abc&x=1#pwd=9", "https://example.org/?token=•••&x=1#pwd=•"),
        ("https://example.org/?p=12 // a@b.org", "https://example.org/?p=12 // a@b.org"),
    ],
)
def test_what_an_address_gives_away_is_masked(written: str, shown: str) -> None:
    assert masked(written) == shown
