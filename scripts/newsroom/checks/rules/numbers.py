"""Numbers in the prose, written as the language of the page writes them."""

from newsroom.checks.rules.rule import HouseRule, PageRule

FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = ()
HOUSE_RULES: tuple[HouseRule, ...] = ()
WARNINGS: frozenset[str] = frozenset()
