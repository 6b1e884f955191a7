"""Walking through folders without recursion: before Python 3.12, `os.walk` calls itself."""

import os
from collections.abc import Iterator
from pathlib import Path


def walk(top: str | Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each folder with its folders and other entries, from the top, like `os.walk`.

    Folders that the caller takes out of the list are left out. Links are not followed, and
    what cannot be read is left out.
    """
    waiting = [os.fspath(top)]
    while waiting:
        here = waiting.pop()
        folders: list[str] = []
        names: list[str] = []
        linked: set[str] = set()
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    (folders if _is_folder(entry) else names).append(entry.name)
                    if entry.is_symlink():
                        linked.add(entry.name)
        except OSError:
            continue
        yield here, folders, names
        waiting += [f"{here}{os.sep}{name}" for name in reversed(folders) if name not in linked]


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # links that lead round in a circle
        return False
