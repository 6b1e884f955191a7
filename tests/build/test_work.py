"""Files of a new site: taken over without being touched, or written."""

import os
from pathlib import Path

import pytest

from newsroom.build.work import link_files, write_files


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A published site with a file, and the new one."""
    published, fresh = tmp_path / "site", tmp_path / "fresh"
    (published / "a").mkdir(parents=True)
    (published / "a/b.html").write_text("old")
    fresh.mkdir()
    return published, fresh


def test_what_is_written_over_a_link_leaves_the_published_file(folders: tuple[Path, Path]) -> None:
    published, fresh = folders
    link_files(published, fresh, ["a/b.html", "a/b.html"])
    assert (fresh / "a/b.html").samefile(published / "a/b.html")
    write_files(fresh, {"a/b.html": b"new", "c/d.html": b"more"})
    assert (published / "a/b.html").read_text() == "old"
    assert (fresh / "a/b.html").read_text() == "new"
    assert (fresh / "c/d.html").read_text() == "more"


def test_where_files_cannot_be_linked_they_are_copied(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    published, fresh = folders
    link_files(published, fresh, ["a/b.html"])
    assert (fresh / "a/b.html").read_text() == "old"
    assert not (fresh / "a/b.html").samefile(published / "a/b.html")
