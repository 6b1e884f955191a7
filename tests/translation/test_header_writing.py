"""Writing fields into a header: what does not change stays as people wrote it."""

import pytest

from newsroom.content.header import Value, parse, split
from newsroom.content.header_writing import with_fields

ORDER = ["title", "summary", "topics", "definitions", "translation"]
PAGE = """---
# About this page.
title: 'Old'   # a remark
summary: >
  Two
  lines.

# By a machine.
translation: {method: machine, source_hash: "1.2"}
# The end.
---
Text.
"""
CASES: list[tuple[str, dict[str, Value], str]] = [
    (PAGE, {"title": "Old"}, PAGE),
    (PAGE, {"title": "New: better"}, PAGE.replace("'Old'   # a remark", "'New: better'")),
    (PAGE, {"summary": "One."}, PAGE.replace(">\n  Two\n  lines.\n", "One.\n")),
    (PAGE, {"topics": ["a", "yes"]}, PAGE.replace("\n# By", "topics:\n  - a\n  - 'yes'\n\n# By")),
    (
        PAGE,
        {"translation": {"method": "human", "source_hash": "12.34"}},
        PAGE.replace(
            '{method: machine, source_hash: "1.2"}', '\n  method: human\n  source_hash: "12.34"'
        ).replace("translation: \n", "translation:\n"),
    ),
    ("---\n{title: A, summary: B}\n---\n", {"title": "C"}, "---\ntitle: C\nsummary: B\n---\n"),
    ("---\n---\nText", {"summary": "B", "title": "A"}, "---\ntitle: A\nsummary: B\n---\nText"),
    ("---\ntitle: A\n---\n", {"title": "---"}, "---\ntitle: '---'\n---\n"),
]


@pytest.mark.parametrize(("page", "fields", "expected"), CASES)
def test_fields_are_written_in_their_place(
    page: str, fields: dict[str, Value], expected: str
) -> None:
    written = with_fields(page, fields, ORDER)
    assert written == expected
    data = parse(split(written)[0])[0].data
    assert {name: data[name] for name in fields} == fields
    assert list(data) == sorted(data, key=ORDER.index)
