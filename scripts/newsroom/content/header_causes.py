"""Why a line of a header cannot be read as YAML, and how it is written right.

A cure is tried before it is told: the lines around it must be readable further than before.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import yaml

from newsroom.content.problem import Place
from newsroom.model.kinds import field_names

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FIELD = re.compile(
    r"(?P<before>[ ]*(?:-[ ]+)*[^\s:#=\"'\[\]{},&*!|>%@`-][^:=#\"'\[\]{},]{0,60}?[ ]*:[ ]+)"
    r"(?P<value>\S.*?)(?P<comment>[ ]+\#[ ].*|[ ]*)"
)
_ITEM = re.compile(r"(?P<before>[ ]*-[ ]+)(?P<value>\S.*?)(?P<comment>[ ]+\#[ ].*|[ ]*)")
_NO_BLANK = re.compile(
    r"(?P<before>[ ]*(?:-[ ]+)*[a-z][a-z_]{1,30})[ ]?(?P<mark>:\u00a0|:(?![ /:]|$)|=|：)"
    r"[ \u00a0]*(?P<value>\S.*)"
)
_NAME_ALONE = re.compile(
    r"(?P<before>[ ]*(?:-[ ]+)*)(?P<name>[a-z][a-z_]{1,30})[ ]+(?P<value>[^:=\s](?!.*:[ ]).*)"
)
_PAIR = re.compile(r"(\s*[\w-]{1,40}:\s+)(\S.*?)(\s*)")
_FIELD_WITHIN = re.compile(r"[ ]+([a-z][a-z_]{1,30}):[ ]")
_CLOSERS = {"[": "]", "{": "}"}
_INDICATORS = "@`%&*!|>?,]}-:#"
"""Signs that begin no plain value in YAML, or not alone."""
_MISTAKEN = "&*!{[?"
"""Signs at the beginning of a value that YAML takes for something else."""
_MOST_LINES, _LONGEST = 200, 20_000
"""More lines around a mistake are not tried again."""
_LONGEST_LINE = 400


class Cause(NamedTuple):
    """What is wrong with a line, where, and the line as it should be."""

    variant: str
    place: Place
    right: str
    column: int
    """Where the line should begin."""


def cause_of(lines: Sequence[str], numbers: Sequence[int]) -> Cause | None:
    """The first of these lines of a header that a change makes readable.

    Lines are numbered as in the file, where the header begins in line 2.
    """
    places = [
        number - 2
        for number in dict.fromkeys(numbers)
        if 2 <= number < len(lines) + 2 and 0 < len(lines[number - 2].strip()) <= _LONGEST_LINE
    ]
    for changes in (_missing_colons, _changes):
        for index in places:
            for variant, column, right in changes(lines, index):
                if _helps(lines, index, right):
                    begins = len(right) - len(right.lstrip()) + 1
                    return Cause(variant, Place(index + 2, column), right.strip(), begins)
    return None


def quoted_line(line: str) -> str | None:
    """The line with its value in quotation marks; none if they are no cure."""
    match = _FIELD.fullmatch(line) or _ITEM.fullmatch(line)
    if not match or len(line) > _LONGEST_LINE or match["value"][0] not in _MISTAKEN:
        return None
    return f"{match['before']}{quoted(match['value'])}{match['comment']}".strip()


def quoted(value: str) -> str:
    """The value between the quotation marks that it does not hold itself."""
    text = _unquoted(value)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unquoted(value: str) -> str:
    """The value without the marks around all of it, which may not fit those inside."""
    mark = value[:1]
    if mark not in "\"'" or len(value) < 2:
        return value
    if mark == "'":
        value = value.replace("''", "'")
    inner = value[1:-1] if value.endswith(mark) else value[1:]
    first = re.search(rf"(?<=\w){mark}(?!\w)", inner)
    is_pair = inner.count(mark) > 1 and first and first.start() == inner.find(mark)
    if value.endswith(mark):
        return value if is_pair else inner
    is_word = mark == "'" and inner[:1].islower()  # 's-Hertogenbosch
    return value if mark in inner or is_word else inner


def _missing_colons(lines: Sequence[str], index: int) -> Iterator[tuple[str, int, str]]:
    """The line with a colon behind the name of a field at its beginning."""
    match = _NAME_ALONE.fullmatch(lines[index])
    if match and match["name"] in field_names():
        yield (
            "missing",
            match.end("name") + 1,
            f"{match['before']}{match['name']}: {match['value']}",
        )


def _changes(lines: Sequence[str], index: int) -> Iterator[tuple[str, int, str]]:
    """What may be wrong with a line, in which column, and the line as it should be."""
    line = lines[index]
    if match := _NO_BLANK.fullmatch(line):
        value, is_special = match["value"], match["value"][0] in _INDICATORS
        right = quoted(value) if is_special or ": " in value else value
        column = match.start("mark") + 1
        yield "equals" if match["mark"] == "=" else "blank", column, f"{match['before']}: {right}"
    match = _FIELD.fullmatch(line) or _ITEM.fullmatch(line)
    if match:
        column = match.start("value") + 1
        for variant, value in _values(match["value"]):
            yield variant, column, f"{match['before']}{value}{match['comment']}"
        if line.startswith("- ") and _FIELD.fullmatch(line[2:]):
            yield "dash", 1, line[2:]
        yield from _columns(lines, index)
    elif index and ":" not in line and line.strip("-. ") and _FIELD.fullmatch(lines[index - 1]):
        yield "continued", len(line) - len(line.lstrip()) + 1, f"  {line}"


def _columns(lines: Sequence[str], index: int) -> Iterator[tuple[str, int, str]]:
    """The line in the columns in which the fields above it begin."""
    line = lines[index].lstrip()
    own = len(lines[index]) - len(line)
    above = [one for one in lines[max(0, index - 20) : index] if one.strip()]
    indents = [len(one) - len(one.lstrip()) for one in reversed(above)]
    for indent in dict.fromkeys([*indents, 0]):
        if indent != own:
            yield "column" if indent else "left", own + 1, " " * indent + line


def _values(value: str) -> Iterator[tuple[str, str]]:
    """What may be wrong with a value, and the value as it should be."""
    mark = value[0]
    if mark in _CLOSERS:
        inside = value.find(_CLOSERS[mark])
        if inside < 0:
            yield "closed", value + _CLOSERS[mark]
        elif value.endswith(_CLOSERS[mark]) and not value.startswith("{{"):
            yield "part", _with_parts_quoted(value)
        else:
            yield "text", quoted(value)
    elif mark == '"' and re.fullmatch(r'"[^"]*"', value) and "\\" in value:
        yield "backslash", quoted(value)
    elif mark in "\"'":
        is_open = mark not in value[1:]
        yield "open" if is_open else "marks", quoted(value)
    elif mark in _INDICATORS:
        yield "first", quoted(value)
    else:
        yield "value", quoted(value)


def _with_parts_quoted(value: str) -> str:
    """A list or group on one line with its values in quotation marks where they need them."""
    parts = re.split(r",(?=\s)", value[1:-1])
    return value[0] + ",".join(map(_part, parts)) + value[-1]


def _part(part: str) -> str:
    pair = _PAIR.fullmatch(part) or re.fullmatch(r"(\s*)(\S.*?)(\s*)", part)
    if not pair:
        return part
    before, value, after = pair.groups()
    joined = next((one for one in _FIELD_WITHIN.finditer(value) if one[1] in field_names()), None)
    if joined:  # a comma is missing
        first, rest = value[: joined.start()], value[joined.start() :].lstrip()
        return f"{before}{first},{_part(' ' + rest)}{after}"
    is_quoted = re.fullmatch(r'"[^"\\]*"|\'[^\']*\'', value)
    is_odd = ": " in value or value[0] in _INDICATORS or set("\"'[]{}") & set(value)
    return part if is_quoted or not is_odd else f"{before}{quoted(value)}{after}"


def _helps(lines: Sequence[str], index: int, right: str) -> bool:
    """Whether the lines around this one can be read further when it is changed."""
    start, end = _around(lines, index)
    if end - start > _MOST_LINES or sum(map(len, lines[start:end])) > _LONGEST:
        return False
    before = _readable("\n".join(lines[start:end]))
    changed = [*lines[start:index], right, *lines[index + 1 : end]]
    return _readable("\n".join(changed)) > max(before, index - start)


def _around(lines: Sequence[str], index: int) -> tuple[int, int]:
    """From the field that a line belongs to, up to the next but two."""
    start = index
    while start and (lines[start][:1] in " -#" or ":" not in lines[start]):
        start -= 1
    end, fields = index + 1, 0
    while end < len(lines) and fields < 3:
        fields += bool(lines[end][:1].strip())
        end += 1
    return start, end


def _readable(text: str) -> float:
    """The number of the line in which YAML gives up, from 0; without end if it does not."""
    loader = _Loader(text)
    try:
        while loader.get_event() is not None:
            pass
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return float(mark.line) if mark else 0.0
    return float("inf")
