"""Drafts and spans of publication: no published page leads to one that readers cannot see."""

import posixpath
from collections.abc import Iterator
from datetime import date, timedelta

from newsroom.checks.rules.references import partners_named, references_of
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.link_targets import own_path
from newsroom.content.page_file import name_of
from newsroom.content.problem import Problem
from newsroom.model.page import BasePage
from newsroom.model.publication import why_unpublished

_OVERVIEW = "index"


def publication_ends_after_it_begins(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """A page is published before it expires."""
    page = localized.page
    if page and page.publish_on and page.expires_on and page.expires_on < page.publish_on:
        yield localized.file.problem(
            "PUB003", "expires_on", variant="order", first=page.publish_on, last=page.expires_on
        )


def overviews_are_published(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """The home page and the overviews of sections, which menus need, are always published."""
    page = localized.page
    if page and posixpath.basename(localized.file.ref) == _OVERVIEW:
        for name in ("draft", "publish_on", "expires_on"):
            if getattr(page, name):
                yield localized.file.problem(
                    "PUB003", name, of_key=True, variant="overview", name=name
                )


def links_lead_to_published_pages(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """A published page links to no draft, nor to a page that is not published at the time."""
    page, library = localized.page, context.library
    if page is None:
        return
    folder = posixpath.dirname(localized.file.ref)
    for link in localized.file.body.links():
        path = own_path(link.target, folder)
        if not path or not path.endswith(".md"):
            continue
        ref, _ = name_of(path, library.languages)
        named = library.originals.get(ref)
        other = named.page if named else None
        gap = _first_gap(page, other, context.today) if other else None
        if other and gap:
            values = {"value": link.target, **_reason(other, gap)}
            code = "PUB001" if gap == context.today else "PUB002"
            yield localized.file.problem_at(code, link.place, **values)


def fields_name_no_draft(context: RuleContext) -> Iterator[Problem]:
    """No field of a published page names a draft.

    A page that is not published yet, or no longer, is left out of lists until it is.
    """
    library, today = context.library, context.today
    drafts = {ref for ref, one in library.originals.items() if one.page and one.page.draft}
    for localized in library.facts.values() if drafts else ():
        if localized.page and not why_unpublished(localized.page, today):
            named = [(path, name, f"partners/{name}") for path, name in partners_named(localized)]
            named += [(path, ref, ref) for path, ref in references_of(localized)]
            for path, written, ref in named:
                if ref in drafts:
                    yield localized.file.problem("PUB001", *path, value=written, variant="draft")


def _first_gap(page: BasePage, other: BasePage, today: date) -> date | None:
    """The first day, from today on, on which a page is published without another."""
    start = max(today, page.publish_on or today)
    if page.draft or (page.expires_on and page.expires_on < start):
        return None
    if why_unpublished(other, start):
        return start
    end = other.expires_on
    if end and (page.expires_on is None or end < page.expires_on):
        return end + timedelta(days=1)
    return None


def _reason(other: BasePage, day: date) -> dict[str, object]:
    """Why a page is not published on this day, and the day that its own header names."""
    why = why_unpublished(other, day)
    named = {"not-yet": other.publish_on, "expired": other.expires_on}.get(why or "")
    return {"variant": (why or "").replace("-", "_"), "date": named}


FACT_RULES: tuple[PageRule, ...] = (publication_ends_after_it_begins, overviews_are_published)
TEXT_RULES: tuple[PageRule, ...] = (links_lead_to_published_pages,)
LIBRARY_RULES: tuple[LibraryRule, ...] = (fields_name_no_draft,)
WARNINGS = frozenset({"PUB002"})
