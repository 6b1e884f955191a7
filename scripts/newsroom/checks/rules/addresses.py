"""Web addresses: whole, encrypted, and what they seem to be."""

from newsroom.checks.rules.rule import HouseRule, PageRule

FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = ()
HOUSE_RULES: tuple[HouseRule, ...] = ()
WARNINGS: frozenset[str] = frozenset()
