"""The types of rules: functions from a page, or from the whole library, to problems."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from newsroom.checks.rendered_text import MakeHtml
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem


@dataclass(frozen=True, eq=False)  # compared by identity, so that it can be a key of caches
class RuleContext:
    """What a rule may use besides the page."""

    library: Library
    today: date
    html: MakeHtml | None
    """Makes the HTML of a text; none if there are no settings that say how."""


PageRule = Callable[[LocalizedPage, RuleContext], Iterator[Problem]]
"""Checks one page in one language. May get drafts, in which invalid fields are `None`."""

LibraryRule = Callable[[RuleContext], Iterator[Problem]]
"""Checks the library as a whole."""
