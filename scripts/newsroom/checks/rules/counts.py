"""Counts of what the site itself lists: “five modules” agrees with the list of modules."""

import re
from collections.abc import Iterator

from newsroom.checks.reading.counts import Count, counts_in
from newsroom.checks.rules.passages import Passage, own_passages
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.case_study import CaseStudy
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.page import BasePage
from newsroom.model.partner import Partner
from newsroom.model.training import Module, Programme

_KINDS: dict[str, type[BasePage]] = {
    "modules": Module,
    "partners": Partner,
    "case_studies": CaseStudy,
}
_INDEXES = {"modules": "training", "partners": "partners", "case_studies": "case-studies"}
"""The folders whose first page lists them."""
_ARTICLE = 5
"""Letters of an article at the beginning of a text."""
_LINK_BEHIND = re.compile(r"[^\[\]\n]{0,60}\]\((?P<target>[^)\s#]{1,200})")


def counts_agree_with_lists(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A text that counts all modules, partners or case studies agrees with the site."""
    page = localized.page
    if page is None or isinstance(page, Event | Issue):
        return
    for passage in own_passages(localized):
        for count in counts_in(passage.text, localized.file.lang):
            number = _number_of(context.library, count.of)
            if number and _is_wrong(localized, passage, count, number):
                yield passage.problem(
                    "NUM006",
                    count.start,
                    written=" ".join(passage.text[count.start : count.end].split()),
                    count=number,
                    variant=count.of,
                )


def _number_of(library: Library, of: str) -> int:
    kind = _KINDS[of]
    return sum(isinstance(one.page, kind) for one in library.facts.values())


def _is_wrong(localized: LocalizedPage, passage: Passage, count: Count, number: int) -> bool:
    """Whether the text plainly counts what the site lists, and otherwise."""
    is_at_home = _is_at_home(localized, count)
    is_head = is_at_home and passage.path in {("title",), ("summary",)}
    if count.value == number or (count.is_of_some and not (is_head and count.is_definite)):
        return False
    if count.is_ordinal:
        is_own_place = is_head and isinstance(localized.page, Module)  # see the next rule
        return count.value > number and not is_own_place and (is_at_home or count.names_own)
    if not is_at_home and not (count.names_own and count.is_of_all):
        return False
    is_more = count.value > number and (count.is_definite or count.names_own)
    return is_head or is_more or count.is_of_all or _leads_to_list(localized, passage, count)


def module_is_in_its_place(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """A module whose summary begins with its place in the programme has this place."""
    module = localized.page
    if not isinstance(module, Module) or module.order is None:
        return
    for passage in own_passages(localized):
        if passage.path not in {("title",), ("summary",)}:
            continue
        for count in counts_in(passage.text, localized.file.lang):
            is_first = count.start <= _ARTICLE
            if count.is_ordinal and is_first and count.value != module.order:
                yield passage.problem(
                    "NUM006",
                    count.start,
                    written=" ".join(passage.text[count.start : count.end].split()),
                    count=module.order,
                    variant="order",
                )


def _is_at_home(localized: LocalizedPage, count: Count) -> bool:
    """Whether the page is the one that lists these things, or one about the site as a whole."""
    ref = localized.file.ref
    if count.of == "modules" and isinstance(localized.page, Programme | Module):
        return True
    return ref in ("index", "project/index", f"{_INDEXES[count.of]}/index")


def _leads_to_list(localized: LocalizedPage, passage: Passage, count: Count) -> bool:
    """Whether the words are a link to the page that lists these things."""
    if passage.path:
        return False
    link = _LINK_BEHIND.match(localized.file.body.text, count.end)
    return (
        bool(link) and link["target"].endswith(f"{_INDEXES[count.of]}/index.md") if link else False
    )


TEXT_RULES: tuple[PageRule, ...] = (counts_agree_with_lists, module_is_in_its_place)
WARNINGS = frozenset({"NUM006"})
