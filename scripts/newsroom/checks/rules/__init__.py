"""Every rule of the house, by what it looks at."""

from newsroom.checks.rules import dates, names, places, references, texts, times, translations
from newsroom.checks.rules.rule import HouseRule, PageRule

FACT_RULES: tuple[PageRule, ...] = (
    *names.FACT_RULES,
    *dates.FACT_RULES,
    *times.FACT_RULES,
    *places.FACT_RULES,
    *references.FACT_RULES,
)
"""Judge the originals; translations have no facts of their own."""

TEXT_RULES: tuple[PageRule, ...] = (
    *names.TEXT_RULES,
    *dates.TEXT_RULES,
    *references.TEXT_RULES,
    *texts.TEXT_RULES,
)
"""Judge every page in every language."""

HOUSE_RULES: tuple[HouseRule, ...] = (*names.HOUSE_RULES, *translations.HOUSE_RULES)
