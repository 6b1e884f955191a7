"""Nothing in `.cache` is believed: what is not ours is refused, what is damaged is made anew."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from commands import run_here
from newsroom.build.cache_files import CacheError, fits, is_ci, read_json, require_own, write_json
from newsroom.build.manifest import (
    Manifest,
    TargetRecord,
    Targets,
    file_stats,
    read_manifest,
    read_targets,
    write_manifest,
)
from newsroom.build.memo import Memo
from newsroom.build.outside_links import failures_as_json, read_failures
from newsroom.report_cache import cached_report
from platforms import needs
from site_tools import digest
from small_projects import TODAY, Project


@pytest.fixture(autouse=True)
def _not_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def tracked(cache: Path) -> None:
    git(cache.parent, "init", "-q")
    (cache / "build" / "memo.db").write_bytes(b"forged")
    git(cache.parent, "add", "--force", ".cache")


def linked(cache: Path) -> None:
    cache.rename(cache.with_name("elsewhere"))
    cache.symlink_to("elsewhere")


def linked_below(cache: Path) -> None:
    (cache / "build").rename(cache.with_name("elsewhere"))
    (cache / "build").symlink_to("../elsewhere")


def replaced_by_a_file(cache: Path) -> None:
    shutil.rmtree(cache)
    cache.write_text("a file")


def with_file_for_everybody(cache: Path) -> None:
    (cache / "build" / "memo.db").touch()
    (cache / "build" / "memo.db").chmod(0o666)


def tracked_in_capitals(cache: Path) -> None:
    git(cache.parent, "init", "-q")
    (cache.parent / ".Cache").mkdir()
    (cache.parent / ".Cache" / "memo.db").write_bytes(b"forged")
    git(cache.parent, "add", "--force", ".Cache")


def tracked_as_a_repository(cache: Path) -> None:
    """A submodule."""
    git(cache.parent, "init", "-q")
    git(cache, "init", "-q")
    (cache / "memo.db").write_bytes(b"forged")
    git(cache, "add", ".")
    git(cache, "-c", "user.name=a", "-c", "user.email=a@a.example", "commit", "-q", "-m", "a")
    git(cache.parent, "add", "--force", ".cache")


REFUSED = {
    "tracked in capitals": (tracked_in_capitals, ".cache: error: Git tracks files in this folder"),
    "tracked as a repository": (tracked_as_a_repository, ".cache: error: Git tracks files in"),
    "a file for everybody": (
        with_file_for_everybody,
        ".cache/build/memo.db: error: Other users may write to this file.\n    Delete it",
    ),
    "tracked": (tracked, ".cache: error: Git tracks files in this folder, so anybody may"),
    "linked": (linked, ".cache: error: This is a symbolic link."),
    "linked below": (linked_below, ".cache/build: error: This is a symbolic link."),
    "a file": (replaced_by_a_file, ".cache: error: This is not a folder."),
    "for everybody": (lambda cache: cache.chmod(0o777), ".cache: error: Other users may write"),
    "for the group": (lambda cache: cache.chmod(0o775), ".cache: error: Other users may write"),
    "for everybody below": (
        lambda cache: (cache / "build").chmod(0o757),
        ".cache/build: error: Other users may write to this folder.\n    Delete it",
    ),
}


@needs("links, modes and git")
@pytest.mark.parametrize("name", REFUSED)
def test_a_folder_that_may_not_be_ours_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / ".cache" / "build"
    require_own(folder, tmp_path)
    folder.mkdir(parents=True, mode=0o755)
    require_own(folder, tmp_path)
    change, message = REFUSED[name]
    change(tmp_path / ".cache")
    with pytest.raises(CacheError) as refused:
        require_own(folder, tmp_path)
    assert str(refused.value).startswith(f"{tmp_path}/{message}")


@needs("numbers of users")
def test_a_folder_of_another_user_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".cache").mkdir()
    other = os.geteuid() + 1
    monkeypatch.setattr("os.geteuid", lambda: other)
    with pytest.raises(CacheError, match="belongs to another user"):
        require_own(tmp_path / ".cache" / "build", tmp_path)


@needs("git")
def test_a_repository_around_the_project_tracks_it_too(tmp_path: Path) -> None:
    cache = tmp_path / "sites" / "ours" / ".cache"
    (cache / "check").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    (cache / "check" / "forged.json").write_text("{}")
    require_own(cache / "check", cache.parent)
    git(tmp_path, "add", "--force", ".")
    with pytest.raises(CacheError, match=r"git rm -r --cached \.cache"):
        require_own(cache / "check", cache.parent)


@needs("git")
@pytest.mark.parametrize("command", ["check_content.py", "build_site.py"])
def test_the_commands_refuse_it(small_project: Project, command: str) -> None:
    small_project.restore()
    folder = small_project.folder
    assert small_project.builder.build(*TODAY).code == 0
    before = digest(small_project.site)
    git(folder, "init", "-q")
    git(folder, "add", "--force", ".cache")
    try:
        done = subprocess.run(
            [sys.executable, f"scripts/{command}", *TODAY],
            cwd=folder,
            env=os.environ,
            capture_output=True,
            text=True,
        )
    finally:
        shutil.rmtree(folder / ".git")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        f"{folder}/.cache: error: Git tracks files in this folder, so anybody may have made them.\n"
        "    Take them out of the repository: git rm -r --cached .cache; then delete the folder.\n"
    )
    assert digest(small_project.site) == before


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("1", True), ("false", False)])
def test_continuous_integration_is_known_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, value: str, expected: bool
) -> None:
    monkeypatch.setenv("CI", value)
    assert is_ci() is expected


def test_in_continuous_integration_nothing_is_read_and_nothing_written(
    small_project: Project,
) -> None:
    small_project.restore()
    shutil.rmtree(small_project.folder / ".cache", ignore_errors=True)
    for _ in range(2):
        for command in (["build_site.py"], ["check_content.py", "--docs", "docs"]):
            done = subprocess.run(
                [sys.executable, f"scripts/{command[0]}", *command[1:], *TODAY],
                cwd=small_project.folder,
                env=os.environ | {"CI": "true"},
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr
            assert done.stdout.startswith("Built ") or "check" in command[0]
    assert not (small_project.folder / ".cache").exists()


def in_the_place_of(put: Callable[[Path], object]) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        file.unlink()
        put(file)

    return damage


def with_other_types(file: Path) -> None:
    """Numbers for texts and the other way round, as deep as they lie."""
    try:
        content = json.loads(file.read_bytes())
    except ValueError:  # the database
        with sqlite3.connect(file) as database:
            database.execute("UPDATE memo SET value = 17")
        database.close()
        return
    file.write_text(json.dumps(_other_types(content)))


def _other_types(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _other_types(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_other_types(one) for one in value]
    return str(value) if isinstance(value, int) else 17


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "a list": lambda file: file.write_text("[]"),
    "an object": lambda file: file.write_text("{}"),
    "nothing": lambda file: file.write_text("null"),
    "a list of lists": lambda file: file.write_text("[[[]]]"),
    "other types": with_other_types,
    "no text": lambda file: file.write_bytes(b"\xff\xfe\0\x80" * 100),
    "deep": lambda file: file.write_text("[" * 200_000),
    "a folder": in_the_place_of(lambda file: (file / "below").mkdir(parents=True)),
    "a pipe": in_the_place_of(os.mkfifo),
    "a link": in_the_place_of(lambda file: file.symlink_to("/etc/passwd")),
    "a link to itself": in_the_place_of(lambda file: file.symlink_to(file.name)),
    "a link to nothing": in_the_place_of(lambda file: file.symlink_to("nowhere")),
}


@needs("pipes and links")
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_report_is_made_anew(tmp_path: Path, name: str) -> None:
    docs, cache = tmp_path / "docs", tmp_path / "cache"
    docs.mkdir()

    def ask() -> tuple[str, int]:
        made: list[int] = []

        def make() -> tuple[str, bool]:
            made.append(1)
            return "a report", True

        return cached_report(cache, docs, "all", make)[0], len(made)

    ask()
    [file] = cache.iterdir()
    DAMAGES[name](file)
    assert ask() == ("a report", 1)
    assert ask() == ("a report", 0)


@needs("pipes and links")
@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("which", ["", "-targets"])
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, name: str, which: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("a")
    targets = Targets("digest", [("page en index", "digest")], {"a": TargetRecord(["a.html"], [0])})
    manifest = Manifest("total", 1, ["en"], file_stats(site))
    write_manifest(tmp_path, site, manifest, targets)
    assert (read_manifest(tmp_path, site), read_targets(tmp_path, site)) == (manifest, targets)
    files = (tmp_path / ".cache" / "build").iterdir()
    [file] = [one for one in files if one.stem.endswith("-targets") == bool(which)]
    DAMAGES[name](file)
    assert (read_targets if which else read_manifest)(tmp_path, site) is None
    write_manifest(tmp_path, site, manifest, targets)
    assert (read_manifest(tmp_path, site), read_targets(tmp_path, site)) == (manifest, targets)


@pytest.mark.parametrize(
    "record",
    [
        [["../../secret"], [0], "", ""],
        [["/etc/passwd"], [0], "", ""],
        [["b.html"], [0], "", ""],
        [["a.html"], [1], "", ""],
        [["a.html"], [-1], "", ""],
        [["a.html"], [0], ""],
        [["a.html"], [0], "", "", ""],
    ],
    ids=str,
)
def test_forged_targets_lead_nowhere(tmp_path: Path, record: list[Any]) -> None:
    """Files are taken over by these names, so a name must be that of a published file."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("a")
    targets = Targets("digest", [("page en index", "digest")], {"a": TargetRecord(["a.html"], [0])})
    write_manifest(tmp_path, site, Manifest("total", 1, ["en"], file_stats(site)), targets)
    [file] = (tmp_path / ".cache" / "build").glob("*-targets.json")
    content = json.loads(file.read_bytes())
    file.write_text(json.dumps(content | {"records": {"a": record}}))
    assert read_targets(tmp_path, site) is None


@needs("pipes and links")
@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_memo_is_made_anew(tmp_path: Path, name: str) -> None:
    file = tmp_path / "build" / "memo.db"

    def value() -> Any:
        memo = Memo(file, "code")
        found = memo.get("key", [str])
        memo.put("key", ["value"])
        memo.close()
        return found

    value()
    assert value() == ["value"]
    DAMAGES[name](file)
    assert value() is None
    value()
    assert value() == ["value"]
    assert Path("/etc/passwd").stat().st_uid == 0


FORGED = [b"[1]", b"{}", b"null", b"17", b'"text"', b"", b"[", b"[[[[" * 50_000, b"\xff", None, 17]


@pytest.mark.parametrize("forged", FORGED, ids=lambda one: str(one)[:9])
def test_a_value_of_another_shape_counts_as_none(tmp_path: Path, forged: object) -> None:
    file = tmp_path / "memo.db"
    memo = Memo(file, "code")
    memo.put("key", ["value"])
    memo.close()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE memo SET value = ?", (forged,))
    database.close()
    assert Memo(file, "code").get("key", [str]) is None


def test_a_view_that_computes_for_ever_is_not_asked(tmp_path: Path) -> None:
    file = tmp_path / "memo.db"
    with sqlite3.connect(file) as database:
        database.execute(
            "CREATE VIEW memo AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
            " SELECT CAST(x AS TEXT) AS key, x AS value FROM n"
        )
    database.close()
    memo = Memo(file, "code")
    assert memo.get("key", [str]) is None
    memo.put("key", ["value"])
    memo.close()
    assert Memo(file, "code").get("key", [str]) == ["value"]


@needs("pipes and links")
@pytest.mark.parametrize("name", [name for name in DAMAGES if name != "a folder"])
def test_a_damaged_file_of_broken_links_is_begun_anew(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    memory = tmp_path / ".cache" / "links.json"
    memory.parent.mkdir()
    memory.write_bytes(failures_as_json({"https://a.example/": (date(2026, 11, 1),)}))
    DAMAGES[name](memory)
    done = run_here(
        "check_outside_links.py", "site", "--memory", str(memory), folder=tmp_path, no_proxy="*"
    )
    assert (done.returncode, done.stderr) == (
        0,
        f"{memory} cannot be read; a new file is started.\n",
    )
    assert read_failures(memory) == {}


def test_a_folder_in_the_place_of_broken_links_is_the_users(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    memory = tmp_path / "links.json"
    memory.mkdir()
    done = run_here("check_outside_links.py", "site", "--memory", str(memory), folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.endswith(f"error: {memory} is a folder; name a file.\n")


@needs("modes")
def test_what_we_store_is_ours_whatever_the_umask(small_project: Project) -> None:
    small_project.restore()
    shutil.rmtree(small_project.folder / ".cache", ignore_errors=True)
    for _ in range(2):
        for command in ("build_site.py", "check_content.py"):
            done = subprocess.run(
                [
                    "sh",
                    "-c",
                    'umask 0; exec "$@"',
                    "-",
                    sys.executable,
                    f"scripts/{command}",
                    *TODAY,
                ],
                cwd=small_project.folder,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("value", "shape", "expected"),
    [
        ("a", str, True),
        (1, str, False),
        ([], [str], True),
        (["a", 1], [str], False),
        (["a", 1], (str, int), True),
        (["a"], (str, int), False),
        ({"a": ["b"]}, {str: [str]}, True),
        ({"a": "b"}, {str: [str]}, False),
        ([None, "a"], [str | None], True),
        ("ab", [str], False),
    ],
)
def test_shapes(value: object, shape: object, expected: bool) -> None:
    assert fits(value, shape) is expected


def test_a_file_of_any_size_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as opened:
        opened.truncate(10_000_000_000)  # takes no place on the disk
    assert read_json(file) is None
    write_json(file, [1])
    assert read_json(file) == [1]


@needs("pipes and links")
@pytest.mark.parametrize("name", ["cut", "other types", "deep", "a folder"])
def test_after_any_damage_the_same_site_is_built(small_project: Project, name: str) -> None:
    small_project.restore()
    page = small_project.folder / "docs/events/visit.md"
    text = page.read_text(encoding="utf-8")
    assert small_project.builder.build(*TODAY).code == 0
    expected = digest(small_project.site)
    page.write_text(text + "\nMore.\n", encoding="utf-8")
    assert small_project.builder.build(*TODAY).code == 0
    for file in (small_project.folder / ".cache" / "build").iterdir():
        if file.suffix in (".db", ".json"):
            DAMAGES[name](file)
    page.write_text(text, encoding="utf-8")
    built = small_project.builder.build(*TODAY)
    assert (built.code, built.errors) == (0, "")
    assert digest(small_project.site) == expected


def test_nothing_that_is_stored_can_be_executed(small_project: Project) -> None:
    """JSON and a database of JSON: no compiled template, no pickle."""
    small_project.restore()
    shutil.rmtree(small_project.folder / ".cache", ignore_errors=True)
    assert small_project.builder.build(*TODAY).code == 0
    files = [one for one in (small_project.folder / ".cache").rglob("*") if one.is_file()]
    assert {one.suffix for one in files} <= {".db", ".json", ".db-wal", ".db-shm"}
    with sqlite3.connect(small_project.folder / ".cache/build/memo.db") as database:
        values = [row[0] for row in database.execute("SELECT value FROM memo")]
    database.close()
    assert values
    for value in values:
        json.loads(value)
