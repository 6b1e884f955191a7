"""HTML, scripts and links that could harm a reader."""

from newsroom.checks.rules.rule import HouseRule, PageRule

FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = ()
HOUSE_RULES: tuple[HouseRule, ...] = ()
WARNINGS: frozenset[str] = frozenset()
