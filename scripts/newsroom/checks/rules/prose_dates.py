"""Dates in the prose: days that exist, weekdays that fit, ranges that go forward."""

from newsroom.checks.rules.rule import HouseRule, PageRule

FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = ()
HOUSE_RULES: tuple[HouseRule, ...] = ()
WARNINGS: frozenset[str] = frozenset()
