"""Dates in figures: `17.09.2027`, `2027-09-17`, and `11/07/2023`, which two orders fit."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsroom.checks.reading.date_patterns import weekday_beside, weekdays_pattern
from newsroom.checks.reading.digits import matches_at, runs, starts_before

_AMBIGUOUS = re.compile(
    r"(?<![\w/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])"
    r"|(?<![\w/.,-])(\d{2})(/)(\d{2})(?![\w/,.-]\w|\w|/)"
)
_MARKS = "/.-"
_SEPARATORS = {"en": "/-"}
"""Where both orders of day and month are read; a point puts the day first everywhere."""
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?[–—-]\s?"
_DATE = re.compile(
    rf"(?<![\w/,:-])(?<!\d\.)(?:(?P<year>{_YEAR})(?P<iso>[-/])(?P<month>\d\d)(?P=iso)(?P<day>\d\d)"
    rf"|(?:(?P<from>\d{{1,2}})\.?{_DASH})?(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})"
    rf"(?P=mark)(?P<year_last>{_YEAR}))(?![\w/-]|\.\d)"
)
_UNTIL = re.compile(
    rf"(?<![\w/.,-])(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})\.?{_DASH}"
    rf"(?=\d{{1,2}}(?P=mark)\d{{1,2}}(?P=mark){_YEAR}(?!\d))"
)
"""The first day of `7.9.–9.9.2027`, whose year stands with the last."""
_SHORT = re.compile(
    r"(?<![\w/.,-])(?P<first>\d{1,2})(?:(?P<mark>/)(?P<second>\d{1,2})(?![\w/,.-]\w|\w|/)"
    r"|(?P<point>\.)(?P<month>\d{1,2})\.(?!\w))"
)
_CUES = {
    "en": ("on|by|until|till|from|before|after|since", ""),
    "it": ("(?:(?:entro|fino|per|prima del|dopo) )?(?:il|al)|dal|del", "entro il|fino al|dal"),
    "es": ("el|del|al", "hasta el|desde el|antes del"),
}
"""Before a day and a month in figures, and before them with points, which are decimals as well."""
_NO_SHORT_AFTER = re.compile(r"\s?(?:of|de|di|dei|delle|degli|inch|mm|%)\b|\s?[%”\"″]")
_YARNS = (
    r"(?:N[em]|yarns?|cotton|thread|wool|filat[oi]|cotone|titolo|lana|hilos?|hilado|algodón"
    r"|iplik|ipliği|pamuk|yün)"
)
_YARN_BEFORE = re.compile(rf"(?<!\w){_YARNS}\s(?:[^\W\d]{{1,12}}\s)?$")
_YARN_AFTER = re.compile(rf"\s(?:[^\W\d]{{1,12}}\s)?{_YARNS}(?!\w)")
"""Beside `30/2`, which is the count of a yarn."""
_DATE_AFTER = re.compile(r"(?:\s?['’][dt][ae]n?)?\s(?:tarih|günü)")
_NUMBERED = re.compile(
    r"(?<!\w)(?:v|vers\w{0,4}|sürüm|release|nos?|nr|n|núm|num|isbn|doi|ref|art|ip|build)[.:]?\s?$",
    re.IGNORECASE,
)
"""Before the number of a version or a document, which may look like a date."""
_MONTHS, _MOST_DAYS = 12, 31
_CUE_LENGTH = 24
_MOST = 5_000
"""Numbers that are looked at in one text; a text that is to be read has fewer."""


class FigureDate(NamedTuple):
    """A date in figures that can be read in one way only, whether or not the day exists."""

    start: int
    end: int
    day: int
    last: int | None
    month: int
    year: int | None
    weekday: str | None
    """The weekday beside it, as it is written."""


def figure_dates(text: str, lang: str) -> Iterator[FigureDate]:
    """Every date in figures whose day and month cannot be exchanged, in order."""
    if lang not in _CUES and lang != "tr":
        return
    places = _places(text)
    found = {match.start(): match for match in _found(text, lang, places)}
    for _, match in sorted(found.items()):
        order = _order(match, lang)
        if order and 1 <= order[1] <= _MONTHS and order[0] <= _MOST_DAYS:
            yield _figure_date(match, order, lang)


def ambiguous_figures(text: str, lang: str) -> Iterator[tuple[int, str]]:
    """Where day and month can be exchanged, and what is written there."""
    separators = _SEPARATORS.get(lang, "/")
    for match in matches_at(_AMBIGUOUS, text, starts_before(text, _MARKS)):
        first, second = int(match[1] or match[5]), int(match[3] or match[7])
        if (match[2] or match[6]) in separators and first != second:
            if 1 <= first <= _MONTHS and 1 <= second <= _MONTHS:
                yield match.start(), match[0]


def impossible_months(text: str, lang: str) -> Iterator[tuple[int, str, int]]:
    """Where a date in figures has a month after the twelfth: its place, the date, the month."""
    for match in matches_at(_DATE, text, _places(text)):
        if _NUMBERED.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        day, month = (
            (int(match["day"]), int(match["month"]))
            if match["iso"]
            else (int(match["first"]), int(match["second"]))
        )
        is_swapped = not match["iso"] and lang == "en" and day <= _MONTHS
        if 1 <= day <= _MOST_DAYS and _MONTHS < month <= _MOST_DAYS and not is_swapped:
            yield match.start(), match[0], month


def _places(text: str) -> list[int]:
    """Where runs of digits begin that a mark of dates follows, or a dash after a day."""
    near = (*_MARKS, "–", "—", " ")
    return [start for start, end in runs(text)[:_MOST] if text[end : end + 1] in near]


def _found(text: str, lang: str, places: list[int]) -> Iterator[re.Match[str]]:
    yield from matches_at(_UNTIL, text, places)
    yield from matches_at(_DATE, text, places)
    for match in matches_at(_SHORT, text, places):
        if _is_date(match, lang):
            yield match


def _is_date(match: re.Match[str], lang: str) -> bool:
    """Whether the words around say that `17/9` is a day: it may be a part or a score."""
    text, start, end = match.string, match.start(), match.end()
    before = text[max(0, start - _CUE_LENGTH) : start]
    if match[0] == "24/7" or _NO_SHORT_AFTER.match(text, end):
        return False
    if _YARN_BEFORE.search(before) or _YARN_AFTER.match(text, end):
        return False
    if int(match["first"]) <= _MONTHS:  # only a weekday says that it is no score or part
        can_be_exchanged = lang == "en" or len(match[0]) == len("09/08")
        return not can_be_exchanged and bool(weekday_beside(lang)[0].search(before))
    cue = _cue(lang)[1 if match["point"] else 0]
    return bool(cue.search(before) or (lang == "tr" and _DATE_AFTER.match(text, end)))


@cache
def _cue(lang: str) -> tuple[re.Pattern[str], ...]:
    """What stands before a day and a month without a year, and before them with points."""
    weekday = weekdays_pattern(lang)
    cues = ("|".join(filter(None, (cue, weekday))) for cue in _CUES.get(lang, ("", "")))
    return tuple(re.compile(rf"(?<!\w)(?:{cue}),?\s$", re.IGNORECASE) for cue in cues)


def _order(match: re.Match[str], lang: str) -> tuple[int, int] | None:
    """Day and month; `None` if they can be exchanged."""
    groups = match.groupdict()
    if groups.get("iso"):
        return int(match["day"]), int(match["month"])
    first, second = int(match["first"]), int(groups.get("second") or groups.get("month") or 0)
    if groups.get("from"):
        return first, second
    if lang == "en" and second > _MONTHS >= first:
        return second, first
    is_beside_weekday = match.re is _SHORT and lang != "en"
    is_open = not is_beside_weekday and (groups.get("mark") or ".") in _SEPARATORS.get(lang, "/")
    return None if is_open and first != second and first <= _MONTHS else (first, second)


def _figure_date(match: re.Match[str], order: tuple[int, int], lang: str) -> FigureDate:
    groups, text = match.groupdict(), match.string
    start, end = match.span()
    (day, month), last = order, None
    if groups.get("from") and int(match["from"]) <= _MOST_DAYS:
        day, last = int(match["from"]), day
    elif groups.get("from"):
        start = match.start("first")
    year = groups.get("year") or groups.get("year_last")
    before, behind = weekday_beside(lang)
    weekday = before.search(text, max(0, start - _CUE_LENGTH), start)
    if weekday:
        start = weekday.start()
    elif weekday := behind.match(text, end) if last is None else None:
        end = weekday.end() + (1 if weekday["bracket"] else 0)
    elif match.re is _UNTIL:
        end = start + len(match[0].rstrip(" –—-"))
    return FigureDate(
        start, end, day, last, month, int(year) if year else None, weekday and weekday["weekday"]
    )
