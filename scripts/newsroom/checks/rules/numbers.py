"""Numbers in the prose, written as the language of the page writes them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.checks.folding import words_in
from newsroom.checks.reading.digits import matches_at, runs, starts
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
        rf"(?<![\w.,/:%’'-])[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+"
        rf"(?![\w/%]|[.,:]\d|-[A-Z](?!\w)|{_BLANK}%)"
    )
    for mark in ",."
}
_FOREIGN_MARK = {lang: "," if lang == "en" else "." for lang in _UNITS}
"""What parts decimals elsewhere."""
_DECIMALS = {
    lang: re.compile(
        rf"(?<![\w.,/:-])(?P<before>[%€$]{_BLANK}?)?\d{{1,3}}[{_FOREIGN_MARK[lang]}]\d{{1,2}}"
        rf"(?(before)(?![\w/:]|[.,]\d)|(?={_BLANK}?[%‰€]|{_BLANK}(?:{_LARGE[lang]}|{units}|km|kg)(?!\w)))"
    )
    for lang, units in _UNITS.items()
}
_SIGN_BEFORE = re.compile(rf"[%€$]{_BLANK}?\Z")
_AFTER_LARGE = {lang: re.compile(rf"{_BLANK}(?:{words})(?!\w)") for lang, words in _LARGE.items()}
_NAMED = re.compile(
    r"(?:(?<!\w)(?:laws?|acts?|decrees?|regulations?|directives?|nos?|nr|n|num|núm|version|versione"
    r"|versión|sürüm|v|release|section|sezione|sección|bölüm|chapter|article|art|pages?|pp?|tel"
    r"|phone|fax|iso|legge|ley|ore|alle|dalle|las|saat|in italian|in spanish|in turkish|in inglese"
    r"|en inglés|ingilizce|ingilizcede)\.?|[§#°º№])\s{0,3}$|\d[ ]$",
    re.IGNORECASE,
)
"""What stands before a number that names something (a law, a version, a time of day), or
before one that is shown as another language writes it."""
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
        if not _AFTER_LARGE[lang].match(reading.body.own_words, found.end()):
            value = found[0]
            yield reading.problem(
                code,
                found.start(),
                value=value,
                right=value.replace(mark, right),
                variant="ambiguous" if value.count(mark) == 1 else "clear",
            )


def decimals_fit_the_language(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Decimals are set apart as the language does it: 12.9 in English, 12,9 in the others."""
    lang = localized.file.lang
    if lang not in _LARGE:
        return
    mark = _FOREIGN_MARK[lang]
    for reading, found in _found(localized, _DECIMALS[lang], mark):
        right = found[0].replace(mark, "." if lang == "en" else ",")
        yield reading.problem("NUM003", found.start(), value=found[0], right=right)


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
        for found in matches_at(pattern, text, _places(text, mark)):
            if not _NAMED.search(text[max(0, found.start() - 24) : found.start()]):
                yield reading, found


def _places(text: str, mark: str) -> Iterator[int]:
    """Where numbers begin that hold such a mark, and the signs of currencies before them."""
    for start, end in runs(text):
        if text.startswith(mark, end):
            before = _SIGN_BEFORE.search(text, max(0, start - 2), start)
            yield from (before.start(), start) if before else (start,)


TEXT_RULES: tuple[PageRule, ...] = (
    thousands_fit_the_language,
    decimals_fit_the_language,
    billions_are_thousands_of_millions,
    percent_signs_stand_right,
)
