"""Every rule of the house, by what it looks at."""

from newsroom.checks.rules import dates, names, places, references, texts, times, translations
from newsroom.checks.rules.rule import HouseRule, PageRule

PAGE_RULES: tuple[PageRule, ...] = (
    *names.PAGE_RULES,
    *dates.PAGE_RULES,
    *times.PAGE_RULES,
    *places.PAGE_RULES,
    *references.PAGE_RULES,
    *texts.PAGE_RULES,
)
HOUSE_RULES: tuple[HouseRule, ...] = (*names.HOUSE_RULES, *translations.HOUSE_RULES)
