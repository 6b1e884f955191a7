"""Publishing: the old site stays until a new one is complete."""

from pathlib import Path

import pytest

from newsroom.build.errors import BuildError
from newsroom.build.inspection import inspect_site
from newsroom.build.pages_build import require_no_flaw
from newsroom.build.publish import MARKER, PublishError, publish


def site_of(text: str):  # type: ignore[no-untyped-def]
    def make(folder: Path) -> None:
        (folder / "index.html").write_text(text)

    return make


def files_in(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def names_in(folder: Path) -> list[str]:
    """The names in a folder, without the lock."""
    return [path.name for path in folder.iterdir() if path.name != ".site.lock"]


def test_a_whole_site_replaces_the_old_one(tmp_path: Path) -> None:
    publish(tmp_path / "site", site_of("old"))
    publish(tmp_path / "site", site_of("new"))
    assert files_in(tmp_path / "site")["index.html"] == "new"
    assert names_in(tmp_path) == ["site"]


def test_a_failed_build_leaves_the_old_site(tmp_path: Path) -> None:
    publish(tmp_path / "site", site_of("old"))
    before = files_in(tmp_path / "site")

    def fail(folder: Path) -> None:
        (folder / "index.html").write_text("half")
        raise BuildError("half a site")

    with pytest.raises(BuildError):
        publish(tmp_path / "site", fail)
    assert files_in(tmp_path / "site") == before
    assert names_in(tmp_path) == ["site"]


def test_a_folder_with_foreign_files_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(PublishError, match="files that this project did not make"):
        publish(tmp_path, site_of("new"))
    assert files_in(tmp_path) == {"thesis.txt": "years of work"}


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", site_of("new"))
    assert set(files_in(tmp_path / "site")) == {"index.html", MARKER}


def test_everybody_may_read_the_site(tmp_path: Path) -> None:
    publish(tmp_path / "site", site_of("new"))
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_flaws_are_named(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("x")
    require_no_flaw(inspect_site(tmp_path, [""]))
    message = r"not fit to be published \(1\):\nit/index.html: this page was not built"
    with pytest.raises(BuildError, match=message):
        require_no_flaw(inspect_site(tmp_path, ["", "it/"]))


def test_where_folders_cannot_be_exchanged_two_renames_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsroom.build.swap._exchange", lambda *_: False)
    publish(tmp_path / "site", site_of("old"))
    publish(tmp_path / "site", site_of("new"))
    assert files_in(tmp_path / "site")["index.html"] == "new"
    assert names_in(tmp_path) == ["site"]


def test_a_site_that_was_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    publish(tmp_path / "site", site_of("old"))
    (tmp_path / "site").rename(tmp_path / "site.new-abc.old")

    def fail(_: Path) -> None:
        raise BuildError("no site")

    with pytest.raises(BuildError):
        publish(tmp_path / "site", fail)
    assert files_in(tmp_path / "site")["index.html"] == "old"
