"""The files of the `docs` folder, and whether all of it can be read.

What cannot be read would be missing from the site without a word, and a pipe would block
whoever opens it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

MOST_NAMED = 5
"""The number of places that a message names."""


class UnreadableError(OSError):
    """Content that is there cannot be read; the text names each place, and the cure."""


def require_pages(docs: Path) -> None:
    """Raise `UnreadableError` as `readable_files` does, and if there is no page at all."""
    if not any(path.name.endswith(".md") for path in readable_files(docs)):
        cure = "Put the pages there, or name their folder."
        raise UnreadableError(_fault(docs, "There are no pages in this folder.", cure))


def readable_files(docs: Path) -> list[Path]:
    """Every file and symbolic link below `docs` but hidden ones, folder by folder, by name.

    Raises `UnreadableError` for a folder or a file that cannot be read, for pipes and devices,
    and for names that are not UTF-8. Of pages, the checker says so itself.
    """
    faults: list[str] = []
    files = [*_files(docs, faults)]
    if faults:
        more = [f"… and {len(faults) - MOST_NAMED} more."] if len(faults) > MOST_NAMED else []
        raise UnreadableError("\n".join([*faults[:MOST_NAMED], *more]))
    return files


def shown_name(path: str | Path) -> str:
    """A path as a terminal may show it: signs that would change the terminal are escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)


def _files(docs: Path, faults: list[str]) -> Iterator[Path]:
    if not docs.is_dir():
        faults.append(_fault(docs, *_why_no_folder(docs)))
        return
    folders = [str(docs)]
    while folders:
        here = folders.pop()
        try:
            with os.scandir(here) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            cure = "Give yourself the right to read it, or remove it."
            faults.append(_fault(here, f"This folder cannot be read: {error.strerror}.", cure))
            continue
        below = []
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            else:
                yield Path(entry)
            faults += _faults_of(entry)
        folders += reversed(below)


def _faults_of(entry: os.DirEntry[str]) -> Iterator[str]:
    """Why a folder or a file that is no page cannot be published."""
    is_folder = entry.is_dir(follow_symlinks=False)
    if entry.name.endswith(".md") and not is_folder:
        return
    try:
        os.fsencode(entry.name).decode("utf-8")
    except UnicodeDecodeError:
        yield _fault(entry.path, "This name is not UTF-8.", "Rename it; small letters are best.")
    if is_folder or entry.is_symlink():
        return
    if not entry.is_file(follow_symlinks=False):
        yield _fault(entry.path, "This is not an ordinary file.", "Remove it.")
    elif not os.access(entry.path, os.R_OK):
        cure = "Give yourself the right to read it, or remove it."
        yield _fault(entry.path, "This file cannot be read.", cure)


def _why_no_folder(docs: Path) -> tuple[str, str]:
    if docs.is_symlink():
        return "The folder of the pages is a broken link.", "Put the folder itself in its place."
    if docs.exists():
        return "The folder of the pages is a file.", "Put the folder in its place."
    return "The folder of the pages does not exist.", "Make it, or name another folder."


def _fault(path: str | Path, fact: str, cure: str) -> str:
    """A message with the path from where one stands, as in a report of the checker."""
    if Path(path).is_relative_to(Path.cwd()):
        path = Path(path).relative_to(Path.cwd())
    return f"{shown_name(path)}: error: {fact}\n    {cure}"
