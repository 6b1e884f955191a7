"""The forms of a report: what each promises to the program or person that reads it."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from little_worlds import make_world
from newsroom.checks.content_check import Options, check
from newsroom.checks.messages import format_problem
from newsroom.checks.reports import REPORTS, Findings
from newsroom.checks.reports.source_lines import excerpt
from newsroom.content.library import read_library
from newsroom.content.problem import Place, Problem
from newsroom.words import languages
from page_html import all_problems
from platforms import needs

HERE = Path(__file__).parent
DREADFUL = HERE / "dreadful"
SITE = "https://www.example.org/"


def report(base: Path, form: str, **more: Any) -> str:
    order = {"docs": base / "docs", "today": date(2026, 1, 15), "lang": "en", "base": base}
    find = all_problems if base != DREADFUL else lambda *_: dreadful_problems()
    return check(Options(**{**order, "format": form, **more}), find)[0]


@cache
def dreadful_problems() -> list[Problem]:
    """Judged once: nothing changes this folder, and many tests ask for its report."""
    library = read_library(DREADFUL / "docs", languages())
    return all_problems(library, date(2026, 1, 15))


def found(path: Path, line: int, column: int, **more: Any) -> Findings:
    problem = Problem(
        code="DAT001",
        file=path,
        place=Place(line, column),
        language="en",
        values={"value": "soon", "example": "2023-09-07"},
    )
    return Findings(
        formatted=[format_problem(problem, "en")],
        pages=1,
        **{"base": path.parent, "lang": "en", **more},
    )


@pytest.mark.parametrize("site_url", ["", SITE], ids=["no address", "address"])
@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("form", ["sarif", "gitlab", "rdjson"])
def test_a_report_has_the_form_that_its_services_define(
    form: str, lang: str, site_url: str
) -> None:
    schema = yaml.safe_load((HERE / "formats" / f"{form}.yml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    said = json.loads(report(DREADFUL, form, lang=lang, site_url=site_url))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(said)] == []
    has_address = form != "gitlab" and bool(site_url)  # GitLab has no place for it
    assert (SITE in json.dumps(said)) == has_address


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", "Pages checked: 3. Nothing wrong."),
        ("json", "[]"),
        ("github", ""),
        ("gitlab", "[]"),
        ("rdjson", '{ "source": { "name": "check_content" }, "diagnostics": [] }'),
    ],
)
def test_a_report_of_nothing(form: str, expected: str, tmp_path: Path) -> None:
    said = REPORTS[form](Findings(formatted=[], pages=3, base=tmp_path, lang="en"))
    assert " ".join(said.split()) == expected


def test_every_sarif_result_points_to_its_rule() -> None:
    run = json.loads(report(DREADFUL, "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) > 20
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def fingerprints(base: Path, **more: Any) -> list[str]:
    return [entry["fingerprint"] for entry in json.loads(report(base, "gitlab", **more))]


def test_fingerprints_last_while_lines_move_and_whatever_the_language(tmp_path: Path) -> None:
    wrong = "\nkind: fair\n---\n![](loom.png) and ![](loom.png)\n"
    docs = make_world(tmp_path, {"file": "events/fair.md", "change": {"\n---\n": wrong}})
    before = fingerprints(tmp_path)
    assert len(before) == len(set(before)) > 4
    assert fingerprints(tmp_path, lang="tr") == before
    page = docs / "events" / "fair.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("---\n", "---\n# moved\n\n", 1), encoding="utf-8")
    assert fingerprints(tmp_path) == before


def test_reviewdog_gets_columns_in_bytes(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("a𐐀b\n", encoding="utf-8")
    for column, in_bytes in ((1, 1), (2, 2), (3, 6)):
        said = json.loads(REPORTS["rdjson"](found(page, 1, column)))
        start = said["diagnostics"][0]["location"]["range"]["start"]
        assert start == {"line": 1, "column": in_bytes}


def test_addresses_of_files_are_escaped_in_sarif(tmp_path: Path) -> None:
    said = json.loads(REPORTS["sarif"](found(tmp_path / "a b%.md", 1, 1)))
    place = said["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b%25.md"


def shown(page: Path, line: int, column: int) -> list[str]:
    """The lines between the message and the cure."""
    said = REPORTS["text"](found(page, line, column)).split("\n")
    assert said[0].startswith(f"{page.name}:{line}:{column}: error: ")
    assert said[-2].endswith("(DAT001)")
    return said[1:-2]


def test_the_line_is_shown_with_a_mark(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\nend: soon\n---\n", encoding="utf-8")
    assert shown(page, 2, 6) == ["    | end: soon", "    |      ^"]


@pytest.mark.parametrize("line", [1, 3, 4, 9], ids=["dashes", "blank", "end", "beyond"])
def test_no_line_is_shown_where_there_is_nothing_to_see(tmp_path: Path, line: int) -> None:
    page = tmp_path / "a.md"
    page.write_text("---\nend: soon\n   \n", encoding="utf-8")
    assert shown(page, line, 1) == []


@needs("symbolic links")
@pytest.mark.parametrize("content", [b"caf\xe9\n", b"x" * 600_000], ids=["latin", "large"])
def test_no_line_is_shown_of_a_file_that_cannot_be_read(tmp_path: Path, content: bytes) -> None:
    page = tmp_path / "a.md"
    page.write_bytes(content)
    assert shown(page, 1, 1) == []
    assert shown(tmp_path / "gone.md", 1, 1) == []
    (tmp_path / "link.md").symlink_to(page)
    assert shown(tmp_path / "link.md", 1, 1) == []


def test_lines_are_counted_as_the_parser_counts_them(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_bytes("\ufeff---\r\nend: soon\r\n---\r\n".encode())
    assert shown(page, 2, 6) == ["    | end: soon", "    |      ^"]


@pytest.mark.parametrize(
    ("line", "column", "expected", "before"),
    [
        ("end: soon", 6, "end: soon", 5),
        ("end: soon", 99, "end: soon", 9),
        ("\tend", 2, "    end", 4),
        ("日本: x", 5, "日本: x", 6),
        ("o\u0308ffnen x", 8, "o\u0308ffnen x", 6),
        ("a\x1b[31mb\u202ec", 8, "a�[31mb�c", 7),
        ("x" * 100, 50, "x" * 100, 49),
        ("x" * 300, 1, "x" * 100 + "…", 0),
        ("x" * 300, 300, "…" + "x" * 61, 61),
        ("x" * 300, 150, "…" + "x" * 100 + "…", 61),
        ("日" * 300, 150, "…" + "日" * 50 + "…", 61),
        ("a" * 30 + " " * 300, 31, "a" * 30 + " " * 70 + "…", 30),
    ],
)
def test_a_line_is_cut_around_the_column(
    line: str, column: int, expected: str, before: int
) -> None:
    assert excerpt(line, column) == (expected, " " * before)


def test_names_and_values_cannot_steer_the_terminal(tmp_path: Path) -> None:
    said = REPORTS["text"](found(tmp_path / "a\x1b[2Jb.md", 1, 1))
    assert "\x1b" not in said
    assert said.startswith("a�[2Jb.md:1:1: error: ")


def test_colours_are_added_and_nothing_else() -> None:
    plain, coloured = (report(DREADFUL, "text", colour=colour) for colour in (False, True))
    assert "\x1b[1;31m" in coloured
    assert "\x1b[1;33m" in coloured
    for code in ("\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
