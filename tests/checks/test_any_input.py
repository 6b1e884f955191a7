"""Whatever a file holds, the checker says something sensible about it and never breaks.

The short form runs a few examples, always the same; `make sweep` runs thousands.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from little_worlds import LANGUAGES, make_world
from newsroom.checks.checker import check_library
from newsroom.checks.messages import format_problem
from newsroom.content.library import read_library
from newsroom.content.problem import Problem
from newsroom.model.kinds import KINDS
from newsroom.words import languages, load_words
from page_html import own_html

CODES = sorted(load_words("en").problems)
EXAMPLES = 3000 if os.environ.get("SWEEP") else 60
SHORT = ["", "~", "no", "2023-09-90", "9:30", "[a, b]", "{a: b}", "-1", "1e999", "٣", "İ", "&a"]
LONG = ["*a", "'", '"', "x" * 400, "http://a.b", "https://a.b/c?d=e#f", "partners/loom", "IT", "|"]
TEXT = ["Europe/Rome", "11 July 2023", "31 Nisan", "7th to 90th of September", "3.190", "%85", "- "]
ODD = st.sampled_from([*SHORT, *LONG, *TEXT])
MONTHS = ["February", "May", "Sept.", "febbraio", "de febrero de", "Şubat", "EYLÜL", "/2/", ".13."]
DATES = st.builds(
    "{}{} {} {}{}".format,
    st.sampled_from(["", "On ", "Friday ", "venerdì ", "Cuma, ", "mié. ", "7–", "from 9:00 to "]),
    st.sampled_from(["0", "1", "29", "30", "31st", "99", "000", "٣٠", "２９", "00"]),
    st.sampled_from(MONTHS),
    st.sampled_from(["", "0", "0000", "0001", "1582", "1752", "2027", "9999", "10000", "٢٠٢٧"]),
    st.sampled_from(
        ["", " (Friday)", " Cuma", "’te", " – 1 May 0000", ", 25:75", " 24.00", "-02-30"]
    ),
)
NAMES = st.sampled_from(
    sorted({name for kind in KINDS.values() for name in kind.model_fields} | {"strat", "x"})
)
VALUES = st.one_of(
    ODD,
    DATES,
    st.text(max_size=30),
    st.lists(ODD, max_size=3).map(lambda parts: "[" + ", ".join(parts) + "]"),
    st.dictionaries(NAMES, ODD, max_size=3).map(
        lambda fields: "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"
    ),
)
HEADERS = st.dictionaries(NAMES, VALUES, max_size=12).map(
    lambda fields: "".join(f"{name}: {value}\n" for name, value in fields.items())
)
MARKDOWN = st.lists(
    st.one_of(
        st.text(max_size=40),
        ODD,
        DATES,
        st.sampled_from(["## A {#a}", "#### B", "[a](b.md)", "![](c.png)", "| a | b |", "|---|"])
        | st.sampled_from(["```", "~~~", "<script>", "<b", "“", "»", "> q", "`c`", "{: .x}", "]("]),
    ),
    max_size=12,
).map("\n".join)


def format_all(files: dict[str, bytes]) -> None:
    """Check these files and format every problem in every language."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder)
        for name, content in files.items():
            (docs / name).parent.mkdir(exist_ok=True)
            (docs / name).write_bytes(content)
        library = read_library(docs, languages())
        for problem in check_library(library, date(2026, 1, 15), own_html()):
            lines = files[problem.file.relative_to(docs).as_posix()].count(b"\n")
            lines += files[problem.file.relative_to(docs).as_posix()].count(b"\r")
            assert 1 <= problem.place.line <= lines + 2
            assert problem.place.column >= 1
            for lang in languages():
                formatted = format_problem(problem, lang)
                assert formatted.message
                assert formatted.hint


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    format_all({"events/a.md": content, "events/a.it.md": content})


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(KINDS)), HEADERS, HEADERS, MARKDOWN, MARKDOWN)
def test_any_header_and_body(
    kind: str, header: str, translated: str, body: str, other_body: str
) -> None:
    original = f"---\ntype: {kind}\n{header}---\n{body}"
    translation = f"---\n{translated}---\n{other_body}"
    format_all(
        {
            "events/a.md": original.encode("utf-8", "surrogatepass"),
            "events/a.tr.md": translation.encode("utf-8", "surrogatepass"),
            "partners/b.md": original.encode("utf-8", "surrogatepass"),
        }
    )


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.lists(DATES, min_size=20, max_size=60))
def test_any_dates(dates: list[str]) -> None:
    header = "---\ntype: event\nstart: 2027-09-07\nend: 2027-09-09\n---\n"
    body = "\n\n".join(dates)
    names = ["events/a.md", *(f"events/a.{lang}.md" for lang in languages()[1:])]
    format_all({name: (header + body).encode() for name in names})


@pytest.mark.parametrize("code", CODES)
def test_a_message_without_its_values_is_still_formatted(code: str) -> None:
    odd = {"month": 2, "year": 0, "variant": "nothing", "value": "{x}"}
    for values in ({}, odd, {**odd, "year": 10_000}):
        problem = Problem(code=code, file=Path("a.md"), language="en", values=values)
        for lang in languages():
            assert format_problem(problem, lang).message


def test_a_link_longer_than_any_file_name_leads_nowhere(tmp_path: Path) -> None:
    change = {"\n---\n": f"\n---\n[loom]({'x' * 3000})\n\n"}
    docs = make_world(tmp_path, {"file": "training/weave.md", "change": change})
    problems = check_library(read_library(docs, LANGUAGES), date(2026, 1, 15), own_html())
    assert "REF004" in {problem.code for problem in problems}
