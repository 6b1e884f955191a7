"""How deep a text may be nested. Python-Markdown takes minutes, or gives up, further down."""

import re
from collections.abc import Iterator

from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.code import without_certain_code
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem

DEPTH_LIMIT = 10
BRACKET_LIMIT = 50
_INDENT = 4
"""Blanks by which Python-Markdown tells one level from the next."""
_MARKER = r"(?:>|(?:[-*+:]|\d{1,9}[.)])(?=[ \t]))"
_MARKERS = re.compile(rf"(?:[ \t]{{0,4}}{_MARKER}){{{DEPTH_LIMIT}}}[ \t]{{0,4}}(?P<last>{_MARKER})")
_INDENTED = re.compile(rf"[ ]{{{_INDENT * DEPTH_LIMIT},}}(?P<last>{_MARKER}|!!!|\?\?\?|===)")
_LINE = re.compile(r"\n[ \t>*+:\d-]")
"""Where a line begins that may be deep."""
_RULE = re.compile(r"[-*_ \t]*")
_BRACKET = re.compile(r"[\[\](<>)]|\n[ \t]*(?=\n)")


def text_is_not_deep(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Nothing in a text lies many levels deep."""
    body = localized.file.body
    text = without_certain_code(body.text)
    lines = f"\n{text}\n"  # so that every line stands between two line ends
    for match in _LINE.finditer(lines):
        start = match.start()
        line = lines[start + 1 : lines.find("\n", start + 1)]
        deep = _marker_too_deep(line)
        if deep and not _RULE.fullmatch(line):
            place = body.place(start + min(deep.start("last"), len(line)))
            yield localized.file.problem_at("SYN016", place, limit=DEPTH_LIMIT, variant="levels")
            break
    for index in _opened(text):
        place = body.place(index)
        yield localized.file.problem_at("SYN016", place, limit=BRACKET_LIMIT, variant="brackets")


def _marker_too_deep(line: str) -> re.Match[str] | None:
    is_indented = line.startswith((" ", "\t"))
    return _MARKERS.match(line) or (
        _INDENTED.match(line.expandtabs(_INDENT)) if is_indented else None
    )


def _opened(text: str) -> Iterator[int]:
    """Where a paragraph opens one bracket too many; the first such place."""
    is_possible = sum(text.count(bracket) for bracket in "[(<") > BRACKET_LIMIT
    depth = 0
    for match in _BRACKET.finditer(text) if is_possible else ():
        if match[0] in "[(<":
            depth += 1
        elif match[0] in "])>":
            depth = max(depth - 1, 0)
        else:
            depth = 0
        if depth > BRACKET_LIMIT:
            yield match.start()
            return


TEXT_RULES: tuple[PageRule, ...] = (text_is_not_deep,)
