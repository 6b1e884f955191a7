"""Dates in the prose: days that exist, weekdays that fit, ranges that go forward."""

import calendar
import re
from collections.abc import Iterator
from datetime import timedelta

from newsroom.checks.folding import words_in
from newsroom.checks.reading.dates import Mention, day_before, is_range, mentions, spans
from newsroom.checks.reading.dates_in_figures import ambiguous_figures, impossible_months
from newsroom.checks.reading.days_without_month import days_without_month
from newsroom.checks.reading.impossible_times import impossible_times
from newsroom.checks.reading.ordinals import wrong_ordinals
from newsroom.checks.rules.passages import Passage, own_passages
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.checks.rules.years import known_days, known_years
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.case_study import CaseStudy
from newsroom.model.training import Concept, Module

_SHORTEST_WINTER = timedelta(days=65)
"""From a day to one so little earlier in the next year is longer than events last."""
_WITHOUT_DAYS = (CaseStudy, Concept, Module)
"""Kinds of pages that tell of no days: there, tomorrow is an example."""
_RELATIVE = {
    "en": r"tomorrow|yesterday|(?:next|last|this) (?:week|month|weekend)(?! (?:of|in) (?-i:[A-Z]))",
    "it": r"domani|ieri|(?:settimana|mese) (?:prossim[ao]|scors[ao])|prossima settimana"
    r"|prossimo mese(?! di)|questa settimana|fine settimana prossimo",
    "es": r"mañana(?! del?\b)|ayer|próxima semana|próximo mes"
    r"|(?:semana|mes) (?:que viene|pasad[ao])|esta semana",
    "tr": r"yarın(?! öbür gün| yok| (?-i:Yayın))|dün(?! gibi)|bu hafta(?: sonu)?"
    r"|(?:gelecek|önümüzdeki|geçen) (?:hafta|ay)",
}
_RELATIVE_PATTERNS = {
    lang: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for lang, words in _RELATIVE.items()
}
_RELATIVE_WORDS = {
    "en": ("tomorrow yesterday", "week month weekend", "next last this"),
    "it": (
        "domani ieri",
        "settimana mese",
        "prossima prossimo scorsa scorso questa",
    ),
    "es": ("mañana ayer", "semana mes", "próxima próximo que pasada pasado esta"),
    "tr": ("yarın dün", "hafta ay", "gelecek önümüzdeki geçen bu"),
}
"""The words without which there are none: one that says it alone, or one of each other group."""
_RELATIVE_GROUPS = {lang: tuple(map(words_in, groups)) for lang, groups in _RELATIVE_WORDS.items()}
_NO_DAY_AFTER = {
    "en": r"of|no",
    "it": r"un|il|del|di",
    "es": r"la|el|de|del|por|cada|una|media|toda|esa|aquella|misma|buena|primera",
    "tr": r"daha|bugün",
}
"""Before these words `tomorrow` is the future, and `mañana` the morning."""
_NO_DAY = {
    lang: re.compile(rf"(?<!\w)(?:{words})\s{{1,2}}$", re.IGNORECASE)
    for lang, words in _NO_DAY_AFTER.items()
}
_TODAY = re.compile(
    r"(?<!\w)(?:today|oggi|hoy|bugün)(?!\w)(?!,?\s(?:and|or|e|o|y|ve)\s)", re.IGNORECASE
)
"""Beside it, yesterday and tomorrow are the past and the future; not in `today and tomorrow`."""
_STRAIGHT_QUOTES = re.compile(r'"(?<![^\W_]")(?<!"")[^"\n]{1,200}"(?![^\W_]|")')
_NUMBERED = re.compile(
    r"(?<!\w)(?:no|nos|nr|n|num|núm|número|numero|numara|sayı|art)[.:]{0,2}\s?\Z", re.IGNORECASE
)
"""Before the number of a paper, `No: 10/12`."""


def days_exist(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Dates and times in the text exist."""
    lang = localized.file.lang
    for passage in own_passages(localized):
        for index, written, month in impossible_months(passage.text, lang):
            yield passage.problem("PRO001", index, variant="month", written=written, number=month)
        for index, written in impossible_times(passage.text, lang):
            yield passage.problem("PRO001", index, variant="time", written=written)
    for passage, mention in mentions_of(localized):
        for day in (mention.day, mention.last):
            if day is not None and not mention.is_possible(day):
                yield passage.problem(
                    "PRO001",
                    mention.start,
                    variant="day",
                    written=mention.written,
                    month=mention.month,
                    year=mention.year,
                    days=mention.days_of_month(),
                )
                break


def ordinals_are_right(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Ordinal numbers have the ending that they are spoken with: 7th, not 7rd."""
    for passage in own_passages(localized):
        for index, written, right in wrong_ordinals(passage.text, localized.file.lang):
            yield passage.problem("PRO002", index, written=written, right=right)


def weekdays_fit(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A weekday in the text is the weekday of its date."""
    lang = localized.file.lang
    for passage in own_passages(localized):
        of_span = _years_of_spans(passage.text, lang)
        for mention in mentions(passage.text, lang):
            for said, of in mention.weekdays:
                year = mention.year or of_span.get(mention.start)
                years = [year] if year else known_years(localized, mention.month, of)
                if years and not any(mention.is_weekday(of, said, year) for year in years):
                    yield passage.problem(
                        "PRO003",
                        mention.start,
                        written=mention.written,
                        said=said,
                        weekday=calendar.weekday(years[0], mention.month, of),
                    )


def weekdays_without_month_fit(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A weekday before the number of a day alone is that of the day in the page's range."""
    for passage in own_passages(localized):
        for one in days_without_month(passage.text, localized.file.lang):
            days = known_days(localized, one.day)
            if days and all(day.weekday() != one.weekday for day in days):
                values = {"written": one.written, "said": one.weekday}
                yield passage.problem("PRO003", one.start, weekday=days[0].weekday(), **values)


def ranges_go_forward(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A range of days in the text goes from the earlier to the later."""
    lang = localized.file.lang
    for passage in own_passages(localized):
        backward = [*_backward_days(passage.text, lang), *_backward_spans(passage.text, lang)]
        for start, end in backward:
            written = " ".join(passage.text[start:end].split())
            yield passage.problem("PRO004", start, written=written)


def _backward_days(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where days of one month go backwards: `9–7 September`."""
    for mention in mentions(text, lang):
        start, first = day_before(text, mention) or (mention.start, mention.day)
        last = mention.day if start < mention.start else mention.last
        if last is not None and last <= first and is_range(text, mention, lang):
            if mention.is_possible(first) and mention.is_possible(last):
                yield start, mention.end


def _backward_spans(text: str, lang: str) -> Iterator[tuple[int, int]]:
    """Where whole dates go backwards: `30 September – 2 August 2026`."""
    for first, last in spans(text, lang):
        if _is_backward(first, last):
            yield first.start, last.end


def _is_backward(first: Mention, last: Mention) -> bool:
    """Whether the later date stands first; with one year written, winter may lie between."""
    begins, ends = first.days(last.year), last.days(first.year)
    if not begins or not ends:
        return False
    late, early = begins[0], ends[0]
    if first.year and last.year:
        return late >= early
    is_whole_year = late.day == 1 and early.day == last.days_of_month(early.year)
    return not is_whole_year and timedelta(days=1) < late - early < _SHORTEST_WINTER


def numeric_dates_are_unambiguous(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A date in figures is not written so that day and month can be exchanged."""
    for passage in own_passages(localized):
        for index, written in ambiguous_figures(passage.text, localized.file.lang):
            if _NUMBERED.search(passage.text, max(0, index - 12), index):
                continue
            yield passage.problem("PRO006", index, written=written)


def no_relative_days(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A text says the day, not “tomorrow”: it is read on other days than it was written."""
    lang = localized.file.lang
    if lang not in _RELATIVE or localized.kind in _WITHOUT_DAYS:
        return
    for passage in own_passages(localized):
        if not may_be_relative(passage.text, lang):
            continue
        text = _STRAIGHT_QUOTES.sub(lambda quoted: " " * len(quoted[0]), passage.text)
        for match in _RELATIVE_PATTERNS[lang].finditer(text):
            before = text[max(0, match.start() - 12) : match.start()]
            if " " in match[0] or not (_NO_DAY[lang].search(before) or _is_era(text, match)):
                yield passage.problem("PRO007", match.start(), written=match[0])


def may_be_relative(text: str, lang: str) -> bool:
    """Whether a text has the words of a relative day, wherever they stand."""
    words, (alone, *together) = words_in(text), _RELATIVE_GROUPS[lang]
    return not alone.isdisjoint(words) or not any(group.isdisjoint(words) for group in together)


def _is_era(text: str, match: re.Match[str]) -> bool:
    """Whether `yesterday` is the past and `tomorrow` the future, because `today` stands by."""
    before, after = sentence_around(text, match.start(), match.end())
    return bool(_TODAY.search(before) or _TODAY.search(after))


def mentions_of(localized: LocalizedPage) -> Iterator[tuple[Passage, Mention]]:
    """Every date of a page with the passage that it stands in."""
    for passage in own_passages(localized):
        for mention in mentions(passage.text, localized.file.lang):
            yield passage, mention


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a place, in its sentence."""
    before = re.split(r"[.!?:]\s|\n\s*\n", text[max(0, start - 300) : start])[-1]
    after = re.split(r"[.!?:]\s|\n\s*\n", text[end : end + 300])[0]
    return before, after


def _years_of_spans(text: str, lang: str) -> dict[int, int]:
    """The years of first days that only the last day names: `Friday 2 – Sunday 4 May 2027`."""
    return {
        first.start: last.year - ((first.month, first.day) > (last.month, last.day))
        for first, last in spans(text, lang)
        if last.year
    }


TEXT_RULES: tuple[PageRule, ...] = (
    days_exist,
    ordinals_are_right,
    weekdays_fit,
    weekdays_without_month_fit,
    ranges_go_forward,
    numeric_dates_are_unambiguous,
    no_relative_days,
)
WARNINGS = frozenset({"PRO007"})
