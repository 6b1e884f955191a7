"""Publishing: the old site stays until a new one is complete."""

import errno
import os
import subprocess
from pathlib import Path

import pytest

from browser_tools import refuse
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


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    publish(tmp_path / "www" / "real", site_of("old"))
    (tmp_path / "site").symlink_to("www/real")
    publish(tmp_path / "site", site_of("new"))
    assert (tmp_path / "site").is_symlink()
    assert files_in(tmp_path / "www" / "real")["index.html"] == "new"
    assert names_in(tmp_path) == ["www", "site"] or names_in(tmp_path) == ["site", "www"]
    assert {path.name for path in (tmp_path / "www").iterdir()} == {"real", ".real.lock"}


def test_a_link_to_foreign_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.txt").write_text("years of work")
    (tmp_path / "site").symlink_to("home")
    with pytest.raises(PublishError, match="files that this project did not make"):
        publish(tmp_path / "site", site_of("new"))
    assert files_in(tmp_path / "home") == {"thesis.txt": "years of work"}


@pytest.mark.parametrize("target", ["nowhere", "site", "nowhere/at/all"])
def test_a_broken_link_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "site").symlink_to(target)
    with pytest.raises(PublishError) as refused:
        publish(tmp_path / "site", site_of("new"))
    assert str(refused.value) == (
        f"{tmp_path}/site is a symbolic link that leads nowhere. "
        "Correct it, or name another folder."
    )
    assert names_in(tmp_path) == ["site"]


def test_a_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("years of work")
    with pytest.raises(PublishError) as refused:
        publish(tmp_path / "site", site_of("new"))
    assert str(refused.value) == (
        f"{tmp_path}/site is not a folder. Name another, or remove it yourself."
    )


def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(site)], capture_output=True)
    if mounted.returncode:
        refuse("nothing can be mounted here")
    try:
        with pytest.raises(PublishError) as refused:
            publish(site, site_of("new"))
    finally:
        subprocess.run(["umount", str(site)], check=True)
    assert str(refused.value) == AT_MOUNT.format(site=site)


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_what_the_system_does_not_exchange_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A folder that is mounted from the same file system is known only when it is moved."""
    publish(tmp_path / "site", site_of("old"))

    def refuse_to_swap(_fresh: Path, site: Path) -> None:
        raise OSError(number, os.strerror(number), str(site))

    monkeypatch.setattr("newsroom.build.publish.swap", refuse_to_swap)
    with pytest.raises(PublishError) as refused:
        publish(tmp_path / "site", site_of("new"))
    assert str(refused.value) == AT_MOUNT.format(site=tmp_path / "site")
    assert files_in(tmp_path / "site")["index.html"] == "old"


AT_MOUNT = (
    "{site} cannot be replaced in one step: it is a mount point, or on another file system than "
    "the folder that it is in. Name a folder inside it, such as {site}/public."
)


def test_where_nothing_may_be_written_the_cure_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_to_make(**options: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(options["dir"]))

    monkeypatch.setattr("tempfile.mkdtemp", refuse_to_make)
    with pytest.raises(PublishError) as refused:
        publish(tmp_path / "site", site_of("new"))
    assert str(refused.value) == (
        f"The site cannot be written: Permission denied: {tmp_path}\n"
        f"The new site is made beside the old one: allow writing in {tmp_path}, "
        "or name another folder."
    )


@pytest.mark.parametrize("name", ["notes.txt", "events/notes.txt", ".htaccess", "linked"])
def test_a_file_that_somebody_has_added_is_not_lost(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    publish(site, site_of("old"))
    (site / name).parent.mkdir(exist_ok=True)
    if name == "linked":
        (site / name).symlink_to("/etc")
    else:
        (site / name).write_text("years of work")
    with pytest.raises(PublishError) as refused:
        publish(site, site_of("new"))
    assert str(refused.value) == (
        f"{site} holds files that this project did not make:\n"
        f"    {name}\n"
        "Move them elsewhere, or put them into docs/ to have them published."
    )
    assert (site / name).is_symlink() or (site / name).read_text() == "years of work"
    assert (site / "index.html").read_text() == "old"


def test_the_name_of_a_foreign_file_does_not_change_the_terminal(tmp_path: Path) -> None:
    publish(tmp_path / "site", site_of("old"))
    (tmp_path / "site" / "a\x1b[2J\nb").write_text("")
    with pytest.raises(PublishError) as refused:
        publish(tmp_path / "site", site_of("new"))
    assert "    a\\x1b[2J\\nb\n" in str(refused.value)


def test_a_file_that_is_added_while_a_site_is_built_is_not_lost(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, site_of("old"))

    def make(folder: Path) -> None:
        site_of("new")(folder)
        (site / "notes.txt").write_text("years of work")

    with pytest.raises(PublishError, match=r"notes\.txt"):
        publish(site, make)
    assert set(files_in(site)) == {"index.html", "notes.txt", MARKER}


def test_what_systems_put_into_folders_is_nobodys_work(tmp_path: Path) -> None:
    publish(tmp_path / "site", site_of("old"))
    (tmp_path / "site" / ".DS_Store").write_bytes(b"")
    publish(tmp_path / "site", site_of("new"))
    assert set(files_in(tmp_path / "site")) == {"index.html", MARKER}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"files": [1]}', "[" * 100_000])
def test_with_a_damaged_list_nothing_is_replaced(tmp_path: Path, text: str) -> None:
    site = tmp_path / "site"
    publish(site, site_of("old"))
    (site / MARKER).write_text(text)
    with pytest.raises(PublishError, match="is damaged, so nobody knows which files"):
        publish(site, site_of("new"))
    assert (site / "index.html").read_text() == "old"


def test_a_site_of_the_version_before_is_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, site_of("old"))
    (site / MARKER).write_text("Made by scripts/build_site.py.\n")
    publish(site, site_of("new"))
    assert (site / "index.html").read_text() == "new"


def test_a_folder_that_is_only_named_like_ours_is_not_removed(tmp_path: Path) -> None:
    for name in ("site.new-design", "site.new-homepage", "site.new-homepage.old"):
        (tmp_path / name).mkdir(mode=0o755)
        (tmp_path / name / "thesis.txt").write_text("years of work")
    (tmp_path / "site.new-12345678").symlink_to("site.new-design")
    publish(tmp_path / "site", site_of("new"))
    for name in ("site.new-design", "site.new-homepage", "site.new-homepage.old"):
        assert files_in(tmp_path / name) == {"thesis.txt": "years of work"}


def test_what_a_killed_build_has_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / "site.new-abcdefgh").mkdir(mode=0o700)  # half a site
    publish(tmp_path / "site.new-abcd_123", site_of("whole"))  # the old site, swapped out
    (tmp_path / ".site.new-abcd_123.lock").unlink()
    publish(tmp_path / "site", site_of("new"))
    assert names_in(tmp_path) == ["site"]


def test_a_mount_of_the_same_file_system_is_refused(tmp_path: Path) -> None:
    for name in ("elsewhere", "site"):
        (tmp_path / name).mkdir()
    command = ["mount", "--bind", str(tmp_path / "elsewhere"), str(tmp_path / "site")]
    if subprocess.run(command, capture_output=True).returncode:
        refuse("nothing can be mounted here")
    try:
        with pytest.raises(PublishError) as refused:
            publish(tmp_path / "site", site_of("new"))
    finally:
        subprocess.run(["umount", str(tmp_path / "site")], check=True)
    assert str(refused.value) == AT_MOUNT.format(site=tmp_path / "site")
