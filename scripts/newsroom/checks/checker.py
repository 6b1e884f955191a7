"""The checker: runs all rules over all pages, and sorts the problems by place."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import groupby, islice

from newsroom.checks import waivers
from newsroom.checks.cures import fields_meant, is_of_meant_field, with_cure
from newsroom.checks.rendered_text import MakeHtml
from newsroom.checks.rules import (
    BUDGET_RULES,
    FACT_RULES,
    LIBRARY_RULES,
    RENDERED_RULES,
    TEXT_RULES,
    WARNINGS,
)
from newsroom.checks.rules.language_suffixes import is_misnamed
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem

_MOST = 1_000
"""The most problems of one rule that are reported for one page."""
_MOST_OF_HEADER = 100
"""The most problems with fields that are reported for one page, each with what was meant."""

_OVER_BUDGET = frozenset({"LIM001", "LIM002", "SYN016"})
"""The problems of pages that might take too long to convert."""
_LARGE = 128 * 1024
"""The length of a text of which nothing else is said when it is over budget: ten long pages."""
_OF_CUT_VALUES = frozenset({"SCH001", "SCH004", "SCH005", "SCH009", "SCH010"})
"""What may be wrong with a value of which YAML has read only the beginning."""
_ABOUT_MARKUP = ("SEC", "REF", "URL", "A11")
"""Rules that name the cause of what readers get instead: nothing more is said of such a line."""


def severity(code: str) -> str:
    """`error`, which stops publishing, or `warning`, which does not."""
    return "warning" if code in WARNINGS | waivers.WARNINGS else "error"


def check_library(
    library: Library,
    today: date,
    html: MakeHtml | None,
    *,
    sound: Collection[LocalizedPage] = frozenset(),
) -> list[Problem]:
    """Every problem of the library on this day, sorted by file, line and column.

    `html` makes the HTML of a text; without it, what readers get is not looked at. `sound` are
    pages known to have no `page_problems`; their page rules are not run again.
    """
    problems = _problems(RuleContext(library, today, html), sound)
    return sorted(waivers.without_waived(problems, library, today), key=Problem.sort_key)


def page_problems(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The problems of a single page: those of parsing, and those of the page rules."""
    yield from localized.file.problems
    if is_misnamed(localized):  # told by a rule for all of its language
        return
    cut = {problem.place.line for problem in localized.file.problems if problem.code == "SYN017"}
    of_fields = [
        with_cure(problem, localized, context.library)
        for problem in islice(localized.problems, _MOST_OF_HEADER)
        if not (problem.code in _OF_CUT_VALUES and problem.place.line in cut)
    ]
    meant = fields_meant(of_fields)
    yield from (one for one in of_fields if not is_of_meant_field(one, meant))
    rules = [
        *(FACT_RULES if localized.file.lang == context.library.languages[0] else ()),
        *(TEXT_RULES if context.library.is_read(localized) else ()),
    ]
    found = [*_found_by(BUDGET_RULES, localized, context)]
    if not (found and len(localized.file.body.text) > _LARGE):
        others = [rule for rule in rules if rule not in BUDGET_RULES]
        found += _found_by(others, localized, context)
    yield from (one for one in found if not is_of_meant_field(one, meant))
    is_rendered = context.html and context.library.is_read(localized)
    if is_rendered and not any(problem.code in _OVER_BUDGET for problem in found):
        named = {one.place.line for one in found if one.code.startswith(_ABOUT_MARKUP)}
        for rule in RENDERED_RULES:
            for problem in islice(rule(localized, context), _MOST):
                if problem.place.line not in named:
                    yield problem


def _found_by(
    rules: Iterable[PageRule], localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    for rule in rules:
        yield from islice(rule(localized, context), _MOST)


def _problems(context: RuleContext, sound: Collection[LocalizedPage]) -> Iterator[Problem]:
    for _, group in groupby(context.library.pages, key=lambda localized: localized.file.ref):
        languages = tuple(group)
        for localized in languages:
            if localized not in sound:
                yield from page_problems(localized, context)
        for localized in languages:
            localized.file.body.forget_texts()
    misnamed = {one.file.path for one in context.library.pages if is_misnamed(one)}
    for library_rule in LIBRARY_RULES:
        for problem in library_rule(context):
            if problem.code == "IDN001" or problem.file not in misnamed:
                yield problem
