"""The facts of an issue of the newsletter."""

from collections.abc import Iterator

from newsroom.model.catalogue import Entry
from newsroom.model.issue import Issue
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact


def issue_facts(issue: Issue, entry: Entry, localizer: Localizer) -> Iterator[Fact | None]:
    """The number of an issue, and when it was published."""
    number = str(issue.number) if issue.number else localizer.words.phrases.number_unknown
    yield localizer.fact("issue_number", number)
    note = localizer.text_of(entry, "date_note") if not issue.date_known else None
    yield localizer.fact("published", localizer.issue_date(issue), note)
