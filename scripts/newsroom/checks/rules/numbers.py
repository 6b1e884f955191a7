"""Numbers in the prose, written as the language of the page writes them."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from newsroom.checks.folding import words_in
from newsroom.checks.reading.currencies import currency_beside
from newsroom.checks.reading.digits import matches_at, starts, starts_before
from newsroom.checks.rules.readings import Reading, readings
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem

_BLANK = "[ \u00a0\u202f]"
_LARGE = {
    "en": "thousand|millions?|billions?|trillions?|bn",
    "it": "mila|milion[ei]|miliard[oi]|bilion[ei]",
    "es": "mil|mill[oó]n|millones|bill[oó]n|billones",
    "tr": r"bin|milyon\w{0,9}|milyar\w{0,9}|trilyon\w{0,9}",
}
_UNITS = {
    "en": r"per cent|percent|euros?|dollars|pounds|points|degrees|kilometres|tonnes|hectares",
    "it": r"per cento|euro|dollari|sterline|punti|gradi|chilometri|tonnellate|ettari",
    "es": r"por ciento|euros?|dólares|libras|puntos|grados|kilómetros|toneladas|hectáreas",
    "tr": r"avro|euro|dolar|lira|puan|derece|kilometre|hektar",
}
_THOUSANDS = {
    mark: re.compile(
        rf"(?<![\w.,/:%’'-])[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+(?P<rest>{re.escape(other)}\d{{1,2}})?"
        rf"(?![\w/%]|[.,:]\d|-[A-Z](?!\w)|{_BLANK}%)"
    )
    for mark, other in (",.", ".,")
}
_FOREIGN_MARK = {lang: "," if lang == "en" else "." for lang in _UNITS}
"""What parts decimals elsewhere."""
_DECIMALS = {
    mark: re.compile(rf"(?<![\w.,/:-])\d{{1,6}}{re.escape(mark)}\d{{1,2}}(?![\w/:]|[.,]\d)")
    for mark in ",."
}
_UNIT_BEHIND = {
    lang: re.compile(rf"{_BLANK}?[%‰]|{_BLANK}(?:{_LARGE[lang]}|{units}|km|kg)(?!\w)")
    for lang, units in _UNITS.items()
}
_PERCENT_BEFORE = re.compile(rf"(?<![\w.,])%{_BLANK}?\Z")
_AFTER_LARGE = {lang: re.compile(rf"{_BLANK}(?:{words})(?!\w)") for lang, words in _LARGE.items()}
_NAMED = re.compile(
    r"(?:(?<!\w)(?:laws?|acts?|decrees?|regulations?|directives?|resolutions?|cases?|nos?|nr|n|num|núm"
    r"|version|versione|versión|sürüm|v|release|build|firmware|section|sezione|sección|bölüm|chapter"
    r"|article|art|pages?|pp?|tel|phone|call|fax|iso|isbn|issn|doi|ip|id|vat|iva|nif|vkn|legge|lgs"
    r"|decreto|decreti|delibera|direttiva|regolamento|risoluzione|ley|directiva|reglamento|resolución"
    r"|kanun|yasa|yönetmelik|karar|ore|alle|dalle|las|saat|in italian|in spanish|in turkish"
    r"|in inglese|en inglés|ingilizce|ingilizcede)\.?:?|[§#°º№=≈~<>±])\s{0,3}$|\d[ ]$",
    re.IGNORECASE,
)
"""What stands before a number that names something (a law, a version, a time of day), or
before one that is shown as another language writes it.
"""
_EXACT_BEFORE = re.compile(
    r"(?<!\w)(?:lat|lon|lng|long|latitud\w{0,2}|latitudine|longitud\w{0,2}|longitudine|enlem\w{0,3}"
    r"|boylam\w{0,3}|coordinates?|coordinat[ae]|coordenadas?|koordinat\w{0,6}|gps|position|posizione"
    r"|posición|konum\w{0,3}|ratio|rapporto|proporción|oran\w{0,3}|pi)\b[^\n]{0,24}$",
    re.IGNORECASE,
)
_EXACT_BEHIND = re.compile(
    rf"{_BLANK}?°|{_BLANK}?[NSEWOKGDB]\b|{_BLANK}(?:[kcm]?m|[kcm]?g|ml|cl|l|m?s|k?Hz|V|A|W)\b"
)
"""Coordinates and measures, with as many decimals as they need."""
_MOST_OF_BYTE = 255
_MOST = 5_000
"""Numbers that are looked at in one text; a text that is to be read has fewer."""
_EXCHANGE_MARKS = str.maketrans(".,", ",.")
_FALSE_BILLIONS = {
    "es": (
        re.compile(
            r"(?<!\w)bill(?:ón|ones)(?!\w| (?:american|estadounidens|anglosaj))", re.IGNORECASE
        ),
        "mil millones",
    ),
    "it": (re.compile(r"(?<!\w)bilion[ei](?!\w)", re.IGNORECASE), "miliardi"),
}
_BILLIONS = words_in("billón billones bilione bilioni")
_TRUE_TRILLION = re.compile(r"trillion|million million", re.IGNORECASE)
_NUMBER = r"(?<![\d.,])\d{1,12}(?:[.,]\d{1,12})?"
_PERCENT = {
    "en": re.compile(rf"(?P<number>{_NUMBER}){_BLANK}{{1,3}}%(?!\d)"),
    "it": re.compile(rf"(?P<number>{_NUMBER}){_BLANK}{{1,3}}%(?!\d)"),
    "es": re.compile(rf"(?P<number>{_NUMBER})%"),
    "tr": re.compile(
        rf"(?P<number>{_NUMBER}){_BLANK}?%(?!{_BLANK}?\d)|%{_BLANK}{{1,3}}(?P<after>\d[\d.,]{{0,12}}(?<=\d))"
    ),
}
_PERCENT_FORM = {"en": "{}%", "it": "{}%", "es": "{}\u00a0%", "tr": "%{}"}


def thousands_fit_the_language(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Thousands are set apart as the language does it: 3,190 in English, 3.190 in the others."""
    lang = localized.file.lang
    if lang not in _LARGE:
        return
    code, mark, right = ("NUM001", ".", ",") if lang == "en" else ("NUM002", ",", ".")
    for reading, found in _found(localized, _THOUSANDS[mark], mark):
        text, value = reading.body.own_words, found[0]
        if found["rest"] or not (_AFTER_LARGE[lang].match(text, found.end()) or _is_exact(found)):
            yield reading.problem(
                code,
                found.start(),
                value=value,
                right=value.translate(_EXCHANGE_MARKS)
                if found["rest"]
                else value.replace(mark, right),
                variant="ambiguous" if value.count(mark) == 1 and not found["rest"] else "clear",
            )


def decimals_fit_the_language(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Decimals are set apart as the language does it: 12.9 in English, 12,9 in the others."""
    lang = localized.file.lang
    if lang not in _LARGE:
        return
    mark = _FOREIGN_MARK[lang]
    for reading, found in _found(localized, _DECIMALS[mark], mark):
        if span := _with_unit(found, lang):
            value = " ".join(reading.body.own_words[slice(*span)].split(" "))
            right = value.replace(mark, "." if lang == "en" else ",")
            yield reading.problem("NUM003", span[0], value=value, right=right)


def _with_unit(found: re.Match[str], lang: str) -> tuple[int, int] | None:
    """Where a number stands with its sign or currency, if something says what it counts."""
    text, (start, end) = found.string, found.span()
    if beside := currency_beside(text, start, end, lang):
        return beside[1:]
    if before := _PERCENT_BEFORE.search(text[max(0, start - 2) : start]):
        return start - len(before[0]), end
    return (start, end) if _UNIT_BEHIND[lang].match(text, end) else None


def _is_exact(found: re.Match[str]) -> bool:
    """Whether a number is a coordinate, a measure with its decimals, or an IP address."""
    text, parts = found.string, re.split("[.,]", found[0])
    if len(parts) == 4 and all(int(part) <= _MOST_OF_BYTE for part in parts):
        return True
    line = text[max(0, found.start() - 60) : found.start()]
    is_single = len(parts) == 2
    return is_single and bool(_EXACT_BEHIND.match(text, found.end()) or _EXACT_BEFORE.search(line))


def billions_are_thousands_of_millions(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """An English billion is `mil millones` in Spanish and a `miliardo` in Italian."""
    pattern, right = _FALSE_BILLIONS.get(localized.file.lang, (None, ""))
    if pattern is None:
        return
    original = context.library.originals.get(localized.file.ref)
    for reading in readings(localized):
        if _BILLIONS.isdisjoint(words_in(reading.body.own_words)):
            continue
        for found in pattern.finditer(reading.body.own_words):
            if original and _TRUE_TRILLION.search(original.file.body.text):
                return
            yield reading.problem("NUM004", found.start(), value=found[0], right=right)


def is_false_billion(
    values: Mapping[str, Any], localized: LocalizedPage, context: RuleContext
) -> bool:
    """Whether two pages differ only in that one calls a billion what is a million millions."""
    pattern, _ = _FALSE_BILLIONS.get(localized.file.lang, (None, ""))
    there, here = (" + ".join(values[name]) for name in ("there", "here"))
    if pattern is None or not pattern.search(here):
        return False
    is_same = re.findall(r"\d+", there) == re.findall(r"\d+", here) and " + " not in here
    return is_same and any(billions_are_thousands_of_millions(localized, context))


def percent_signs_stand_right(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The percent sign stands where the language puts it: 85%, 85 % in Spanish, %85 in Turkish."""
    lang = localized.file.lang
    if lang not in _PERCENT:
        return
    for reading in readings(localized):
        text = reading.body.own_words
        if "%" not in text:
            continue
        places = {*starts(text), *(sign.start() for sign in re.finditer("%", text))}
        for found in matches_at(_PERCENT[lang], text, sorted(places)):
            number = found["number"] or found["after"]
            right = _PERCENT_FORM[lang].format(number)
            yield reading.problem("NUM005", found.start(), value=found[0], right=right)


def _found(
    localized: LocalizedPage, pattern: re.Pattern[str], mark: str
) -> Iterator[tuple[Reading, re.Match[str]]]:
    """The numbers of a form, without those that are names."""
    for reading in readings(localized):
        text = reading.body.own_words
        for found in matches_at(pattern, text, islice(starts_before(text, mark), _MOST)):
            if not _NAMED.search(text[max(0, found.start() - 24) : found.start()]):
                yield reading, found


TEXT_RULES: tuple[PageRule, ...] = (
    thousands_fit_the_language,
    decimals_fit_the_language,
    billions_are_thousands_of_millions,
    percent_signs_stand_right,
)
