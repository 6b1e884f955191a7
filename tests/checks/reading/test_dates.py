"""Dates as people write them: what is read out of a text."""

import pytest

from newsroom.checks.reading.dates import mentions
from newsroom.words import languages

READ = [
    ("en", "from 7th to 90th of September", (7, 90, 9, None)),
    ("en", "Tuesday 11 July 2017", (11, None, 7, 2017)),
    ("en", "the 7–9 September 2017", (7, 9, 9, 2017)),
    ("en", "September 7–9, 2017", (7, 9, 9, 2017)),
    ("it", "martedì 11 luglio 2017", (11, None, 7, 2017)),
    ("it", "dall’8 al 10 settembre 2016", (8, 10, 9, 2016)),
    ("it", "il 1º maggio", (1, None, 5, None)),
    ("es", "martes, 11 de julio de 2017", (11, None, 7, 2017)),
    ("es", "del 7 al 9 de septiembre del 2017", (7, 9, 9, 2017)),
    ("tr", "11 Temmuz 2017 Salı", (11, None, 7, 2017)),
    ("tr", "7–9 EYLÜL 2017’de", (7, 9, 9, 2017)),
    ("tr", "30 Kasım’da", (30, None, 11, None)),
]


@pytest.mark.parametrize(("lang", "text", "numbers"), READ)
def test_a_date_is_read(lang: str, text: str, numbers: tuple[int | None, ...]) -> None:
    found = list(mentions(text, lang))
    assert [(one.day, one.last, one.month, one.year) for one in found] == [numbers]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In May 2017, page 7 of 90, version 1.2 may 3"),
        ("it", "7 set di 90 pezzi, 3 mar"),
        ("es", "7 de 90, marzo de 2017"),
        ("tr", "5 ocak (mutfakta), 2017 Eylül"),
        ("xx", "11 July 2017"),
    ],
)
def test_what_is_no_date_is_not_read(lang: str, text: str) -> None:
    assert list(mentions(text, lang)) == []


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("character", ["1", " ", "m", "1 ", "7–", "monday ", "salı ", "de "])
def test_no_text_takes_long(lang: str, character: str) -> None:
    assert list(mentions(character * 100_000, lang)) == []
