"""Writing a file whole or not at all: under another name first, then in its place."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from newsroom.content.reasons import ReasonError

EVERYBODY_MAY_READ = 0o644


class WriteError(ReasonError):
    """The file cannot be written; it is as it was."""


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that everybody may read, whether it exists or not. Raises `OSError`."""
    with _draft(path, content, is_synced=False) as draft:
        draft.chmod(EVERYBODY_MAY_READ)
        draft.replace(path)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet. Raises `WriteError`."""
    with _as_write_errors(), _draft(path, content) as draft:
        draft.chmod(0o666 & ~_umask())
        os.link(draft, path)  # fails where a file has appeared meanwhile; a rename would not


def write_all_new(files: Mapping[Path, bytes]) -> None:
    """Write files that do not exist yet, all of them or none. Raises `WriteError`."""
    written: list[Path] = []
    try:
        for path, content in files.items():
            _write_in_folder(path, content)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _write_in_folder(path: Path, content: bytes) -> None:
    try:
        with _as_write_errors():
            path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, content)
    except WriteError as error:
        raise WriteError(error.reason, error.detail, path) from error


def change_all(files: Mapping[Path, tuple[bytes | None, bytes | None]]) -> None:
    """Write, replace and delete files, all of them or none. Raises `WriteError`.

    Each with its bytes before and after; `None` where there is no file. Folders that are left
    empty are removed.
    """
    order = sorted(files, key=lambda path: (files[path][1] is None, files[path][0] is not None))
    folders = [one for path in order for one in path.parents if not one.exists()]
    begun: list[tuple[Path, int]] = []
    try:
        for path in order:
            before, after = files[path]
            begun.append((path, 0 if before is None else path.stat().st_mode))
            _change(path, before, after)
    except BaseException as error:
        for path, mode in reversed(begun):
            _undo(path, *files[path], mode)
        _remove_empty(folders)
        if isinstance(error, OSError):
            raise WriteError("failed", error.strerror or "", begun[-1][0]) from error
        raise
    _remove_empty([path.parent for path in order if files[path][1] is None])


def _change(path: Path, before: bytes | None, after: bytes | None) -> None:
    if before is None:
        _write_in_folder(path, after or b"")
        return
    try:
        if after is not None:
            rewrite(path, before, after)
        elif path.is_symlink():
            raise WriteError("protected")
        elif path.read_bytes() != before:
            raise WriteError("changed")
        else:
            path.unlink()
    except WriteError as error:
        raise WriteError(error.reason, error.detail, path) from error


def _undo(path: Path, before: bytes | None, after: bytes | None, mode: int) -> None:
    """Put a file back as it was, if it has been changed."""
    now = path.read_bytes() if path.exists() else None
    if now != after or path.is_symlink():
        return
    if before is None:
        path.unlink()
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, before)
        path.chmod(mode & 0o7777)


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in dict.fromkeys(folders):
        with suppress(OSError):  # it is not empty, or gone
            folder.rmdir()


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Replace a file that still holds `before`; its mode stays. Raises `WriteError`."""
    if path.is_symlink() or not os.access(path, os.W_OK):
        raise WriteError("protected")
    with _as_write_errors(), _draft(path, after) as draft:
        shutil.copymode(path, draft)
        if path.read_bytes() != before:
            raise WriteError("changed")
        draft.replace(path)


@contextmanager
def _draft(path: Path, content: bytes, *, is_synced: bool = True) -> Iterator[Path]:
    """A file with this content beside `path`, which only its owner may read; removed at last."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.new-", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if is_synced:
                file.flush()
                os.fsync(file.fileno())  # or a power cut may leave an empty file
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _as_write_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError("failed", error.strerror or "") from error


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
