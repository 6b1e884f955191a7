"""Faults of a header that the YAML parser finds, with the place and the line as it should be."""

import re
from typing import Any

import yaml

from newsroom.content.encoding import Fault
from newsroom.content.header_causes import cause_of, quoted, quoted_line
from newsroom.content.problem import START, Place, Sentence

_DASHES = re.compile(r"[ ]*(?:-[ ]+)*")
_FIELD = re.compile(r"[ ]*[\w-]+")
"""A name at the beginning of a line, before its colon."""
_QUOTABLE = frozenset({"SYN005", "SYN006", "SYN007", "SYN013"})
"""Faults that quotation marks, or blanks in place of a tab, mend."""
_LONGEST_LINE = 400
"""A longer line is not shown as a cure."""
_REASONS = (
    ("mapping values are not allowed", "colon"),
    ("could not find expected ':'", "colon_missing"),
    ("did not find expected key", "indent"),
    ("did not find expected '-' indicator", "indent"),
    ("found unexpected end of stream", "quote"),
    ("cannot start any token", "character"),
    ("did not find expected ',' or", "bracket"),
    ("did not find expected node", "bracket"),
)
"""Errors of the YAML parser, and the key of our message for each."""


def with_cure(fault: Fault, lines: list[str]) -> Fault:
    """A fault of a value that YAML takes for something else, with the line in quotation marks."""
    code, place, values = fault
    line = _line(lines, place.line)
    if "written" in values:
        written = str(values["written"])
        whole = Sentence(line.strip().replace(written, quoted(written)))
        return code, place, {"variant": values["variant"], "right": whole}
    if code not in _QUOTABLE:
        return fault
    right = line.replace("\t", "  ").strip() if code == "SYN007" else quoted_line(line)
    if not right or len(right) > _LONGEST_LINE:
        return code, place, {**values, "variant": "other"}
    return code, place, {**values, "variant": "line", "right": Sentence(right)}


def cause_of_error(error: yaml.YAMLError, long_quote: Place | None, lines: list[str]) -> Fault:
    """Why a header cannot be parsed, with the line as it should be if one can be told."""
    fault = _syntax_fault(error, long_quote, lines)
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    places = [fault[1], *(place_of(one) for one in (begun, mark) if one)]
    numbers = [place.line for place in places]
    numbers += [numbers[0] - 1, numbers[-1] - 1]
    found = cause_of(lines, numbers)
    if not found:
        return fault
    values = {"variant": found.variant, "right": Sentence(found.right), "column": found.column}
    return "SYN003", found.place, values


def is_of_comment(fault: Fault, others: list[Fault]) -> bool:
    """Whether a bracket is open only because YAML takes the rest of its line for a comment."""
    is_open = fault[2].get("variant") in ("bracket", "closed", "part", "other", "indent")
    return is_open and any(
        code == "SYN017" and place.line <= fault[1].line <= place.line + 1
        for code, place, _ in others
    )


def _syntax_fault(error: yaml.YAMLError, long_quote: Place | None, lines: list[str]) -> Fault:
    """Why a header cannot be parsed, and where the mistake is, often before the parser's place."""
    if long_quote:  # it ended only at the next quotation mark, which should have opened one
        return "SYN003", long_quote, {"variant": "quote"}
    said = str(getattr(error, "problem", None) or error)
    reason = next((word for phrase, word in _REASONS if phrase in said), "other")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    if mark is None:
        return "SYN003", START, {"variant": reason}
    place, begins = place_of(mark), place_of(begun)
    if reason in ("quote", "colon_missing"):
        place = begins
    elif reason == "bracket" and begins.line < place.line:  # still open where a field begins
        if _start(lines, place.line) <= _start(lines, begins.line):
            place = begins
    elif reason == "colon" and _FIELD.fullmatch(_line(lines, place.line)[: place.column - 1]):
        reason, place = _line_above(lines, place.line)
    return "SYN003", place, {"variant": reason}


def _line_above(lines: list[str], number: int) -> tuple[str, Place]:
    """The fault where the value above continues into what should be a field."""
    above = number - 1
    while above > 2 and not _line(lines, above).strip():
        above -= 1
    if _start(lines, above) == _start(lines, number) and ":" not in _line(lines, above):
        return "colon_missing", Place(above, _start(lines, above))
    return "indent", Place(number, _start(lines, number))


def _line(lines: list[str], number: int) -> str:
    """A line of the header by its number in the file; YAML may count more than there are."""
    return "".join(lines[number - 2 : number - 1])


def _start(lines: list[str], number: int) -> int:
    """The column in which a line begins, after the dash of an item."""
    match = _DASHES.match(_line(lines, number))
    return match.end() + 1 if match else 1


def place_of(mark: Any) -> Place:
    """A place of the file from a YAML mark, which counts from 0 below the first `---`."""
    return Place(mark.line + 2, mark.column + 1)
