"""Writing a file whole or not at all: under another name first, then in its place."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
