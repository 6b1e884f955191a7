"""A copy of the small world, with changes: what the cases of the checker are made of."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from newsroom.content.library import Library, read_library
from newsroom.content.page_file import PageFile, read_page

WORLD = Path(__file__).parent / "world"
LANGUAGES = ("en", "it")


def languages_of(case: Mapping[str, Any]) -> tuple[str, ...]:
    """The languages of a case's world; its translations are in the second of them."""
    return tuple(case.get("languages") or LANGUAGES)


def make_world(folder: Path, case: Mapping[str, Any]) -> Path:
    """Copy the small world to `folder` and change it as the case says."""
    docs = folder / "docs"
    _copy_world(docs, languages_of(case))
    _apply(docs, case)
    return docs


class Worlds:
    """Small worlds for case after case: made once, read once, and put back after each change."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[Path, dict[Path, bytes]] = {}
        self._read: dict[Path, PageFile] = {}

    @contextmanager
    def changed(self, case: Mapping[str, Any]) -> Iterator[Library]:
        """The world of a case, read."""
        languages = languages_of(case)
        docs = self._folder / "-".join(languages)
        if docs not in self._files:
            _copy_world(docs, languages)
            files = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
            self._files[docs] = files
        touched = {docs / name for name in _names(case)}

        def read(path: Path, *more: Any) -> PageFile:
            if path in touched:
                return read_page(path, *more)
            if path not in self._read:
                self._read[path] = read_page(path, *more)
            return self._read[path]

        try:
            _apply(docs, case)
            with mock.patch("newsroom.content.library.read_page", read):
                yield read_library(docs, languages)
        finally:
            for path in touched:
                _put_back(path, self._files[docs])


def _put_back(path: Path, files: Mapping[Path, bytes]) -> None:
    path.unlink(missing_ok=True)
    if path in files:
        path.write_bytes(files[path])
    for folder in path.parents:
        if not folder.exists() or any(folder.iterdir()):
            break
        folder.rmdir()


def _names(case: Mapping[str, Any]) -> Iterator[str]:
    """The files that a case writes or takes away."""
    yield from (case.get("copy") or {}).values()
    for change in ("write", "bytes", "link", "delete"):
        yield from case.get(change) or ()
    if "file" in case:
        yield case["file"]


def _copy_world(docs: Path, languages: tuple[str, ...]) -> None:
    shutil.copytree(WORLD, docs)
    for path in sorted(docs.rglob("*.it.md")):
        path.rename(path.with_name(path.name.replace(".it.", f".{languages[1]}.")))
    register = docs / "register.yml"
    labels, names, terms = register.read_text(encoding="utf-8").partition("\nhosts:")
    labels = labels.replace(", it: ", f", {languages[1]}: ")
    register.write_text(labels + names + terms, encoding="utf-8")


def _apply(docs: Path, case: Mapping[str, Any]) -> None:
    for name, original in (case.get("copy") or {}).items():
        target = docs / original
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(docs / name, target)
    for name, content in (case.get("write") or {}).items():
        (docs / name).write_text(_repeated(content), encoding="utf-8")
    for name, content in (case.get("bytes") or {}).items():
        (docs / name).write_bytes(bytes.fromhex(content) + case.get("also", "").encode())
    for name, target in (case.get("link") or {}).items():
        (docs / name).unlink(missing_ok=True)
        (docs / name).symlink_to(target)
    for name in case.get("delete") or ():
        (docs / name).unlink()
    if "file" in case:
        _change(docs / case["file"], case)


def _change(path: Path, case: Mapping[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in (case.get("change") or {}).items():
        assert old in text, f"{path.name} does not hold {old!r}"
        text = text.replace(old, _repeated(new))
    path.write_text(text, encoding="utf-8", newline="")


def _repeated(text: str) -> str:
    """`REPEAT 3 x` with its number of letters: long texts in short cases."""
    before, marker, after = text.partition("REPEAT ")
    if not marker:
        return text
    count, _, rest = after.partition(" ")
    return before + rest[0] * int(count) + rest[1:]
