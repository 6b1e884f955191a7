"""Dates as people write them: what is read out of a text."""

from time import process_time

import pytest

from newsroom.checks.reading.dates import mentions
from newsroom.words import languages

READ = [
    ("en", "from 7th to 90th of September", (7, 90, 9, None)),
    ("en", "Tuesday 11 July 2023", (11, None, 7, 2023)),
    ("en", "the 7–9 September 2023", (7, 9, 9, 2023)),
    ("en", "September 7–9, 2023", (7, 9, 9, 2023)),
    ("it", "martedì 11 luglio 2023", (11, None, 7, 2023)),
    ("it", "dall’8 al 10 settembre 2016", (8, 10, 9, 2016)),
    ("it", "il 1º maggio", (1, None, 5, None)),
    ("es", "martes, 11 de julio de 2023", (11, None, 7, 2023)),
    ("es", "del 7 al 9 de septiembre del 2023", (7, 9, 9, 2023)),
    ("tr", "11 Temmuz 2023 Salı", (11, None, 7, 2023)),
    ("tr", "7–9 EYLÜL 2023’de", (7, 9, 9, 2023)),
    ("tr", "30 Kasım’da", (30, None, 11, None)),
]


@pytest.mark.parametrize(("lang", "text", "numbers"), READ)
def test_a_date_is_read(lang: str, text: str, numbers: tuple[int | None, ...]) -> None:
    found = list(mentions(text, lang))
    assert [(one.day, one.last, one.month, one.year) for one in found] == [numbers]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "In May 2023, page 7 of 90, version 1.2 may 3"),
        ("it", "7 set di 90 pezzi, 3 mar"),
        ("es", "7 de 90, marzo de 2023"),
        ("tr", "5 ocak (mutfakta), 2023 Eylül"),
        ("xx", "11 July 2023"),
    ],
)
def test_what_is_no_date_is_not_read(lang: str, text: str) -> None:
    assert list(mentions(text, lang)) == []


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("character", ["1", " ", "m", "1 ", "7–", "monday ", "salı ", "de "])
def test_no_text_takes_long(lang: str, character: str) -> None:
    assert list(mentions(character * 100_000, lang)) == []


SHORT_AND_IN_FIGURES = [
    ("en", "Thu 8 Sep 2027", (8, None, 9, 2027, 3)),
    ("en", "Thurs, Sep 9, 2027", (9, None, 9, 2027, 3)),
    ("en", "8 Sep (Thu)", (8, None, 9, None, 3)),
    ("it", "mer 8 set", (8, None, 9, None, 2)),
    ("it", "8 set 2027", (8, None, 9, 2027, None)),
    ("es", "mié 8 de sep", (8, None, 9, None, 2)),
    ("tr", "8 Eyl 2027 Per", (8, None, 9, 2027, 3)),
    ("en", "Wednesday 2027-09-08", (8, None, 9, 2027, 2)),
    ("en", "17/09/2027", (17, None, 9, 2027, None)),
    ("en", "09/17/2027", (17, None, 9, 2027, None)),
    ("en", "15.-16.12.2027", (15, 16, 12, 2027, None)),
    ("en", "8.9.2027 (Wed)", (8, None, 9, 2027, 2)),
    ("en", "09.08.2021", (9, None, 8, 2021, None)),
    ("en", "by 17/9", (17, None, 9, None, None)),
    ("it", "mar 7.9.2027", (7, None, 9, 2027, 1)),
    ("it", "il 17/9", (17, None, 9, None, None)),
    ("it", "entro il 17.9.", (17, None, 9, None, None)),
    ("es", "17/09/2027 (viernes)", (17, None, 9, 2027, 4)),
    ("tr", "07.09.2027 Pazartesi", (7, None, 9, 2027, 0)),
    ("tr", "7.-9.9.2027", (7, 9, 9, 2027, None)),
]


@pytest.mark.parametrize(("lang", "text", "numbers"), SHORT_AND_IN_FIGURES)
def test_a_short_date_or_one_in_figures_is_read(
    lang: str, text: str, numbers: tuple[int | None, ...]
) -> None:
    [one] = mentions(text, lang)
    said = one.weekdays[0][0] if one.weekdays else None
    assert (one.day, one.last, one.month, one.year, said) == numbers


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "9/8/2021, 09-08-2021, 24/7, 17/9 of them, version 2.1.2019.3, 2023-13-12, 1/2023"),
        (
            "en",
            "in June. 7 of 90, The Sun sat, 17:9, 192.168.17.9, 1.9, COM/17/9/2020, up by 17.9.",
        ),
        (
            "it",
            "9/8/2021, 17/9 degli iscritti, del 17.9%, aumento del 17.9. Lun mar mer, filato 30/2",
        ),
        ("es", "9/8/2021, 17/9, el 17/9 de los socios, en el mar 7 veces, mayo. 2023, 14-09"),
        ("tr", "9/8/2021, 17/9, Per 7 kişi, sal 8, 30/2 iplik"),
    ],
)
def test_figures_that_are_no_date_or_two_are_not_read(lang: str, text: str) -> None:
    assert [one.written for one in mentions(text, lang)] == []


def test_the_name_of_a_newspaper_is_no_weekday() -> None:
    assert mentions("Edmonton Sun, August 16, 2008", "en")[0].weekdays == ()


def test_many_dates_take_no_long() -> None:
    text = "8 September: Thursday - " * 5_000
    started = process_time()
    assert mentions(text, "en")
    assert process_time() - started < 2
