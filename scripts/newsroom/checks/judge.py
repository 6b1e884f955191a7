"""The judge: every problem of every page, in the order of reading."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice

from newsroom.checks import waivers
from newsroom.checks.rules import FACT_RULES, HOUSE_RULES, TEXT_RULES, WARNINGS
from newsroom.checks.rules.rule import House
from newsroom.content.library import Library, Sheet
from newsroom.content.problem import Problem

_MOST = 1_000
"""Problems that one rule tells of one page; nobody mends more of a kind one by one."""


def severity(code: str) -> str:
    """`error`, which stops publishing, or `warning`, which does not."""
    return "warning" if code in WARNINGS | waivers.WARNINGS else "error"


def judge(
    library: Library, today: date, *, sound: Collection[Sheet] = frozenset()
) -> list[Problem]:
    """Every problem of the library on this day, sorted by file, line and column.

    `sound` are those of its pages in which `page_problems` is known to find nothing.
    """
    problems = _problems(House(library, today), sound)
    return sorted(waivers.without_waived(problems, library, today), key=Problem.sort_key)


def page_problems(sheet: Sheet, house: House) -> Iterator[Problem]:
    """What is wrong with a page, as far as the page shows it."""
    yield from sheet.file.problems
    yield from sheet.problems
    original = sheet.file.lang == house.library.languages[0]
    for rule in (*FACT_RULES, *TEXT_RULES) if original else TEXT_RULES:
        yield from islice(rule(sheet, house), _MOST)


def _problems(house: House, sound: Collection[Sheet]) -> Iterator[Problem]:
    for sheet in house.library.sheets:
        if sheet not in sound:
            yield from page_problems(sheet, house)
    for house_rule in HOUSE_RULES:
        yield from house_rule(house)
