"""Parts of a month as people write them: what is read out of a text."""

import pytest

from newsroom.checks.reading.month_parts import month_parts
from newsroom.words import languages

READ = [
    ("en", "in early September 2027", ("early", 9, 2027)),
    ("en", "by mid-September", ("mid", 9, None)),
    ("en", "Late June", ("late", 6, None)),
    ("en", "at the beginning of October", ("early", 10, None)),
    ("en", "by the end of May 2027", ("late", 5, 2027)),
    ("en", "in late 2016", ("late", None, 2016)),
    ("it", "a inizio settembre 2027", ("early", 9, 2027)),
    ("it", "all’inizio di settembre", ("early", 9, None)),
    ("it", "ai primi di maggio", ("early", 5, None)),
    ("it", "a metà settembre", ("mid", 9, None)),
    ("it", "verso la fine di agosto", ("late", 8, None)),
    ("it", "alla fine del 2016", ("late", None, 2016)),
    ("es", "a principios de septiembre de 2027", ("early", 9, 2027)),
    ("es", "a mediados de septiembre", ("mid", 9, None)),
    ("es", "a finales del mes de junio", ("late", 6, None)),
    ("es", "a fines de 2016", ("late", None, 2016)),
    ("tr", "Eylül 2027 başında", ("early", 9, 2027)),
    ("tr", "Eylül ortasında", ("mid", 9, None)),
    ("tr", "Eylül ayının ortalarında", ("mid", 9, None)),
    ("tr", "Haziran sonu", ("late", 6, None)),
    ("tr", "Kasım’ın sonunda", ("late", 11, None)),
    ("tr", "2016 yılının sonunda", ("late", None, 2016)),
]


@pytest.mark.parametrize(("lang", "text", "part"), READ)
def test_a_part_of_a_month_is_read(
    lang: str, text: str, part: tuple[str, int | None, int | None]
) -> None:
    assert [(one.part, one.month, one.year) for one in month_parts(text, lang)] == [part]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "early may be late, the end of the day, in the middle of 2,016 firms, late 2016–17"),
        ("it", "nella prima metà di settembre, il fine settimana, i primi di molti, la fine"),
        ("es", "el principio de todo, medio septiembre, el fin de semana"),
        ("tr", "Eylül başkanı, ekim sonrası, Eylül ortağı, 2016 sonuçları, Mayıs başvuruları"),
        ("xx", "early September"),
    ],
)
def test_what_is_no_part_of_a_month_is_not_read(lang: str, text: str) -> None:
    assert month_parts(text, lang) == ()


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("part", ["early ", "fine di ", "Eylül ", "2016 ", "fin de ", "e"])
def test_no_text_takes_long(lang: str, part: str) -> None:
    month_parts(part * (200_000 // len(part)), lang)
