"""Content that cannot be read stops the build: nothing disappears from the site silently."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from site_tools import ROOT, digest
from small_projects import TODAY, Project

BUILDS = {"ours": (), "by MkDocs": ("--reference",)}


def emptied(docs: Path) -> None:
    shutil.rmtree(docs)
    docs.mkdir()


def without_pages(docs: Path) -> None:
    for page in docs.rglob("*.md"):
        page.unlink()


def in_place(put: Callable[[Path], object]) -> Callable[[Path], None]:
    def change(docs: Path) -> None:
        shutil.rmtree(docs)
        put(docs)

    return change


def with_latin_1(docs: Path) -> None:
    folder = Path(os.fsdecode(bytes(docs / "caf") + b"\xe9"))
    folder.mkdir()
    (folder / "plan.pdf").write_bytes(b"%PDF-")


NOTHING = "There are no pages in this folder.\n    Put the pages there, or name their folder."
NO_FILE = "This is not an ordinary file.\n    Remove it."
PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "an empty folder": (emptied, f"docs: error: {NOTHING}"),
    "a folder without pages": (without_pages, f"docs: error: {NOTHING}"),
    "no folder": (shutil.rmtree, "docs: error: The folder of the pages does not exist."),
    "a file": (
        in_place(lambda docs: docs.write_text("a file")),
        "docs: error: The folder of the pages is a file.",
    ),
    "a broken link": (
        in_place(lambda docs: docs.symlink_to("nowhere")),
        "docs: error: The folder of the pages is a broken link.",
    ),
    "a pipe": (lambda docs: os.mkfifo(docs / "plan.pdf"), f"docs/plan.pdf: error: {NO_FILE}"),
    "a pipe with data": (
        lambda docs: ((docs / "api").mkdir(), os.mkfifo(docs / "api/all.json")),
        f"docs/api/all.json: error: {NO_FILE}",
    ),
    "a pipe in the place of styles": (
        lambda docs: os.mkfifo(docs / "assets/stylesheets/own.css"),
        f"docs/assets/stylesheets/own.css: error: {NO_FILE}",
    ),
    "a name that is not UTF-8": (
        with_latin_1,
        "docs/caf\\xe9: error: This name is not UTF-8.\n    Rename it; small letters are best.",
    ),
}


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("name", PLACES)
def test_what_cannot_be_read_stops_the_build(small_project: Project, name: str, build: str) -> None:
    small_project.restore()
    assert small_project.builder.build(*TODAY).code == 0
    before = digest(small_project.site)
    change, message = PLACES[name]
    docs = small_project.folder / "docs"
    change(docs)
    try:
        built = small_project.builder.build(*TODAY, *BUILDS[build])
        assert built.code == 1
        assert "Traceback" not in built.errors
        if name not in ("no folder", "a file", "a broken link"):  # the settings say so themselves
            assert message in built.errors
        assert built.errors.endswith("Nothing was published; the site is as it was.\n")
        assert digest(small_project.site) == before
    finally:
        if docs.is_symlink() or docs.is_file():
            docs.unlink()


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("check_content.py", "docs/events"),
        ("check_content.py", "docs/assets/plan.pdf"),
        ("build_site.py", "docs/events"),
        ("build_site.py", "docs/assets/plan.pdf"),
        ("build_site.py", "overrides/components"),
    ],
)
def test_what_may_not_be_read_stops_check_and_build(
    small_project: Project, name: str, command: str
) -> None:
    small_project.restore()
    assert small_project.builder.build(*TODAY).code == 0
    before = digest(small_project.site)
    place = small_project.folder / name
    if place.suffix:
        place.write_bytes(b"%PDF-")
    place.chmod(0)
    done = run_without_rights(f"scripts/{command}", *TODAY, folder=small_project.folder)
    place.chmod(0o755)
    assert done.returncode == (1 if "build" in command else 2)
    reason = (
        "This file cannot be read."
        if place.suffix
        else "This folder cannot be read: Permission denied."
    )
    assert (
        f"{name}: error: {reason}\n    Give yourself the right to read it, or remove it.\n"
    ) in done.stderr
    assert "Traceback" not in done.stderr
    assert digest(small_project.site) == before


def test_sites_that_cannot_be_read_are_not_said_to_be_the_same(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name / "events").mkdir(parents=True)
    (tmp_path / "new" / "events" / "index.html").write_text("new")
    (tmp_path / "new" / "events").chmod(0)
    script = ROOT / "scripts" / "compare_sites.py"
    done = run_without_rights(str(script), "old", "new", folder=tmp_path)
    (tmp_path / "new" / "events").chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "new/events/: Permission denied.\n"


def run_without_rights(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command without the right of root to read everything."""
    limits = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    return subprocess.run(
        [*(limits if os.geteuid() == 0 else ()), sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
    )
