"""The differences between two sites are named, each with its first line."""

from pathlib import Path

import pytest

from commands import run_here
from newsroom.build.publish import MARKER

SAME = {"index.html": b"<p>One</p>\n<p>two</p>\n", "it/index.html": b"Uno", "a.png": b"\xff\x00"}
CASES: dict[str, tuple[dict[str, bytes | None], str]] = {
    "nothing": ({}, "Both sites are identical.\n"),
    "our mark does not count": (
        {MARKER: b"made"},
        "Both sites are identical.\n",
    ),
    "a page less": ({"it/index.html": None}, "it/index.html: is gone\nFiles that differ: 1.\n"),
    "a page more": ({"tr/index.html": b"Bir"}, "tr/index.html: is new\nFiles that differ: 1.\n"),
    "another word": (
        {"index.html": b"<p>One</p>\n<p>three</p>\n"},
        "index.html: line 2\n    - <p>two</p>\n    + <p>three</p>\nFiles that differ: 1.\n",
    ),
    "a line less": (
        {"index.html": b"<p>One</p>\n"},
        "index.html: line 2\n    - <p>two</p>\n    + \nFiles that differ: 1.\n",
    ),
    "another picture": ({"a.png": b"\xff"}, "a.png: 2 bytes became 1\nFiles that differ: 1.\n"),
}


def fill(folder: Path, files: dict[str, bytes | None]) -> Path:
    for name, content in files.items():
        if content is not None:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_differences_are_named(tmp_path: Path, name: str) -> None:
    changes, expected = CASES[name]
    fill(tmp_path / "old", dict(SAME))
    fill(tmp_path / "new", SAME | changes)
    done = run_here("compare_sites.py", "old", "new", folder=tmp_path)
    assert (done.stdout, done.returncode) == (expected, 0 if "identical" in expected else 1)


def test_of_a_long_line_only_the_place_is_shown(tmp_path: Path) -> None:
    old = "x" * 5000 + "old" + "y" * 5000
    fill(tmp_path / "old", {"index.html": old.encode()})
    fill(tmp_path / "new", {"index.html": old.replace("old", "new").encode()})
    done = run_here("compare_sites.py", "old", "new", folder=tmp_path)
    assert f"    - {'x' * 80}old{'y' * 77}\n    + {'x' * 80}new{'y' * 77}\n" in done.stdout


def test_of_many_files_the_first_are_named(tmp_path: Path) -> None:
    fill(tmp_path / "old", {})
    (tmp_path / "old").mkdir()
    fill(tmp_path / "new", {f"{letter}.html": b"" for letter in "abc"})
    done = run_here("compare_sites.py", "old", "new", "--most", "2", folder=tmp_path)
    assert done.stdout == "a.html: is new\nb.html: is new\n… and 1 more.\nFiles that differ: 3.\n"


def test_what_is_no_folder_is_said(tmp_path: Path) -> None:
    done = run_here("compare_sites.py", "none", ".", folder=tmp_path)
    assert done.returncode == 2
    assert "none is not a folder" in done.stderr
