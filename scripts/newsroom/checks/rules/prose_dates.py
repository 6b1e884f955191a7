"""Dates in the prose: days that exist, weekdays that fit, ranges that go forward."""

import re
from collections.abc import Iterator

from newsroom.checks.dates_in_text import Mention, mentions
from newsroom.checks.ordinals import wrong_ordinals
from newsroom.checks.rules.passages import Passage, own_passages
from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.issue import Issue

_NUMERIC = re.compile(
    r"(?<![\w/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-])"
    r"|(?<![\w/.,-])(\d{2})(/)(\d{2})(?![\w/,.-]\w|\w|/)"
)
_SEPARATORS = {"en": "/.-"}
"""Where both orders of day and month are read; elsewhere a point puts the day first."""
_RELATIVE = {
    "en": r"tomorrow|yesterday|(?:next|last|this) (?:week|month|weekend)",
    "it": r"domani|ieri|(?:settimana|mese) (?:prossim[ao]|scors[ao])|prossima settimana"
    r"|prossimo mese|questa settimana|fine settimana prossimo",
    "es": r"(?<!la )(?<!de )(?<!por )mañana|ayer|próxima semana|próximo mes"
    r"|(?:semana|mes) (?:que viene|pasad[ao])|esta semana",
    "tr": r"yarın|dün|(?:gelecek|önümüzdeki|geçen) (?:hafta|ay)|bu hafta|bu hafta sonu",
}
_RELATIVE_PATTERNS = {
    lang: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for lang, words in _RELATIVE.items()
}


def days_exist(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A date in the text is a day of the calendar."""
    for passage, mention in _mentions(sheet):
        wrong = [day for day in (mention.day, mention.last) if day is not None]
        for day in wrong:
            if not mention.is_possible(day):
                yield passage.problem(
                    "PRO001",
                    mention.start,
                    written=mention.written,
                    month=mention.month,
                    year=mention.year,
                    days=_days_of(mention),
                )
                break


def ordinals_are_right(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """Ordinal numbers have the ending that they are spoken with: 7th, not 7rd."""
    for passage in own_passages(sheet):
        for index, written, right in wrong_ordinals(passage.text, sheet.file.lang):
            yield passage.problem("PRO002", index, written=written, right=right)


def weekdays_fit(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A weekday in the text is the weekday of its date."""
    years = _own_years(sheet)
    for passage, mention in _mentions(sheet):
        for said, of in mention.weekdays:
            year = mention.year or years.get((mention.month, of))
            if not year or not mention.is_possible(of):
                continue
            days = Mention(**(vars(mention) | {"day": of, "last": None})).days(year)
            if days and days[0].weekday() != said:
                yield passage.problem(
                    "PRO003",
                    mention.start,
                    written=mention.written,
                    said=said,
                    weekday=days[0].weekday(),
                )


def ranges_go_forward(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A range of days in the text goes from the earlier to the later."""
    for passage, mention in _mentions(sheet):
        if mention.last is not None and mention.last <= mention.day:
            if mention.is_possible(mention.day) and mention.is_possible(mention.last):
                yield passage.problem("PRO004", mention.start, written=mention.written)


def text_agrees_with_header(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A date in the text does not contradict the dates in the header."""
    event = sheet.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    start, end = event.start, event.end
    if end < start:
        return
    seen, fits = [], False
    for passage, mention in _mentions(sheet):
        days = mention.days(start.year)
        years = {mention.year} if mention.year else _years_around(passage.text, mention)
        if days is None or years - {start.year, end.year}:
            continue
        inside = start <= days[0] and days[1] <= end
        overlaps = days[0] <= end and start <= days[1]
        fits = fits or inside
        seen.append((passage, mention))
        if overlaps and not inside:
            yield _contradiction(passage, mention, event)
            fits = True
    if seen and not fits:
        yield _contradiction(*seen[0], event)


def numeric_dates_are_unambiguous(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A date in figures is not written so that day and month can be exchanged."""
    separators = _SEPARATORS.get(sheet.file.lang, "/")
    for passage in own_passages(sheet):
        for match in _NUMERIC.finditer(passage.text):
            first, second = int(match[1] or match[5]), int(match[3] or match[7])
            if (match[2] or match[6]) in separators and first != second:
                if 1 <= first <= 12 and 1 <= second <= 12:
                    yield passage.problem("PRO006", match.start(), written=match[0])


def no_relative_days(sheet: Sheet, _house: House) -> Iterator[Problem]:
    """A text says the day, not “tomorrow”: it is read on other days than it was written."""
    pattern = _RELATIVE_PATTERNS.get(sheet.file.lang)
    if pattern:
        for passage in own_passages(sheet):
            for match in pattern.finditer(passage.text):
                yield passage.problem("PRO007", match.start(), written=match[0])


def _mentions(sheet: Sheet) -> Iterator[tuple[Passage, Mention]]:
    for passage in own_passages(sheet):
        for mention in mentions(passage.text, sheet.file.lang):
            yield passage, mention


def _contradiction(passage: Passage, mention: Mention, event: Event) -> Problem:
    return passage.problem(
        "PRO005", mention.start, written=mention.written, start=event.start, end=event.end
    )


def _years_around(text: str, mention: Mention) -> set[int]:
    """The years that the sentence of a date names, as in “In 2016 it met on 8 September”."""
    before = re.split(r"[.!?:]\s|\n\s*\n", text[max(0, mention.start - 300) : mention.start])[-1]
    after = re.split(r"[.!?:]\s|\n\s*\n", text[mention.end : mention.end + 300])[0]
    return {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", before + " " + after)}


def _days_of(mention: Mention) -> int:
    """How many days the month has in this year, or at the most."""
    return next(day for day in (31, 30, 29, 28) if mention.is_possible(day))


def _own_years(sheet: Sheet) -> dict[tuple[int, int], int]:
    """The years of the days that the header names: the text may leave them out."""
    page = sheet.page
    if isinstance(page, Event):
        days = [page.start, page.end]
    elif isinstance(page, Issue):
        days = [page.date, page.earliest, page.latest]
    else:
        days = []
    return {(day.month, day.day): day.year for day in days if day}


FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = (
    days_exist,
    ordinals_are_right,
    weekdays_fit,
    ranges_go_forward,
    text_agrees_with_header,
    numeric_dates_are_unambiguous,
    no_relative_days,
)
WARNINGS = frozenset({"PRO007"})
