"""Ordinal numbers: `12th`, `13.ª`, `12’ncisi`, `twelfth`, `duodécima`, `on ikinci`, `XII`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsroom.checks.folding import fold, words_in
from newsroom.checks.reading.digits import matches_at, starts

_UNITS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth",
    "it": "prim second terz quart quint sest settim ottav non",
    "es": "primer segund tercer cuart quint sext séptim octav noven",
    "tr": "birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu",
}
_MORE = {
    "en": "tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16"
    " seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40"
    " fiftieth=50 sixtieth=60 seventieth=70 eightieth=80 ninetieth=90 hundredth=100",
    "it": "decim=10 undicesim=11 dodicesim=12 tredicesim=13 quattordicesim=14 quindicesim=15"
    " sedicesim=16 diciassettesim=17 diciottesim=18 diciannovesim=19 ventesim=20 ventunesim=21"
    " ventiduesim=22 ventitreesim=23 ventiquattresim=24 venticinquesim=25 ventiseiesim=26"
    " ventisettesim=27 ventottesim=28 ventinovesim=29 trentesim=30 trentunesim=31"
    " quarantesim=40 cinquantesim=50 sessantesim=60 settantesim=70 ottantesim=80"
    " novantesim=90 centesim=100",
    "es": "décim=10 undécim=11 duodécim=12 vigésim=20 trigésim=30 cuadragésim=40 quincuagésim=50"
    " sexagésim=60 septuagésim=70 octogésim=80 nonagésim=90 centésim=100",
    "tr": "onuncu=10 yirminci=20 otuzuncu=30 kırkıncı=40 ellinci=50 altmışıncı=60 yetmişinci=70"
    " sekseninci=80 doksanıncı=90 yüzüncü=100 ilk=1",
}
_TENS = {
    "en": (
        r"[ -]",
        "twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90",
    ),
    "it": ("", ""),
    "es": (
        r"(?:[oa] )?",
        "decimo=10 décim=10 vigesimo=20 vigésim=20 trigesimo=30 trigésim=30 cuadragésim=40"
        " quincuagésim=50",
    ),
    "tr": (" ?", "on=10 yirmi=20 otuz=30 kırk=40 elli=50 altmış=60 yetmiş=70 seksen=80 doksan=90"),
}
"""What stands between tens and units, and the tens before them."""
_ENDINGS = {"en": "", "it": "[oaie]", "es": "(?:[oa]s?)?", "tr": "[a-zçğöşü]{0,8}"}
_FIGURES = {
    "en": r"(?:st|nd|rd|th)\b",
    "it": r"(?:\.?[ºªao]\b|\.?[ºª]|°(?! ?[CFNSEWO\d])|[-’']?esim[oaie]\b|\.?m[oa]\b)",
    "es": r"(?:\.?[ºª]|°(?! ?[CFNSEWO\d])|\.?(?:er|[oa]|r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|n[oa])\b)",
    "tr": r"(?:['’]?[ıiuü]?nc[ıiuü]\w{0,8}|\\?\.(?= [^\W\d_]))",
}
_DOUBTFUL = {
    "en": r"\b(?:an?|one) (?:third|fourth|fifth|tenth)$",
    "it": r"(?<!il )(?<!al )(?<!el )(?<!ul )(?<!suo )secondo$|\ba seconda$|\bprim[ae]$|\bterzi$"
    r"|\b(?:un|tre|e) (?:terzo|quarto|quinto|decimo)$",
    "es": r"(?<!el )(?<!al )(?<!su )(?<!te )segundos?$|\bprimero$"
    r"|\b(?:un|de|tres|y) (?:cuartos?|tercer|quinto|décimo)$",
    "tr": r"\bilk\w*$",
}
"""Words that mean something else as well: seconds, a quarter, `according to`."""
_ROMAN = re.compile(r"(?<![\w.-])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})[ºª°]?(?![\w-])")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_LONGEST_BEFORE = 8


class Ordinal(NamedTuple):
    """An ordinal number in a text."""

    start: int
    end: int
    value: int
    is_certain: bool
    """Whether it cannot be something else."""
    may_be_number: bool = False
    """Whether it may also be a number at the end of a sentence: `12. Uluslararası`."""


def ordinals_in(text: str, lang: str) -> list[Ordinal]:
    """Every ordinal number, in order."""
    if lang not in _UNITS:
        return []
    return sorted([*_in_figures(text, lang), *ordinals_in_words(text, lang)])


def ordinals_in_words(text: str, lang: str) -> list[Ordinal]:
    """Those in words and in Roman figures, in order."""
    return sorted([*_in_words(text, lang), *_roman(text)]) if lang in _UNITS else []


def _in_figures(text: str, lang: str) -> Iterator[Ordinal]:
    for match in matches_at(_figures(lang), text, starts(text)):
        start, end = match.span()
        is_item = (
            match[0][-1] == "."
            and "\\" not in match[0]
            and not text[:start].rpartition("\n")[2].strip()
        )
        if not is_item:
            yield Ordinal(
                start,
                end,
                int(match[1]),
                is_certain=True,
                may_be_number=match[0][-1] == "." and text[end + 1].isupper(),
            )


def _in_words(text: str, lang: str) -> Iterator[Ordinal]:
    values, tens = _values(lang), _tens(lang)
    beginnings = _beginnings(lang)
    if not any(word.startswith(beginnings) for word in words_in(text)):
        return
    folded = fold(text)
    for match in _words(lang).finditer(folded):
        start, end = match.span()
        value = tens.get(match["tens"], 0) + values[match["last"]]
        before = folded[max(0, start - _LONGEST_BEFORE) : end]
        yield Ordinal(start, end, value, is_certain=not _doubtful(lang).search(before))


def _roman(text: str) -> Iterator[Ordinal]:
    for match in _ROMAN.finditer(text) if "I" in text or "X" in text else ():
        values = [_ROMAN_VALUES[sign] for sign in match[0].rstrip("ºª°")]
        pairs = zip(values, [*values[1:], 0], strict=True)
        value = sum(-one if one < following else one for one, following in pairs)
        yield Ordinal(match.start(), match.end(), value, is_certain=True)


@cache
def _figures(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,/:-])(\d{{1,3}})(?i:{_FIGURES[lang]})")


@cache
def _doubtful(lang: str) -> re.Pattern[str]:
    return re.compile(fold(_DOUBTFUL[lang]))


@cache
def _values(lang: str) -> dict[str, int]:
    """The beginnings of ordinal numbers in words, folded, with their values."""
    units = {word: number for number, word in enumerate(_UNITS[lang].split(), start=1)}
    return _folded(units) | _folded(_pairs(_MORE[lang]))


@cache
def _tens(lang: str) -> dict[str, int]:
    return _folded(_pairs(_TENS[lang][1]))


def _pairs(written: str) -> dict[str, int]:
    return {word: int(value) for word, _, value in (one.partition("=") for one in written.split())}


def _folded(values: dict[str, int]) -> dict[str, int]:
    return {fold(word): value for word, value in values.items()}


@cache
def _beginnings(lang: str) -> tuple[str, ...]:
    """How a word may begin that is an ordinal number, or the first part of one."""
    vowels = "oaie" if lang == "it" else ("",)
    return (*(word + vowel for word in _values(lang) for vowel in vowels), *_tens(lang))


@cache
def _words(lang: str) -> re.Pattern[str]:
    either, tens = (
        "|".join(sorted(of, key=len, reverse=True)) for of in (_values(lang), _tens(lang))
    )
    before = rf"(?:(?P<tens>{tens}){_TENS[lang][0]})?" if tens else "(?P<tens>(?!))?"
    return re.compile(rf"\b{before}(?P<last>{either}){_ENDINGS[lang]}\b")
