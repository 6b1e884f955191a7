"""The funding statement, and the privacy of persons."""

from newsroom.checks.rules.rule import HouseRule, PageRule

FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = ()
HOUSE_RULES: tuple[HouseRule, ...] = ()
WARNINGS: frozenset[str] = frozenset()
