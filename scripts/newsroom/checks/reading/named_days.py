"""The names of weekdays and months in a text, in dates and alone: `every Tuesday`, `in June`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from newsroom.checks.folding import fold, words_in
from newsroom.checks.reading.date_patterns import CAPITAL_MONTHS, months, weekdays

_PLURALS = {
    "it": {"sabati": 5, "domeniche": 6},
    "es": {"sábados": 5, "domingos": 6},
}
_CASES = r"(?:['’]?(?:l[ae]r[a-zçğıöşü]{0,6}|[dt][ae]n?|y?[aeıiuü]|n?[ıiuü]n|s[ıi]|[dt][ıi]r))?"
"""The endings of a name in Turkish."""
_SHORTEST = 4
_OF_MONTH = re.compile(
    r"(?<!\w)(?:in|of|by|until|till|since|from|to|mid|early|late|every)[\s-]$", re.IGNORECASE
)
"""Before `May` and `March`, which are other words as well."""
_OTHER_WORDS = frozenset({"may", "march"})
_SUNDAY_BEHIND = re.compile(r"\s(?:gün|sabah|akşam)")
_SUNDAY_BEFORE = re.compile(r"(?:her|cumartesi(?: ve|,| ile|–|-)?)[ –-]?$")
_SUNDAY = 6
_LONGEST_BEFORE = 16


class Name(NamedTuple):
    """The name of a weekday (Monday is 0) or of a month (January is 1) in a text."""

    start: int
    end: int
    number: int


@lru_cache(maxsize=64)
def named_weekdays(text: str, lang: str) -> tuple[Name, ...]:
    """Every weekday that a text names in full, in order; no market in Turkish (`pazar`)."""
    found = _found(text, _weekday_names(lang), {"en": "s?", "tr": _CASES}.get(lang, ""))
    return tuple(name for name in found if _is_weekday(text, name, lang))


@lru_cache(maxsize=64)
def named_months(text: str, lang: str) -> tuple[Name, ...]:
    """Every month that a text surely names, in order, with or without a day or a year."""
    found = _found(text, _month_names(lang), _CASES if lang == "tr" else "")
    return tuple(name for name in found if _is_month(text, name, lang))


def _found(text: str, numbers: dict[str, int], endings: str) -> Iterator[Name]:
    names = tuple(numbers)
    if any(word.startswith(names) for word in words_in(text)):
        for match in _pattern(names, endings).finditer(fold(text)):
            yield Name(match.start(), match.end(), numbers[match[1]])


def _is_weekday(text: str, name: Name, lang: str) -> bool:
    """Not `Santo Domingo`, and `pazar` only where it is no market."""
    if lang == "es" and name.number == _SUNDAY:
        return text[name.start].islower()
    if lang == "tr" and name.number == _SUNDAY:
        before = fold(text[max(0, name.start - _LONGEST_BEFORE) : name.start])
        return bool(_SUNDAY_BEHIND.match(text, name.end) or _SUNDAY_BEFORE.search(before))
    return True


def _is_month(text: str, name: Name, lang: str) -> bool:
    """Not `you may`, nor `ekim` as sowing, nor `Julio` as a name."""
    written = text[name.start : name.end]
    if written[0].isupper() != (lang in CAPITAL_MONTHS):
        return False
    before = text[max(0, name.start - _LONGEST_BEFORE) : name.start]
    return written.lower() not in _OTHER_WORDS or bool(_OF_MONTH.search(before))


@cache
def _weekday_names(lang: str) -> dict[str, int]:
    return _full({**weekdays(lang), **_PLURALS.get(lang, {})})


@cache
def _month_names(lang: str) -> dict[str, int]:
    return _full(months(lang)) | ({"may": 5} if lang == "en" else {})


def _full(names: dict[str, int]) -> dict[str, int]:
    return {fold(name): number for name, number in names.items() if len(name) >= _SHORTEST}


@cache
def _pattern(names: tuple[str, ...], endings: str) -> re.Pattern[str]:
    either = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({either}){fold(endings)}(?!\w)")
