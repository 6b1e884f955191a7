"""Dates in the prose beside those of the header: they do not contradict each other."""

import re
from collections.abc import Iterator
from datetime import date

from newsroom.checks.reading.dates import Mention
from newsroom.checks.rules.passages import Passage
from newsroom.checks.rules.prose_dates import mentions_of, sentence_around
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.event import Event


def text_agrees_with_header(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A date in the text does not contradict the dates in the header."""
    event = localized.page
    if not isinstance(event, Event) or not event.start or not event.end:
        return
    start, end = event.start, event.end
    if end < start:
        return
    seen, fits, others = [], False, _other_days(event)
    for passage, mention in mentions_of(localized):
        days = mention.days(start.year)
        years = {mention.year} if mention.year else _years_around(passage.text, mention)
        if days is None or years - {start.year, end.year}:
            continue
        inside = start <= days[0] and days[1] <= end
        if not inside and all(_is_of(others, day, mention.year) for day in days):
            continue
        overlaps = days[0] <= end and start <= days[1]
        fits = fits or inside
        seen.append((passage, mention))
        if overlaps and not inside:
            yield _contradiction(passage, mention, start, end)
            fits = True
    if seen and not fits:
        yield _contradiction(*seen[0], start, end)


def _contradiction(passage: Passage, mention: Mention, start: date, end: date) -> Problem:
    return passage.problem(
        "PRO005",
        mention.start,
        written=mention.written,
        start=start,
        end=end,
        variant="day" if start == end else "days",
    )


def _other_days(event: Event) -> frozenset[date]:
    """The days that the header names besides those of the event: texts name them, too."""
    days = [event.previous_start, event.previous_end]
    if event.registration:
        days += [event.registration.opens, event.registration.closes]
    return frozenset(day for day in days if day)


def _is_of(days: frozenset[date], day: date, year: int | None) -> bool:
    """Whether a day that a text names, perhaps without its year, is one of these."""
    return any(
        (day.month, day.day) == (one.month, one.day) and year in (None, one.year) for one in days
    )


def _years_around(text: str, mention: Mention) -> set[int]:
    """The years that the sentence of a date names, as in “In 2016 it met on 8 September”."""
    before, after = sentence_around(text, mention.start, mention.end)
    return {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", before + " " + after)}


TEXT_RULES: tuple[PageRule, ...] = (text_agrees_with_header,)
