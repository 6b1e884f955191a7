"""Whatever is put into the project, the build says what is wrong and where, and changes nothing.

The cases are in `bad_input.yml`. Each is built by the command, in a copy of the project with
the pages of the small world. The largest ones take part only in the sweep (`SWEEP=1`).
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from site_tools import digest
from small_projects import TODAY, Project

CASES = yaml.safe_load(Path(__file__).with_name("bad_input.yml").read_text(encoding="utf-8"))
LISTED = [case for case in CASES if os.environ.get("SWEEP") or not case.get("only_in_sweep")]
HEADER = """\
---
type: page
title: A new page
summary: A page that has not been there before, to be told apart from the others.
updated: 2026-01-10
---
"""
SLOWEST = 1.5
"""How many times as long as a good build of 14 pages, about a second, a refusal may take."""
MOST_MEGABYTES = 200
GOOD: dict[Path, str] = {}
"""The digest of the site of the project without anything bad."""


def put(case: dict[str, Any], project: Path) -> None:
    """Change the project as a case describes."""
    docs = project / "docs"
    for name, text in case.get("write", {}).items():
        _write(docs, name, text.encode())
    for name, text in case.get("page", {}).items():
        _write(docs, name, (HEADER + text).encode())
    for name, digits in case.get("bytes", {}).items():
        _write(docs, name, bytes.fromhex(digits))
    for name, part in case.get("repeat", {}).items():
        text = part.get("before", "") + part["text"] * part["times"] + part.get("after", "")
        _write(docs, name, (HEADER + text + "\n").encode())
    for name, steps in case.get("stairs", {}).items():
        text = "".join(f"{'    ' * step}- a\n" for step in range(steps))
        _write(docs, name, (HEADER + text).encode())
    for name, target in case.get("link", {}).items():
        (docs / name).symlink_to(target)
    for name in case.get("pipe", ()):
        os.mkfifo(docs / name)
    file = project / "mkdocs.yml"
    for old, new in case.get("settings", {}).items():
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")


def _write(docs: Path, name: str, content: bytes) -> None:
    """Write a file; a name that is not text is hexadecimal."""
    path = docs / os.fsdecode(bytes.fromhex(name[4:]) if name.startswith("hex:") else name.encode())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize("case", LISTED, ids=lambda case: case["name"])
def test_bad_input(case: dict[str, Any], small_project: Project) -> None:
    project, site = small_project, small_project.site
    project.restore()
    if GOOD.get(site) != digest(site):  # a case that is refused leaves it as it was
        assert project.builder.build(*TODAY).code == 0
        GOOD[site] = digest(site)
    put(case, project.folder)
    before = digest(site)
    built = project.builder.build(*TODAY, *case.get("arguments", ()))
    assert "Traceback" not in built.errors, built.errors
    assert not project.executed.exists()
    assert built.megabytes <= MOST_MEGABYTES
    if "says" in case:
        assert built.code == 1, built.out
        assert [line for line in case["says"] if line not in built.errors] == []
        assert built.errors.endswith("\nNothing was published; the site is as it was.\n")
        assert digest(site) == before
        assert case.get("slow") or built.seconds <= max(project.good.seconds, 1) * SLOWEST
    else:
        assert built.code == 0, built.errors
        for path, text in case["holds"].items():
            assert text in (site / path).read_text(encoding="utf-8")


def test_what_is_refused_has_a_place_and_a_cure() -> None:
    """Except for what is found only while the site is built, and for output folders."""
    place = re.compile(r"^(docs/[^\n]*|mkdocs\.yml):\d+:\d+: error: ", re.DOTALL)
    unplaced = [
        case["name"]
        for case in CASES
        if "says" in case and not (place.match(case["says"][0]) and len(case["says"]) > 1)
    ]
    assert unplaced == [
        "a language that pages are written in is left out",
        "the site would lie among the pages",
        "a folder with other people’s files",
    ]
