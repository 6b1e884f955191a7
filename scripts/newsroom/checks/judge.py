"""The judge: every problem of every page, in the order of reading."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from newsroom.checks import waivers
from newsroom.checks.rules import FACT_RULES, HOUSE_RULES, TEXT_RULES, WARNINGS
from newsroom.checks.rules.rule import House
from newsroom.content.library import Library
from newsroom.content.problem import Problem

_MOST = 1_000
"""Problems that one rule tells of one page; nobody mends more of a kind one by one."""


def severity(code: str) -> str:
    """`error`, which stops publishing, or `warning`, which does not."""
    return "warning" if code in WARNINGS | waivers.WARNINGS else "error"


def judge(library: Library, today: date) -> list[Problem]:
    """Every problem of the library on this day, sorted by file, line and column."""
    problems = _problems(House(library, today))
    return sorted(waivers.without_waived(problems, library, today), key=Problem.sort_key)


def _problems(house: House) -> Iterator[Problem]:
    for sheet in house.library.sheets:
        yield from sheet.file.problems
        yield from sheet.problems
        original = sheet.file.lang == house.library.languages[0]
        for rule in (*FACT_RULES, *TEXT_RULES) if original else TEXT_RULES:
            yield from islice(rule(sheet, house), _MOST)
    for house_rule in HOUSE_RULES:
        yield from house_rule(house)
