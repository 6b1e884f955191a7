"""Putting a new file in its place, whole or not at all, and never over another."""

import os
import tempfile
from pathlib import Path

from newsroom.build.rewrite import RewriteError


def write_new(path: Path, content: bytes) -> None:
    """Write a file that does not exist yet. Raises `RewriteError`."""
    fresh: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.new-", dir=path.parent)
        fresh = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(0o666 & ~_umask())  # mkstemp keeps others from reading
        os.link(fresh, path)  # fails where a file has appeared meanwhile; a rename would not
    except OSError as error:
        raise RewriteError(f"it cannot be written: {error.strerror}") from error
    finally:
        if fresh:
            fresh.unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0o022)
    os.umask(current)
    return current
