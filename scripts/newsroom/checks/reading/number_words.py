"""Numbers in words, recognised by how the words begin: `vent` for `venti` and `vent’anni`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

from newsroom.words.formats import large_numbers, lower

_SPELT = {
    "en": "one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11"
    " twel=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18"
    " nineteen=19 twent=20 thirt=30 fort=40 fift=50 sixt=60 sevent=70 eight=80 ninet=90"
    " hundred=100 centur=100 centen=100 thousand=1000 half=50 quarter=25 dozen=12 decad=*",
    "it": "un=1 due=2 tre=3 quattr=4 cinqu=5 sei=6 sett=7 ott=8 nov=9 dieci=10 decin=10"
    " undici=11 dodici=12 dozzin=12 tredici=13 quattordici=14 quindici=15 sedici=16"
    " diciassette=17 diciotto=18 diciannove=19 vent=20 trent=30 quarant=40 cinquant=50"
    " sessant=60 settant=70 ottant=80 novant=90 cent=100 mill=1000 migli=1000 mila=1000 met=50"
    " mezz=50 quart=25 secol=100 decenn=*",
    "es": "un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 decen=10"
    " once=11 doce=12 trece=13 catorce=14 quince=15 dieci=16 dieci=17 dieci=18 dieci=19"
    " veint=20 treint=30 cuarent=40 cincuent=50 sesent=60 setent=70 ochent=80 novent=90"
    " cien=100 centen=100 doscient=200 trescient=300 cuatrocient=400 quinient=500"
    " seiscient=600 setecient=700 ochocient=800 novecient=900 mil=1000 mitad=50 medi=50"
    " cuart=25 sigl=100 décad=* decen=* quincen=15",
    "tr": "bir=1 iki=2 üç=3 dört=4 beş=5 altı=6 yedi=7 sekiz=8 dokuz=9 on=10 düzine=12"
    " yirmi=20 otuz=30 kırk=40 elli=50 altmış=60 yetmiş=70 seksen=80 doksan=90 yüz=100"
    " bin=1000 yarı=50 buçuk=50 çeyrek=25 asır=100 asr=100",
}
"""How number words begin; `*` is any number of tens, as in `four decades`.

A beginning too many only makes the comparison more tolerant.
"""

_TOGETHER = frozenset({"it", "tr"})
"""Languages that write large numbers as one word."""
_LARGE = (1_000_000_000, 1_000_000, 1000)


@lru_cache(maxsize=64)
def spelt_numbers(text: str, lang: str) -> frozenset[int]:
    """The numbers that a text may say in words."""
    words, values = _spelt(lang)
    text = lower(text, lang)
    found = {value for part in words.finditer(text) for value in _parts(part, values, lang)}
    large = {large_numbers(lang)[word] for word in _large(lang).findall(text)}
    return frozenset(found | large | ({1} if large else set()))


@cache
def _spelt(lang: str) -> tuple[re.Pattern[str], dict[str, frozenset[int]]]:
    values: dict[str, set[int]] = {}
    for pair in _SPELT.get(lang, "").split():
        word, _, value = pair.partition("=")
        found = range(10, 100, 10) if value == "*" else [int(value)]
        values.setdefault(word, set()).update(found)
    either = "|".join(sorted(values, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"\b({either})\w{{0,40}}"), {
        word: frozenset(of) for word, of in values.items()
    }


def _parts(word: re.Match[str], values: dict[str, frozenset[int]], lang: str) -> Iterator[int]:
    """What a word says, or in it each number: `millecinquecento`."""
    yield from values[word[1]]
    if lang in _TOGETHER:
        for beginning, found in values.items():
            if beginning in word[0] and len(beginning) > 2:
                yield from found


def may_be_spelt(number: Decimal, spelt: frozenset[int]) -> bool:
    """Whether words with these values may say a number: 1500 by 15 and 100, 2.5 by 2 and 50."""
    if number in spelt:
        return True
    whole, rest = divmod(number, 1)
    if rest:
        of_rest = {Decimal("0.5"): {50}, Decimal("0.25"): {25}, Decimal("0.75"): {3, 25}}
        has_rest = of_rest.get(rest, {0}) <= spelt
        return has_rest and (not whole or may_be_spelt(whole, spelt))
    if number < 100:
        return (number > 10 and number // 10 * 10 in spelt) or (number == 75 and {3, 25} <= spelt)
    if number < 1000:
        return _in_parts(number, 100, spelt)
    is_in_hundreds = number < 10_000 and not number % 100 and _in_parts(number, 100, spelt)
    return is_in_hundreds or any(_in_parts(number, large, spelt) for large in _LARGE)


def _in_parts(number: Decimal, large: int, spelt: frozenset[int]) -> bool:
    """Whether a number may be said as so many hundreds or thousands, and the rest."""
    if large not in spelt and not (large == 100 and number // 100 * 100 in spelt):
        return False
    if may_be_spelt(number / large, spelt):
        return True
    count, rest = divmod(number, large)
    is_counted = count == 1 or count * large in spelt or may_be_spelt(count, spelt)
    return bool(count) and is_counted and (not rest or may_be_spelt(rest, spelt))


@cache
def _large(lang: str) -> re.Pattern[str]:
    """`million` after a word, as in `two million`."""
    return re.compile(rf"(?<=[^\W\d_]\s)({'|'.join(map(re.escape, large_numbers(lang)))})\b")
