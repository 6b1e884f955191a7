"""Times of day as people write them: what is read out of a text."""

import pytest

from newsroom.checks.reading.times import time_ranges, times
from newsroom.words import languages

MIDNIGHT = "0:00 24:00"
NINE, HALF_PAST_NINE, QUARTER_TO_TEN = "9:00 21:00", "9:30 21:30", "9:45 21:45"
CERTAIN = [
    ("en", "It starts at 14:00.", ["14:00"]),
    ("en", "We meet at 14.30.", ["14:30"]),
    ("en", "from 2 p.m.", ["14:00"]),
    ("en", "2.30pm, 12 p.m. and 12am", ["14:30", "12:00", "0:00"]),
    ("en", "at noon, at midday, by midnight", ["12:00", "12:00", MIDNIGHT]),
    ("en", "half past nine", [HALF_PAST_NINE]),
    ("en", "at a quarter to ten.", [QUARTER_TO_TEN]),
    ("en", "nine o’clock", [NINE]),
    ("en", "at nine thirty in the morning", ["9:30"]),
    ("en", "At 9 on Tuesday", [NINE]),
    ("en", "at 9 in the evening", ["21:00"]),
    ("en", "doors open at 8.", ["8:00 20:00"]),
    ("en", "14:00 CEST, 9.30 CET", ["14:00", HALF_PAST_NINE]),
    ("it", "Inizio: 14.30", ["14:30"]),
    ("it", "alle 14 in punto e alle ore 16", ["14:00", "16:00"]),
    ("it", "alle 14, dalle 15", ["14:00", "15:00"]),
    ("it", "Ore 14, aula magna", ["14:00"]),
    ("it", "le nove e mezza", [HALF_PAST_NINE]),
    ("it", "alle 9 e mezza", [HALF_PAST_NINE]),
    ("it", "alle dieci meno un quarto", [QUARTER_TO_TEN]),
    ("it", "all’una e mezza", ["1:30 13:30"]),
    ("it", "a mezzogiorno e a mezzanotte", ["12:00", MIDNIGHT]),
    ("it", "alle 9 di sera, alle nove di mattina", ["21:00", "9:00"]),
    ("it", "alle ore quattordici", ["14:00"]),
    ("it", "- 9.30 Registrazione", [HALF_PAST_NINE]),
    ("es", "a las 14.", ["14:00"]),
    ("es", "a las 14 h y a las 15 horas", ["14:00", "15:00"]),
    ("es", "a las nueve y media", [HALF_PAST_NINE]),
    ("es", "a las diez menos cuarto", [QUARTER_TO_TEN]),
    ("es", "a la una y media", ["1:30 13:30"]),
    ("es", "al mediodía y a medianoche", ["12:00", MIDNIGHT]),
    ("es", "a las 9 de la noche", ["21:00"]),
    ("es", "a las 2:30 p. m.", ["14:30"]),
    ("es", "14h30 Bienvenida", ["14:30"]),
    ("tr", "saat 14’te", ["14:00"]),
    ("tr", "14.00’te başlar", ["14:00"]),
    ("tr", "saat 14 ve saat 16.30", ["14:00", "16:30"]),
    ("tr", "dokuz buçukta", [HALF_PAST_NINE]),
    ("tr", "saat dokuz buçuk", [HALF_PAST_NINE]),
    ("tr", "Saat dokuzda", [NINE]),
    ("tr", "ona çeyrek kala", [QUARTER_TO_TEN]),
    ("tr", "dokuzu çeyrek geçe", ["9:15 21:15"]),
    ("tr", "öğlen, gece yarısından önce", ["12:00", MIDNIGHT]),
    ("tr", "akşam 8", ["20:00"]),
]
RANGES = [
    ("en", "9 a.m.–5 p.m.", [("9:00", "17:00")]),
    ("en", "2–5 p.m. or 9–5 p.m.", [("14:00", "17:00"), ("9:00", "17:00")]),
    ("en", "Monday to Friday, 9 to 17.", [(NINE, "17:00")]),
    ("en", "open 9–5 daily", [(NINE, "5:00 17:00")]),
    ("en", "from 9:00 to noon", [(NINE, "12:00")]),
    ("en", "between 14:00 and 16:00", [("14:00", "16:00")]),
    ("it", "dalle 9 alle 17.", [(NINE, "17:00")]),
    ("it", "14.30–16.00", [("14:30", "16:00")]),
    ("it", "dalle 9.30 a mezzogiorno", [(HALF_PAST_NINE, "12:00")]),
    ("it", "tra le 9 e le 11,", [(NINE, "11:00 23:00")]),
    ("es", "de 9 a 17 h", [(NINE, "17:00")]),
    ("es", "de las 9 a las 17.", [(NINE, "17:00")]),
    ("es", "de 9.00 a 17.00 horas", [(NINE, "17:00")]),
    ("es", "entre las 9 y las 11.", [(NINE, "11:00 23:00")]),
    ("tr", "09.00’dan 17.00’ye kadar", [("9:00", "17:00")]),
    ("tr", "9.30–17.00 arası", [(HALF_PAST_NINE, "17:00")]),
    ("tr", "saat 9 ile 17 arasında", [(NINE, "17:00")]),
]
NO_TIMES = [
    ("en", "€14.30, 12.50 euros, £9.50, 3.14 and 10.5 million"),
    ("en", "version 3.10, Python 3.11, section 2.10, v1.20"),
    ("en", "a ratio of 1:50, 16:10 displays, 3:1, at a scale of 1:25"),
    ("en", "John 3:16 and Ps. 23:10; they won 21:15"),
    ("en", "pages 9–17, 9 to 17 members, at 9 sites, no. 14, 14 of 30"),
    ("en", "+39 0574 12 34 56, 17.09.2027, 2027-09-17, 7–9 September 2027"),
    ("en", "Article 14.30; inflation stood at 3.50; it took 2:45 minutes; set at 12.50"),
    ("it", "alle 14 imprese, dalle 9 alle 17 aziende, nel Mezzogiorno, 14 ore"),
    ("it", "legge 14.30, art. 9.30, 12,50 €, 9.30 euro, scala 1:50, Giovanni 3:16"),
    ("it", "da 9 a 17 imprese, le due imprese, le nove e le dieci imprese"),
    ("es", "a las 14 empresas, de 9 a 17 empresas, 14 horas de curso, versión 3.10"),
    ("es", "artículo 9.30, 12.50 €, escala 1:50, Juan 3:16, las tres y las cuatro"),
    ("tr", "14 saat, 24 saat 30 dakika, 14’ü, madde 9.30, 12.50 TL, 1:50 ölçekli"),
    ("tr", "dokuz buçuk milyon, sürüm 3.10, 9 ile 17 firma, Yuhanna 3:16, yüzde 9.50"),
    ("en", "she died at 24, priced at 9.50, from 9 to 17 firms"),
    ("es", "de 10 a 20 horas por semana, el día 7 por la mañana, el sábado 20 por la mañana"),
    ("tr", "yüzde 1.44’e kadar, 0.05’ten küçük, saat on beş dakika, öğleden sonra 1 saat"),
    ("xx", "at 14:00"),
]


def _said(readings: frozenset[tuple[int, int]]) -> str:
    return " ".join(f"{hour}:{minute:02}" for hour, minute in sorted(readings))


@pytest.mark.parametrize(("lang", "text", "said"), CERTAIN)
def test_a_time_is_read(lang: str, text: str, said: list[str]) -> None:
    assert [_said(time.readings) for time in times(text, lang) if time.is_certain] == said


@pytest.mark.parametrize(("lang", "text", "said"), RANGES)
def test_a_range_is_read(lang: str, text: str, said: list[tuple[str, str]]) -> None:
    found = [(first, last) for first, last in time_ranges(text, lang) if first.is_certain]
    assert [(_said(first.readings), _said(last.readings)) for first, last in found] == said
    assert all(last.is_end and not first.is_end for first, last in found)


@pytest.mark.parametrize(("lang", "text"), NO_TIMES)
def test_what_is_no_time_is_not_certain(lang: str, text: str) -> None:
    assert [time.written for time in times(text, lang) if time.is_certain] == []


def test_what_may_be_times_is_read() -> None:
    assert [_said(time.readings) for time in times("9–5", "en")] == [NINE, "5:00 17:00"]
    assert [_said(time.readings) for time in times("14.30", "es")] == ["14:30"]


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize(
    "part",
    ["1", " ", "9:", "9 ", "9–", "at 9 ", "saat ", "alle ", "14.30 ", "9 to ", "quarter to "],
)
def test_no_text_takes_long(lang: str, part: str) -> None:
    times(part * (200_000 // len(part)), lang)
