"""The header reader: what PyYAML would change stays as written, and keeps its place."""

import pytest
import yaml

from newsroom.content import header as headers
from newsroom.content.header import parse, split
from newsroom.content.problem import Place

CHANGED_BY_YAML = [
    ("2023-09-90", ValueError),
    ("2023-02-29", ValueError),
    ("2023-13-01", ValueError),
    ("20170907", 20170907),
    ("10:00", 600),
    ("18:30", 1110),
    ("NO", False),
    ("no", False),
    ("on", True),
    ("011", 9),
    ("0123", 83),
    ("1_000", 1000),
]


@pytest.mark.parametrize(("written", "changed"), CHANGED_BY_YAML)
def test_a_scalar_stays_the_text_that_was_written(written: str, changed: object) -> None:
    header, faults = parse(f"field: {written}\n")
    assert header.data == {"field": written}
    assert faults == []
    if isinstance(changed, type):
        with pytest.raises(changed):
            yaml.safe_load(f"field: {written}\n")
    else:
        assert yaml.safe_load(f"field: {written}\n") == {"field": changed}


def test_every_key_and_value_keeps_its_line_and_column() -> None:
    text = (
        'title: "Fair 🧵 of looms"   # a comment\n'
        "venue: {city: İzmir, country: TR}\n"
        "sources:\n"
        "  - site: example.org\n"
        "    lang:   it\n"
        "tags: [a, b]\n"
    )
    header, faults = parse(text)
    assert faults == []
    assert header.data == {
        "title": "Fair 🧵 of looms",
        "venue": {"city": "İzmir", "country": "TR"},
        "sources": [{"site": "example.org", "lang": "it"}],
        "tags": ["a", "b"],
    }
    assert header.keys["title",] == Place(2, 1)
    assert header.values["title",] == Place(2, 8)
    assert header.keys["venue", "country"] == Place(3, 22)
    assert header.values["venue", "country"] == Place(3, 31)
    assert header.values["sources", 0, "lang"] == Place(6, 13)
    assert header.values["tags", 1] == Place(7, 11)


def test_a_missing_field_is_pointed_at_by_what_holds_it() -> None:
    header, _ = parse("venue:\n  city: Bologna\n")
    assert header.place(("venue", "country"), of_key=True) == Place(2, 1)
    assert header.place(("venue", "country")) == Place(3, 3)
    assert header.place(("start",)) == Place(1, 1)


def test_a_page_is_split_into_header_and_body() -> None:
    header, body, line = split("---\ntitle: x\n---\n\n---\nText\n")
    assert header == "title: x\n"
    assert body == "\n---\nText\n"
    assert line == 4


def test_the_header_of_a_page_without_text() -> None:
    assert split("---\ntitle: x\n---") == ("title: x\n", "", 4)


def test_an_empty_header_has_no_fields() -> None:
    header, faults = parse(split("---\n---\n")[0])
    assert (header.data, faults) == ({}, [])
    assert header.complete


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "a: " + "[" * 60_000,
        "a: " + "{b: " * 10_000,
        "- " * 30_000,
        "? " * 30_000,
    ],
    ids=["laughs", "brackets", "braces", "dashes", "questions"],
)
def test_no_header_grows_beyond_its_own_size(bomb: str) -> None:
    header, faults = parse(bomb)
    assert not header.complete
    assert len(faults) == 1
    assert len(header.values) < 100


def test_a_header_that_goes_wrong_gives_what_came_before() -> None:
    header, faults = parse("title: x\nsummary: y\nkind: @\n")
    assert "title" in header.data
    assert [code for code, _, _ in faults] == ["SYN003"]


def test_the_limit_of_a_header_is_in_bytes() -> None:
    with pytest.raises(headers.RefusedError):
        split("---\ntitle: " + "ş" * 33_000 + "\n---\n")


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_what_only_yaml_takes_for_the_end_of_a_line_moves_no_place(sign: str) -> None:
    text = f"title: a{sign}b{sign}c\nkind: fair\nkind: fair\n"
    header, faults = parse(text)
    assert header.keys["kind",] == Place(3, 1)
    assert faults == [("SYN004", Place(4, 1), {"field": "kind", "line": 3})]
