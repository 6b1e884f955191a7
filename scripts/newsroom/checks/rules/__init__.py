"""All rules, by what they check.

A module of rules lists those for facts (run on originals only, as translations have no facts
of their own), for texts (run in every language), for texts as they are rendered, and for the
whole library, and which of its codes are warnings.
"""

from types import ModuleType

from newsroom.checks.rules import (
    access,
    addresses,
    alike,
    budgets,
    characters,
    counts,
    damage,
    dates,
    deadlines,
    depth,
    event_cost,
    event_details,
    files,
    folder,
    header_dates,
    hours,
    images,
    items,
    language_suffixes,
    legal,
    link_order,
    list_pages,
    markup,
    names,
    notes,
    numbers,
    offices,
    own_facts,
    pasted,
    personal_data,
    pictures,
    places,
    profiles,
    prose_dates,
    publication,
    quotations,
    redirects,
    references,
    register,
    rendered,
    site_budgets,
    structure,
    terms,
    times,
    translations,
    untranslated,
)
from newsroom.checks.rules.rule import LibraryRule, PageRule

_MODULES: tuple[ModuleType, ...] = (
    names,
    list_pages,
    language_suffixes,
    dates,
    times,
    hours,
    places,
    event_details,
    event_cost,
    deadlines,
    references,
    publication,
    redirects,
    notes,
    pictures,
    addresses,
    profiles,
    access,
    images,
    items,
    prose_dates,
    header_dates,
    own_facts,
    numbers,
    counts,
    terms,
    register,
    damage,
    quotations,
    pasted,
    characters,
    depth,
    budgets,
    markup,
    rendered,
    folder,
    site_budgets,
    files,
    legal,
    personal_data,
    offices,
    alike,
    link_order,
    structure,
    untranslated,
    translations,
)

FACT_RULES: tuple[PageRule, ...] = tuple(
    rule for module in _MODULES for rule in getattr(module, "FACT_RULES", ())
)
TEXT_RULES: tuple[PageRule, ...] = tuple(
    rule for module in _MODULES for rule in getattr(module, "TEXT_RULES", ())
)
BUDGET_RULES: tuple[PageRule, ...] = (*budgets.TEXT_RULES, *depth.TEXT_RULES)
"""Those of `TEXT_RULES` that refuse what would take too long."""
RENDERED_RULES: tuple[PageRule, ...] = tuple(
    rule for module in _MODULES for rule in getattr(module, "RENDERED_RULES", ())
)
LIBRARY_RULES: tuple[LibraryRule, ...] = tuple(
    rule for module in _MODULES for rule in getattr(module, "LIBRARY_RULES", ())
)
WARNINGS: frozenset[str] = frozenset(
    code for module in _MODULES for code in getattr(module, "WARNINGS", ())
)
"""The codes that are advice; all others stop publishing."""
