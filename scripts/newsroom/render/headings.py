"""Headings end with signs `#` only after a blank, as in CommonMark (4.2): `## C#` keeps its own."""

import re

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension

BEFORE_PARAGRAPHS = 70
"""The priority of Python-Markdown's own processor, which ours replaces."""


class Headings(Extension):
    """Headings whose last word may end with `#`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put our processor in place of Python-Markdown's."""
        made = _Headings(md.parser)
        md.parser.blockprocessors.register(made, "hashheader", BEFORE_PARAGRAPHS)


class _Headings(HashHeaderProcessor):
    RE = re.compile(
        r"(?:^|\n)(?P<level>#{1,6})(?P<header>(?P<blank>[ \t])?(?:\\.|[^\\])*?)"
        r"(?(blank)(?:(?<=[ \t])#+)?|#*)[ \t]*(?:\n|$)"
    )
