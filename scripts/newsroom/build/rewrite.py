"""Putting the repaired text of a page in the place of the old one, whole or not at all."""

import os
import shutil
import tempfile
from pathlib import Path


class RewriteError(Exception):
    """The file cannot be replaced; it is as it was."""


def rewrite(path: Path, before: bytes, after: bytes) -> None:
    """Replace a file that still holds `before`; its mode stays. Raises `RewriteError`."""
    if path.is_symlink() or not os.access(path, os.W_OK):
        raise RewriteError("it may not be written")
    fresh: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.new-", dir=path.parent)
        fresh = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())  # or a power cut may leave an empty page
        shutil.copymode(path, fresh)
        if path.read_bytes() != before:
            raise RewriteError("somebody else has just changed it; try again")
        fresh.replace(path)
    except OSError as error:
        raise RewriteError(f"it cannot be written: {error.strerror}") from error
    finally:
        if fresh:
            fresh.unlink(missing_ok=True)
