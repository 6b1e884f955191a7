"""Emphasis, links and the like within a text: Python-Markdown's own way with less looking.

For each piece of text Python-Markdown tries each of its patterns, and most are not in it. One
search tells so; for patterns that no search finds quickly, a sign that is not there.
"""

# ruff: noqa: N802, N803 - private names of Python-Markdown's, as a class of its own writes them

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

from markdown import Markdown
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE, REFERENCE_RE
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

SIGNS = {BACKTICK_RE: "`", LINK_RE: "[", REFERENCE_RE: "["}
"""What stands in every match of the patterns that begin with a look behind: these are slow."""
PRIORITY = 20
"""That of the processor which Python-Markdown calls `inline`."""

Search = Callable[[str, int], re.Match[str] | None]


class QuickInline(InlineProcessor):
    """Gives what Python-Markdown's own gives, where all patterns are of the new kind."""

    _InlineProcessor__applyPattern: Any

    @cached_property
    def _patterns(self) -> list[tuple[Any, str, Search]]:
        """Each pattern, its sign, and how it is looked for."""
        patterns: Any = self.inlinePatterns  # their types are told wrongly
        found = [(one, one.getCompiledRegExp()) for one in patterns]
        return [(one, SIGNS.get(regexp.pattern, ""), regexp.search) for one, regexp in found]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString):
            return data
        for index in range(patternIndex, len(self._patterns)):
            pattern, sign, search = self._patterns[index]
            start, matched = 0, True
            while matched and sign in data and search(data, start):
                data, matched, start = self._InlineProcessor__applyPattern(
                    pattern, data, index, start
                )
        return data


def use_quick_inline(markdown: Markdown) -> None:
    """Have a converter read its texts in this way."""
    markdown.treeprocessors.register(QuickInline(markdown), "inline", PRIORITY)
