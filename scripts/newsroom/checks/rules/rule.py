"""What a rule is: a function from a page, or from the whole house, to problems."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem


@dataclass(frozen=True, eq=False)  # a house is itself: so what is known of it can be kept
class RuleContext:
    """What a rule may ask besides the page it judges."""

    library: Library
    today: date


PageRule = Callable[[LocalizedPage, RuleContext], Iterator[Problem]]
"""Judges one page in one language. May meet drafts, in which unsound fields are `None`."""

LibraryRule = Callable[[RuleContext], Iterator[Problem]]
"""Judges what no page shows alone."""
