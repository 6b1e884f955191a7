"""An issue of the newsletter: a curated list of pages with an editorial."""

from typing import Literal

from newsroom.model.fields import Record, fact, text
from newsroom.model.page import BasePage
from newsroom.model.register import IssueSection
from newsroom.model.values import Day, Flag, Line, Reference, Whole


class Section(Record):
    """A section of an issue and its pages, in the order in which they are read."""

    kind: IssueSection = fact("The section; the register has its heading.", example="partners")
    items: tuple[Reference, ...] = fact("Its pages.", example=["partners/loom"])


class Issue(BasePage):
    """An issue of the newsletter; the body is its editorial."""

    type: Literal["issue"] = fact("The type of page.", example="issue")
    number: Whole | None = fact("Its number, if it has one.", example="4", default=None)
    date: Day | None = fact("The date of publication.", example="2026-12-01", default=None)
    date_known: Flag = fact("`false` when that day is not known.", example="false", default=True)
    earliest: Day | None = fact(
        "It came out on this day or later.", example="2023-06-07", default=None
    )
    latest: Day | None = fact(
        "It came out on this day or earlier.", example="2023-07-11", default=None
    )
    date_note: Line | None = text(
        "Why the day is not known.", example="Inferred from the events it mentions.", default=None
    )
    sections: tuple[Section, ...] = fact(
        "The sections of the issue.", example=[{"kind": "partners", "items": ["partners/loom"]}]
    )
