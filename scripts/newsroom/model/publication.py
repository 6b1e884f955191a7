"""Whether a page is published on a day: drafts never are, others within their span."""

from datetime import date
from typing import Literal

from newsroom.model.issue import Issue
from newsroom.model.page import BasePage

Unpublished = Literal["draft", "not-yet", "expired"]


def why_unpublished(page: BasePage, today: date) -> Unpublished | None:
    """Why a page is not part of the built site on this day; `None` for one that is."""
    if page.draft:
        return "draft"
    if page.publish_on and today < page.publish_on:
        return "not-yet"
    if page.expires_on and page.expires_on < today:
        return "expired"
    return None


def is_planned(issue: Issue, today: date) -> bool:
    """Whether an issue has yet to come out, though its page may be read."""
    return issue.date is not None and today < issue.date
