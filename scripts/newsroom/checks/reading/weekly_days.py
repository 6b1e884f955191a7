"""Weekdays that come again: `every Tuesday`, `il martedì`, `todos los martes`, `salıları`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.checks.folding import fold
from newsroom.checks.reading.date_patterns import full_weekdays, weekdays

_PLURALS: dict[str, dict[str, int]] = {
    "en": {},
    "it": {"sabati": 5, "domeniche": 6},
    "es": {"sábados": 5, "sabados": 5, "domingos": 6},
    "tr": {},
}
_BEFORE = {
    "en": r"(?:every|each)(?:\s(?:other|second))?|(?:first|second|third|fourth)",
    "it": r"ogni|tutt[ie]\s(?:i|le|gli)|(?:prim|second|terz|quart|ultim)[oa]|il|la|i|le"
    r"|nei|nelle",
    "es": r"cada|(?:todos\s)?los|(?:primer|segundo|tercer|cuarto|último)",
    "tr": r"her(?:\shafta)?|ilk|ikinci|üçüncü|dördüncü|son",
}
"""Words that make a weekday one that comes again, or one of every month."""
_AND = {"en": "and|or|&", "it": "e|ed|o", "es": "y|o|e", "tr": "ve|veya|ile"}
_NO_DATE = r"(?!,?\s(?:the\s)?\d|,?\s\(?\d)"
_MARKET = re.compile(r"pazar(?!tesi)", re.IGNORECASE)
_SUNDAY = re.compile(r"\s(?:gün|sabah|akşam|saat)")


class WeeklyDay(NamedTuple):
    """A weekday that comes again, as every week or as the first of every month."""

    start: int
    end: int
    written: str
    weekday: int
    """Monday is 0."""


@lru_cache(maxsize=64)
def weekly_days(text: str, lang: str) -> tuple[WeeklyDay, ...]:
    """Every weekday in the text that comes again, in order."""
    if lang not in _BEFORE or not _may_have(text, lang):
        return ()
    found = {day for pattern in _patterns(lang) for day in _found(text, lang, pattern)}
    return tuple(sorted(found))


def _may_have(text: str, lang: str) -> bool:
    folded = fold(text)
    return any(name in folded for name in _names(lang))


def _found(text: str, lang: str, pattern: re.Pattern[str]) -> Iterator[WeeklyDay]:
    for match in pattern.finditer(text):
        for day in _weekday(lang).finditer(text, match.start("days"), match.end("days")):
            if not (lang == "tr" and _is_market(text, day)):
                yield WeeklyDay(day.start(), day.end(), day[0], _names(lang)[fold(day[0])])


def _is_market(text: str, day: re.Match[str]) -> bool:
    """Whether `pazar` may be a market, and not a Sunday."""
    is_lower = bool(_MARKET.match(day[0])) and day[0][0].islower()
    return is_lower and not _SUNDAY.match(text, day.end())


@cache
def _names(lang: str) -> dict[str, int]:
    names = {name: weekdays(lang)[name] for name in full_weekdays(lang)}
    return {fold(name): number for name, number in {**names, **_PLURALS[lang]}.items()}


@cache
def _either(lang: str) -> str:
    names = sorted({*full_weekdays(lang), *_PLURALS[lang]}, key=len, reverse=True)
    return "|".join(re.escape(name).replace("i", "[iİıI]") for name in names)


@cache
def _weekday(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_either(lang)})", re.IGNORECASE)


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    name, between = rf"(?:{_either(lang)})", rf"(?:,\s|\s(?:{_AND[lang]})\s)"
    before = rf"(?:{_BEFORE[lang]})\s"
    listed = rf"(?P<days>{name}(?:{between}(?:{before})?{name}){{0,5}})(?!\w)"
    forms = [rf"(?<!\w){before}{listed}{_NO_DATE}"]
    if lang == "en":
        forms.append(rf"(?<!\w)(?P<days>{name}s(?:{between}{name}s){{0,5}})(?!\w)")
    if lang == "tr":
        forms.append(rf"(?<!\w){listed}\sgünleri")
        forms.append(rf"(?<!\w)(?P<days>{name}l[ae]r[ıi])(?!\w)")
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
