"""Weekdays that come again: what is read out of a text."""

import pytest

from newsroom.checks.reading.weekly_days import weekly_days
from newsroom.words import languages

READ = [
    ("en", "every Tuesday", [1]),
    ("en", "Each Monday and Thursday at 9", [0, 3]),
    ("en", "on Tuesdays and Fridays", [1, 4]),
    ("en", "the first Tuesday of every month", [1]),
    ("en", "every other Wednesday", [2]),
    ("it", "ogni martedì", [1]),
    ("it", "tutti i martedì e i giovedì", [1, 3]),
    ("it", "il lunedì e il mercoledì dalle 9 alle 12", [0, 2]),
    ("it", "tutte le domeniche", [6]),
    ("it", "il primo martedì del mese", [1]),
    ("es", "todos los martes", [1]),
    ("es", "cada lunes", [0]),
    ("es", "los sábados y domingos", [5, 6]),
    ("es", "el primer martes de cada mes", [1]),
    ("tr", "her salı", [1]),
    ("tr", "salıları", [1]),
    ("tr", "Pazartesi ve perşembe günleri", [0, 3]),
    ("tr", "her pazar günü", [6]),
    ("tr", "ayın ilk salı günü", [1]),
]


@pytest.mark.parametrize(("lang", "text", "days"), READ)
def test_a_weekly_day_is_read(lang: str, text: str, days: list[int]) -> None:
    assert [one.weekday for one in weekly_days(text, lang)] == days


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "on Tuesday, Tuesday 7 September, every day, 7 September; since last Friday",
        ),
        ("it", "martedì prossimo, il martedì 7 settembre, la rivolta di lunedì"),
        ("es", "el martes, los martes 7 y 14 de septiembre, el martes 7"),
        ("tr", "salı günü, yeni pazarları, her pazar için, Salı 7 Eylül, son pazar payı"),
        ("xx", "every Tuesday"),
    ],
)
def test_what_is_no_weekly_day_is_not_read(lang: str, text: str) -> None:
    assert weekly_days(text, lang) == ()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("part", ["every ", "il lunedì ", "salı ve ", "los martes y ", "her "])
def test_no_text_takes_long(lang: str, part: str) -> None:
    weekly_days(part * (200_000 // len(part)), lang)
