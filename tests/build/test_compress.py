"""Compressed files have the same text, are smaller, and are the same on every day."""

import gzip
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from newsroom.build.compress import SMALLEST, Compression, compress_site
from newsroom.build.file_writing import write_whole
from newsroom.build.inspection import inspect_site
from small_projects import TODAY, Project

TEXT = "<p>Kümelenme, İzmir, pymes, catena del valore. " * 40
NOISE = hashlib.shake_256(b"").digest(5000)
"""Bytes that cannot be packed."""
UNPACK: dict[str, Callable[[bytes], bytes]] = {
    ".br": brotli.decompress,
    ".gz": gzip.decompress,
}


def fill(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "name", ["it/index.html", "a.css", "a.js", "a.svg", "feed.xml", "a.json", "a.txt", "a.ics"]
)
def test_each_text_lies_beside_in_two_packed_forms(tmp_path: Path, name: str) -> None:
    fill(tmp_path, {name: TEXT.encode()})
    compress_site(tmp_path)
    there = contents(tmp_path)
    assert set(there) == {name, f"{name}.br", f"{name}.gz"}
    assert there[name] == TEXT.encode()
    for ending, import_units in UNPACK.items():
        assert import_units(there[name + ending]) == TEXT.encode()
        assert len(there[name + ending]) < len(TEXT.encode())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("small.html", b"x" * SMALLEST),
        ("photo.jpg", b"x" * 5000),
        ("letters.woff2", b"x" * 5000),
        ("_headers", b"x" * 5000),
        (".newsroom-site", b"x" * 5000),
        ("random.txt", NOISE),
        ("index.html.br", b"x" * 5000),
        ("index.html.gz", b"x" * 5000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_everything_else_stays_alone(tmp_path: Path, name: str, content: bytes) -> None:
    fill(tmp_path, {name: content})
    assert compress_site(tmp_path).packed in (0, len(content))
    assert contents(tmp_path) == {name: content}


def test_what_was_packed_before_goes_when_it_fits_no_more(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": NOISE, "a.txt.br": b"old", "a.txt.gz": b"old"})
    compress_site(tmp_path)
    assert list(contents(tmp_path)) == ["a.txt"]


def test_a_link_to_a_file_is_not_packed(tmp_path: Path) -> None:
    fill(tmp_path, {"outside/a.txt": TEXT.encode(), "site/b.jpg": b""})
    (tmp_path / "site" / "a.txt").symlink_to(tmp_path / "outside" / "a.txt")
    assert compress_site(tmp_path / "site") == Compression(texts=0, plain=0, packed=0)


def test_the_same_site_is_packed_into_the_same_bytes(tmp_path: Path) -> None:
    for number in (1, 2):
        site = tmp_path / str(number)
        fill(site, {f"{letter}.html": (TEXT + letter).encode() for letter in "abc"})
        for path in site.iterdir():
            os.utime(path, (number * 1e9, number * 1e9))
        compress_site(site)
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    compress_site(tmp_path / "2")
    assert contents(tmp_path / "1") == contents(tmp_path / "2")
    header = contents(tmp_path / "1")["a.html.gz"][:10]
    assert header == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"  # no name, no time, no system


def test_the_packed_site_holds_before_the_same_inspection(
    small_project: Project, tmp_path: Path
) -> None:
    small_project.restore()
    assert small_project.builder.build(*TODAY).code == 0
    site = tmp_path / "site"
    shutil.copytree(small_project.site, site)
    done = compress_site(site)
    assert done.packed < done.plain / 3
    assert inspect_site(site, ["", "it/"]) == []
    for path in site.rglob("*.br"):
        assert brotli.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()
        assert path.stat().st_mode & 0o777 == 0o644


def test_a_file_is_whole_or_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "a.br", b"old")

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="the disk is full"):
        write_whole(tmp_path / "a.br", b"new")
    assert contents(tmp_path) == {"a.br": b"old"}
