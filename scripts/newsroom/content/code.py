"""Text that Python-Markdown certainly shows as code, for rules on security.

`Body.without_code` follows the editor's intention. Python-Markdown differs in rare cases: a
fence that is indented or never closed is none, and a stray backtick pairs with a later one.
Here, text counts as code only if both agree.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from itertools import groupby

_OPTION = r"""(?:title="[^"]*"|linenums="\d+"|hl_lines="\d+(?:-\d+)?(?: \d+(?:-\d+)?)*")"""
_OPENING = re.compile(
    rf"(`{{3,}}|~{{3,}}) *(?:\.?[\w#.+-]*(?: +{_OPTION})*|\{{ *(?:[.#][\w-]+ *)*\}}) *"
)
_INDENTED_FENCE = re.compile(r"[> \t]+(?:`{3}|~{3})")
_CODE_IN_TARGET = re.compile(r"\]\((?:[^()`]++|\([^()`]*+\))*+`")
"""Python-Markdown reads the code in a target as the target."""
_BACKTICKS = re.compile("`+")
_COMMENT_EDGE = re.compile(r"<[!?]|-->")
_NO_LINE_END = re.compile(r"[^\n]")
_WORD_OR_SIGN = re.compile(r"\w+|[^\w ]")


def without_comments(text: str) -> str:
    """The text with HTML comments blanked out; places do not move."""
    parts: list[str] = []
    kept, start = 0, text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + len("<!--")) + len("-->")
        if end < len("-->"):  # never closed, and neither is any after it
            break
        parts += [text[kept:start], _NO_LINE_END.sub(" ", text[start:end])]
        kept, start = end, text.find("<!--", end)
    return "".join([*parts, text[kept:]])


@lru_cache(maxsize=4)  # several rules use the same page
def without_certain_code(text: str) -> str:
    """The text with certain code blanked out; places do not move."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    blocks = _fenced_blocks(lines)
    fenced = {number for first, last in blocks for number in range(first, last + 1)}
    within = fenced - {number for block in blocks for number in block}
    is_open = [bool(line.strip()) and number not in fenced for number, line in enumerate(lines)]
    for is_paragraph, group in groupby(range(len(lines)), key=is_open.__getitem__):
        numbers = list(group)
        written = [lines[number] for number in numbers]
        if is_paragraph:
            lines[numbers[0] : numbers[-1] + 1] = _without_spans(written)
        else:  # text after a fence, on its line, is not code
            for number in within.intersection(numbers):
                lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def _fenced_blocks(lines: list[str]) -> list[tuple[int, int]]:
    """The first and last line of each fenced block that is certain to be one.

    Stops at a line that looks like a fence and is none, or is one in an item or a quotation.
    """
    fences = {  # Python-Markdown expands tabs before it looks for fences
        number: line.expandtabs(4).rstrip(" ")
        for number, line in enumerate(lines)
        if line.startswith(("```", "~~~"))
    }
    indented = [number for number, line in enumerate(lines) if _INDENTED_FENCE.match(line)]
    closings: dict[str, list[int]] = defaultdict(list)
    for number, fence in fences.items():
        closings[fence].append(number)
    blocks: list[tuple[int, int]] = []
    for number, fence in fences.items():
        if blocks and number <= blocks[-1][1]:
            continue
        opening = _OPENING.fullmatch(fence)
        ends = closings.get(opening[1], []) if opening else []
        after = bisect_right(ends, number)
        begin = blocks[-1][1] if blocks else 0
        is_doubtful = bisect_right(indented, begin - 1) < bisect_right(indented, number)
        if after == len(ends) or is_doubtful:
            break
        blocks.append((number, ends[after]))
    return blocks


def _without_spans(paragraph: list[str]) -> list[str]:
    """The paragraph without code in backticks, if every span ends on its first line."""
    blanked = [_blanked(line) for line in paragraph]
    text = "\n".join(paragraph)
    if None in blanked or _COMMENT_EDGE.search(text) or _CODE_IN_TARGET.search(text):
        return paragraph
    return [line or "" for line in blanked]


def _blanked(line: str) -> str | None:
    """The line with its code blanked; `None` if a run of backticks has no counterpart."""
    runs = [match.span() for match in _BACKTICKS.finditer(line)]
    places: dict[int, list[int]] = defaultdict(list)
    for index, (start, end) in enumerate(runs):
        places[end - start].append(index)
    parts, index, kept = [], 0, 0
    while index < len(runs):
        start, end = runs[index]
        same = places[end - start]
        after = bisect_right(same, index)
        if after == len(same) or line[max(start - 1, 0) : start] == "\\":
            return None
        last = runs[same[after]][1]
        parts += [line[kept:start], " " * (last - start)]
        index, kept = same[after] + 1, last
    return "".join([*parts, line[kept:]])


def words_and_signs(code: str) -> int:
    """How many words and signs are in a code: each may become an element of its own."""
    return sum(1 for _ in _WORD_OR_SIGN.finditer(code))
