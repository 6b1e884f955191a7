"""How each language writes dates, numbers and places."""

from datetime import date
from decimal import Decimal

import pytest

from newsroom.words import formats, languages
from newsroom.words.local_time import town_of

SPANS = {
    ("2023-07-11", "2023-07-11"): (
        "Tuesday 11 July 2023",
        "martes, 11 de julio de 2023",
        "martedì 11 luglio 2023",
        "11 Temmuz 2023 Salı",
    ),
    ("2023-09-07", "2023-09-09"): (
        "7–9 September 2023",
        "7–9 de septiembre de 2023",
        "7–9 settembre 2023",
        "7–9 Eylül 2023",
    ),
    ("2026-08-30", "2026-09-02"): (
        "30 August – 2 September 2026",
        "30 de agosto – 2 de septiembre de 2026",
        "30 agosto – 2 settembre 2026",
        "30 Ağustos – 2 Eylül 2026",
    ),
    ("2026-12-31", "2027-01-01"): (
        "31 December 2026 – 1 January 2027",
        "31 de diciembre de 2026 – 1 de enero de 2027",
        "31 dicembre 2026 – 1 gennaio 2027",
        "31 Aralık 2026 – 1 Ocak 2027",
    ),
}


@pytest.mark.parametrize(("days", "written"), SPANS.items())
def test_a_span_of_days(days: tuple[str, str], written: tuple[str, ...]) -> None:
    first, last = (date.fromisoformat(day) for day in days)
    assert tuple(formats.span(first, last, lang) for lang in languages()) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(3190), ("3,190", "3.190", "3.190", "3.190")),
        (Decimal(31900), ("31,900", "31.900", "31.900", "31.900")),
        (Decimal("12.9"), ("12.9", "12,9", "12,9", "12,9")),
    ],
)
def test_a_number(value: Decimal, written: tuple[str, ...]) -> None:
    assert tuple(formats.number(value, lang) for lang in languages()) == written


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("TR", ("Türkiye", "Turquía", "Turchia", "Türkiye")),
        ("GB", ("United Kingdom", "Reino Unido", "Regno Unito", "Birleşik Krallık")),
    ],
)
def test_a_country(code: str, written: tuple[str, ...]) -> None:
    assert tuple(formats.country(code, lang) for lang in languages()) == written


def test_countries_are_countries() -> None:
    assert {"GB", "TR", "CL", "XK"} & formats.country_codes() == {"GB", "TR", "CL"}
    assert "UK" not in formats.country_codes()
    assert len(formats.country_codes()) == 249


@pytest.mark.parametrize(
    ("lang", "ordered"),
    [
        ("tr", ["Ceviz", "Çay", "Isı", "İpek", "Oya", "Öz", "Sırt", "Şal", "Ulus", "Ünlü"]),
        ("es", ["Año", "canto", "caña", "ñandú", "óptimo", "otro"]),
        ("it", ["città", "cluster", "è", "eco"]),
    ],
)
def test_words_sort_by_the_alphabet_of_their_language(lang: str, ordered: list[str]) -> None:
    mixed = ordered[::-1]
    assert sorted(mixed, key=lambda word: formats.sort_key(word, lang)) == ordered


@pytest.mark.parametrize(
    ("month", "year", "written"),
    [
        (9, None, ("September", "septiembre", "settembre", "Eylül")),
        (2, 2023, ("February 2023", "febrero de 2023", "febbraio 2023", "Şubat 2023")),
    ],
)
def test_a_month(month: int, year: int | None, written: tuple[str, ...]) -> None:
    assert tuple(formats.month_name(month, year, lang) for lang in languages()) == written


@pytest.mark.parametrize(
    ("character", "written"),
    [
        (
            "\u00ad",
            (
                "U+00AD, soft hyphen",
                "U+00AD, guion opcional",
                "U+00AD, trattino facoltativo",
                "U+00AD, isteğe bağlı tire",
            ),
        ),
        (
            "\u0435",
            ("U+0435, Cyrillic", "U+0435, cirílico", "U+0435, cirillico", "U+0435, Kiril"),
        ),
        ("\x07", 4 * ("U+0007",)),
    ],
)
def test_a_character_has_its_name_or_only_its_code(
    character: str, written: tuple[str, ...]
) -> None:
    assert tuple(formats.character_name(character, lang) for lang in languages()) == written


@pytest.mark.parametrize(
    ("lang", "shown"),
    [
        ("en", "Tuesday 7 September"),
        ("it", "martedì 7 settembre"),
        ("es", "martes, 7 de septiembre"),
        ("tr", "7 Eylül Salı"),
    ],
)
def test_a_day_with_its_weekday_needs_no_year(lang: str, shown: str) -> None:
    assert formats.weekday_of_month(date(2027, 9, 7), lang) == shown


@pytest.mark.parametrize(
    ("zone", "shown"),
    [
        ("Europe/Rome", ["Rome", "Roma", "Roma", "Roma"]),
        ("Europe/Istanbul", ["Istanbul", "Istanbul", "Estambul", "İstanbul"]),
        ("Asia/Calcutta", ["Kolkata", "Calcutta", "Calcuta", "Kalküta"]),
        ("Asia/Kolkata", ["Kolkata", "Calcutta", "Calcuta", "Kalküta"]),
        ("America/New_York", ["New York", "New York", "Nueva York", "New York"]),
        ("Europe/Oslo", ["Oslo"] * 4),
        ("Europe/Sarajevo", ["Sarajevo", "Sarajevo", "Sarajevo", "Saraybosna"]),
        ("US/Eastern", ["New York", "New York", "Nueva York", "New York"]),
    ],
)
def test_the_town_of_a_zone_has_its_name_in_each_language(zone: str, shown: list[str]) -> None:
    assert [town_of(zone, lang) for lang in ("en", "it", "es", "tr")] == shown
