"""Weekdays with the number of a day alone: what is read out of a text."""

import pytest

from newsroom.checks.reading.days_without_month import days_without_month


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "## Thursday 8", (3, 8)),
        ("en", "- Thursday the 8th: weaving", (3, 8)),
        ("en", "| Thursday 8 | 9:00 |", (3, 8)),
        ("en", "**Thursday, 8th**", (3, 8)),
        ("it", "### Giovedì 8 – Apertura", (3, 8)),
        ("es", "Jueves día 8", (3, 8)),
        ("tr", "## 8 Perşembe", (3, 8)),
    ],
)
def test_a_day_is_read(lang: str, text: str, day: tuple[int, int]) -> None:
    assert [(one.weekday, one.day) for one in days_without_month(text, lang)] == [day]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Thursday 8–17\n- Thursday 8:00\nThursday 8 a.m.\nThursday 8 firms\nMonday 8.30"),
        ("en", "We met on Thursday 8\n\nThursday 8 September\n"),
        ("it", "Giovedì 8-17\nGiovedì 8.30 – 17\nGiovedì 8 settembre"),
        ("es", "Jueves 8 h\nJueves 8 de septiembre"),
        ("tr", "8 Perşembe firması\n8 Eylül Perşembe"),
        ("xx", "## Thursday 8"),
    ],
)
def test_what_is_no_day_is_not_read(lang: str, text: str) -> None:
    assert list(days_without_month(text, lang)) == []


@pytest.mark.parametrize("part", ["1 ", "Thursday 8 ", "## Thursday 8\n", "\n1", "| "])
def test_no_text_takes_long(part: str) -> None:
    list(days_without_month(part * (200_000 // len(part)), "en"))
