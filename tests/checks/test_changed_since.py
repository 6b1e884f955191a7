"""What `check_content.py --changed-since` reports: what a change did, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from little_worlds import make_world
from site_tools import ROOT

WRONG = "He saw the the hall."


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The small world in a repository, with a mistake that was always there."""
    change = {"It was good.": f"It was good. {WRONG}"}
    docs = make_world(tmp_path, {"file": "events/visit.md", "change": change})
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Begin")
    git(tmp_path, "checkout", "-b", "work")
    return docs


def check(docs: Path, since: str = "main", lang: str = "en") -> tuple[int, str]:
    command = [sys.executable, ROOT / "scripts/check_content.py", "--docs", "docs"]
    command += ["--changed-since", since, "--today", "2026-01-15", "--lang", lang]
    environment = os.environ | {"CI": "true", "LC_ALL": "C"}
    done = subprocess.run(
        command, cwd=docs.parent, capture_output=True, text=True, env=environment, check=False
    )
    return done.returncode, done.stdout + done.stderr


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_is_nothing_wrong(docs: Path) -> None:
    assert check(docs) == (0, "Pages checked: 0. Nothing wrong.\n")


def test_only_what_is_new_is_reported(docs: Path) -> None:
    change(docs / "events/visit.md", "It was good.", "It was good of of them.")  # not committed
    code, said = check(docs)
    assert code == 1
    assert said.count("error:") == 1
    assert "of of" in said
    assert "Not shown, as they were there before: errors: 1" in said


def test_new_files_and_pages_that_refer_to_the_change_are_checked(docs: Path) -> None:
    text = (docs / "training/weave.md").read_text(encoding="utf-8")
    (docs / "training/knot.md").write_text(
        text.replace("satin", "satin of of satin"), encoding="utf-8"
    )
    change(docs / "partners/loom.md", "{#weaves}", "{#woven}")
    code, said = check(docs)
    assert code == 1
    assert "docs/training/knot.md" in said
    assert "docs/events/fair.md" in said  # its link leads to the anchor that is gone
    assert "the the" not in said


@pytest.mark.parametrize(
    ("lang", "message"),
    [
        ("en", "`events/visit` has been deleted, and its address no longer works."),
        ("it", "`events/visit` è stata eliminata"),
        ("es", "`events/visit` se ha borrado"),
        ("tr", "`events/visit` silindi"),
    ],
)
def test_a_deleted_page_leaves_its_address_to_another(docs: Path, lang: str, message: str) -> None:
    for path in (docs / "events").glob("visit*.md"):
        path.unlink()
    change(docs / "newsletter/first.md", "[events/fair, events/visit]", "[events/fair]")
    code, said = check(docs, lang=lang)
    assert code == 1
    assert said.count("REF011") == 1  # once for all languages
    assert message in said
    assert "`redirect_from: [events/visit]`" in said
    assert "`events/index.md`" in said


def test_a_renamed_page_that_catches_its_address_is_fine(docs: Path) -> None:
    for path in (docs / "events").glob("visit*.md"):
        path.rename(path.with_name(path.name.replace("visit", "tour")))
    change(docs / "newsletter/first.md", "events/visit", "events/tour")
    code, said = check(docs)
    assert code == 1
    assert "docs/events/tour.md:1:1: error: `events/visit` is now `events/tour`" in said
    assert "Write in the header of `events/tour.md`: `redirect_from: [events/visit]`" in said
    change(docs / "events/tour.md", "type: event", "type: event\nredirect_from: [events/visit]")
    code, said = check(docs)
    assert "REF011" not in said
    assert "the the" not in said  # it was there before, under another name


def test_an_earlier_name_that_is_dropped_is_a_lost_address(docs: Path) -> None:
    change(docs / "events/fair.md", "edition: 3", "edition: 3\nredirect_from: [events/old]")
    git(docs, "commit", "-am", "Old name")
    git(docs, "branch", "-f", "main")
    change(docs / "events/fair.md", "redirect_from: [events/old]", "")
    code, said = check(docs)
    assert code == 1
    assert "REF011" in said
    assert "`events/old`" in said


@pytest.mark.parametrize("lang", ["en", "it", "es", "tr"])
def test_an_unknown_state_ends_with_two_and_says_what_to_do(docs: Path, lang: str) -> None:
    code, said = check(docs, "origin/nothing", lang)
    assert code == 2
    assert "`origin/nothing`" in said
    assert "git fetch origin" in said
    assert "Traceback" not in said


def test_a_shallow_clone_names_the_way_to_fetch_all(docs: Path, tmp_path: Path) -> None:
    change(docs / "events/visit.md", "It was good.", "It was fine.")
    git(docs, "commit", "-am", "More")
    git(tmp_path, "clone", "--depth=1", f"file://{docs.parent}", "clone")
    code, said = check(tmp_path / "clone/docs", "origin/main")
    assert code == 2
    assert "fetch-depth: 0" in said
    assert "GIT_DEPTH: 0" in said


def test_a_name_is_never_an_option_of_git(docs: Path) -> None:
    assert check(docs, "--output=x")[0] == 2
    assert not (docs.parent / "x").exists()


def test_without_a_repository_nothing_is_compared(tmp_path: Path) -> None:
    docs = make_world(tmp_path, {})
    assert check(docs)[0] == 2
