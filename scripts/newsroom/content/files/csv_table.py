"""Tables in CSV (RFC 4180): UTF-8, the same columns in every row, no formulas."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from newsroom.content.files.fault import FileFault
from newsroom.content.problem import Place
from newsroom.model.file_limits import LARGEST_TEXT, MOST_ROWS

_DELIMITERS = ",;\t"
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
"""How a cell begins that a spreadsheet computes (OWASP, CSV injection)."""
_ELSEWHERE = re.compile(
    r"[,;\t|\n\r] {0,9}\"?(?:=(?![= ]{0,99}(?:[,;\t|\n\r]|$))"
    r"|[+\-@][^,;\t|]{0,99}\|[^,;\t!]{0,99}!)"
)
"""The same in another line, or behind another delimiter than ours, which a spreadsheet may take."""
_DIRECTIVE = re.compile(r"\s*\"?sep\s*=", re.IGNORECASE)
"""A first line that tells Excel which delimiter to take."""
_SIGNS = re.compile(r"[+\-=/\s]*")
_NUMBER = re.compile(
    r"[+-]?[\d\s.,:/()%$£'’½¼¾⅓⅔\u20a0-\u20cf–-]*"
    r"(?:(?<=\d)[Ee][+-]?\d{1,3})?"
    r"(?:(?<=[\d\s½¼¾⅓⅔])(?<![-+–(/]\s)(?:°?[^\W\d_]{1,3}[²³]?|°))?"
)
"""Numbers, amounts and spans, with a unit or a currency, which compute nothing."""

csv.field_size_limit(LARGEST_TEXT)  # the parser of Python would refuse cells of 131,072 signs


def faults_of_csv(text: str) -> Iterator[FileFault]:
    """What is wrong with a table, in the order of its lines."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line, columns = 1, 0
    try:
        for row in rows:
            if not columns:
                columns = len(row)
            if line > MOST_ROWS:
                yield FileFault("FIL002", "rows", {"limit": MOST_ROWS}, Place(line, 1))
                return
            yield from _faults_of_row(row, columns, Place(line, 1))
            line = rows.line_num + 1
    except csv.Error:
        yield FileFault("FIL001", "quotes", {"line": line}, Place(line, 1))
        return
    if not columns:
        yield FileFault("FIL001", "empty")


def _delimiter(text: str) -> str:
    """The sign between the cells: the one under which all rows have as many, and the most."""
    return max(_DELIMITERS, key=lambda one: _columns(text, one))


def _columns(text: str, delimiter: str) -> tuple[bool, int]:
    """Whether all rows have the same number of cells, two or more; and that of the first row."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    first = 0
    try:
        for row in rows:
            first = first or len(row)
            if row and len(row) != first:
                return False, first
    except csv.Error:
        return False, first
    return first > 1, first


def _faults_of_row(row: Sequence[str], columns: int, place: Place) -> Iterator[FileFault]:
    if row and len(row) != columns:
        values = {"line": place.line, "found": len(row), "expected": columns}
        yield FileFault("FIL001", "columns", values, place)
    for cell in row:
        is_formula = _FORMULA.match(cell) and not _is_plain(cell.strip())
        is_directive = place.line == 1 and _DIRECTIVE.match(cell)
        if is_formula or is_directive or _ELSEWHERE.search(cell):
            yield FileFault("FIL004", "formula", {"what": cell[:40]}, place)


def _is_plain(cell: str) -> bool:
    return bool(_SIGNS.fullmatch(cell) or _NUMBER.fullmatch(cell))
