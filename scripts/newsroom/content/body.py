"""The Markdown below the header: the links and pictures in it, and where they stand.

Looks at the text as written and leaves the rest to Python-Markdown. What stands in
code is blanked out first, so that examples are not taken for links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.content.problem import Place

_CODE = re.compile(
    r"^(?P<fence>[ ]*(?:`{3,}|~{3,}))[^\n]*\n.*?(?:^(?P=fence)[`~]*[ ]*$|\Z)"
    r"|(?P<ticks>`+)[^`\n]+(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,500})\]\(\s*(<[^>\n]*>|[^\s)]*)")
_TARGET = re.compile(r"\]\(\s*(<[^>\n]*>|[^\s)]*)")
_DEFINITION = re.compile(r"^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]*(<[^>\n]*>|\S+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """A link or a picture in the text."""

    target: str
    place: Place
    alt: str | None = None
    """The alternative text; `None` for a link, which has none."""


class Body:
    """The prose of a page."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self._prose = _CODE.sub(_blank, text)

    def links(self) -> Iterator[Link]:
        """Every link and picture, pictures also with their alternative text."""
        pictures = {match.start(2): match[1] for match in _IMAGE.finditer(self._prose)}
        for pattern in (_TARGET, _DEFINITION, _AUTOLINK):
            for match in pattern.finditer(self._prose):
                target = match[1].removeprefix("<").removesuffix(">")
                yield Link(target, self._place(match.start(1)), pictures.get(match.start(1)))

    def _place(self, index: int) -> Place:
        line_start = self._prose.rfind("\n", 0, index) + 1
        line = self.first_line + self._prose.count("\n", 0, index)
        return Place(line, index - line_start + 1)


def _blank(match: re.Match[str]) -> str:
    """As many blanks as there was code: places stay where they are."""
    return re.sub(r"[^\n]", " ", match[0])
