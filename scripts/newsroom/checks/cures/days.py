"""Which day is meant by what stands in place of one: `12 March 2027`, `12/3/2027`."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from newsroom.checks.cures.data import words_of
from newsroom.checks.cures.written import Written
from newsroom.content.near import folded
from newsroom.content.written_values import days_in_figures
from newsroom.words import languages
from newsroom.words.formats import month_names

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"(\d{1,4})(?:st|nd|rd|th|º|ª|er|inci|nci|uncu|üncü|ncı|ıncı)?")
_SHORT_YEAR = re.compile(r"(\d{1,2}[./-]\d{1,2}[./-])(\d{2})")
_WITH_TIME = re.compile(r"(\S{8,10})[T ]\d{1,2}[:.]\d{2}\S{0,20}")
_LONGEST = 60
_MAIN = (("start",), ("end",), ("date",))
"""The days of an event and of an issue, which may be unknown."""
_MOST_DAYS, _FIRST_YEAR = 31, 1000


def cure(written: Written) -> Mapping[str, object]:
    """The day, the two that may be meant, or what to do when nobody knows it yet."""
    if written.path[-1] == "as_of" and not days_of(written.text):
        years = _parts(written.text)[2]
        return {"variant": "near", "near": str(years[0])} if years else {"variant": "form"}
    is_main = written.path in _MAIN and "date_known" in written.kind.model_fields
    if is_main and folded(written.text) in words_of("values", "days"):
        return {"variant": "unknown"}
    found = nearest_day(written.text)
    return {"variant": "form"} if found["variant"] == "range" and not is_main else found


def nearest_day(value: object) -> dict[str, Any]:
    """The day, or the two that may be meant; else what is missing."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    found = days_of(text)
    if found and _is_range(text):
        return {"variant": "range", "near": found[0], "other": found[-1]}
    if len(found) == 2:
        return {"variant": "both", "near": found[0], "other": found[1]}
    if found:
        return {"variant": "near", "near": found[0]}
    return {"variant": _lacking(text)}


def cure_of_month(written: Written) -> Mapping[str, object]:
    """The day with month and day exchanged: `2027-13-01`."""
    year, month, day = written.text.split("-")
    found = days_in_figures(f"{year}-{day}-{month}")
    return {"variant": "near", "near": found[0]} if found else {"variant": "form"}


def days_of(text: str) -> tuple[str, ...]:
    """The days that may be meant: two of `12/3/2027`, and the ends of `7–9 September 2027`."""
    if len(text) > _LONGEST:
        return ()
    if match := _WITH_TIME.fullmatch(text):
        text = match[1]
    if match := _SHORT_YEAR.fullmatch(text):
        text = f"{match[1]}20{match[2]}"
    return days_in_figures(text) or tuple(_in_words(text))


def _in_words(text: str) -> Iterator[str]:
    """The days of a date with the month in words, in whichever of our languages."""
    days, months, years = _parts(text)
    if len(months) == len(years) == 1 and len(days) in (1, 2):
        for day in days:
            try:
                yield date(years[0], months[0], day).isoformat()
            except ValueError:  # 31 September
                return


def _parts(text: str) -> tuple[list[int], list[int], list[int]]:
    """The days, months and years that are named; anything but weekdays may stand beside them."""
    days, months, years = [], [], []
    for word in _WORD.findall(text):
        number = _NUMBER.fullmatch(word.lower())
        if number and int(number[1]) >= _FIRST_YEAR:
            years.append(int(number[1]))
        elif number:
            days.append(int(number[1]))
        elif month := _months().get(folded(word)):
            months.append(month)
    return days, months, years


@cache
def _months() -> dict[str, int]:
    return {
        folded(name): month for lang in languages() for name, month in month_names(lang).items()
    }


def _is_range(text: str) -> bool:
    days, months, _ = _parts(text)
    return len(days) == 2 and bool(months)


def _lacking(text: str) -> str:
    """What is missing for a day: `March 2027`, `12 March`, `2027`."""
    days, months, years = _parts(text)
    if years and not days and (months or text.strip() == str(years[0])):
        return "day"
    return "year" if months and days and not years else "form"
