"""What the fuzz targets have in common: a folder to write into, and texts made from bytes."""

import atexit
import shutil
import tempfile
from pathlib import Path


def new_folder() -> Path:
    """A folder that is removed when the process ends."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def text_of(data: bytes) -> str:
    """The bytes as UTF-8, without those that are none: what a page or a header may hold."""
    return data.decode("utf-8", "ignore")


def choice(data: bytes, count: int) -> tuple[int, bytes]:
    """A number below `count` from the first byte, and the other bytes."""
    return (data[0] % count, data[1:]) if data else (0, b"")
