"""The folder `.cache`: whether it may be read, and the files that are stored there.

Nothing in it is believed: a folder that came with the repository, or that somebody else can
write to, is refused; a file that is damaged or of another shape counts as missing. Nothing in
it is executed. In continuous integration nothing is read at all: there a build of one branch
could leave something behind for that of another.

Imports only the standard library, so that a stored result comes quickly.
"""

import json
import os
import shutil
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

LARGEST = 256_000_000
"""Bytes; a larger file counts as damaged."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_GIT_SECONDS = 10


class CacheError(OSError):
    """A folder of kept results is not to be trusted; the text says why, and the cure."""


def is_ci() -> bool:
    """Whether this is continuous integration, by the variable that all such services set."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def require_own(folder: Path, project: Path) -> None:
    """Raise `CacheError` if somebody else may have put something into a folder of results.

    Of a folder in the project, those above it are looked at, too.
    """
    folder, project = folder.absolute(), project.absolute()
    above = [one for one in folder.parents if project in one.parents]
    folders = [*reversed(above), folder]  # from above
    for one in (*folders, *_files_in(folder)):
        if reason := _reason_against(one, is_folder=one in folders):
            raise CacheError(f"{one}: error: {reason}\n    Delete it; it is made anew.")
    if folders[0].exists() and _is_tracked(folders[0], project):
        raise CacheError(
            f"{folders[0]}: error: Git tracks files in this folder, so anybody may have made them."
            f"\n    Take them out of the repository: git rm -r --cached {folders[0].name}; then"
            " delete the folder."
        )


def read_json(file: Path) -> Any:
    """The content of a kept file; `None` if it is missing, damaged, or no file at all."""
    with suppress(OSError, ValueError, RecursionError):
        found = file.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= LARGEST:
            return json.loads(file.read_bytes().decode("utf-8", "surrogatepass"))
    return None


def fits(value: Any, shape: Any) -> bool:
    """Whether a value from JSON has a shape.

    A shape is a type; `[shape]` stands for a list of any length, `(shape, shape)` for a list of
    just these, `{str: shape}` for an object with any names.
    """
    if isinstance(shape, tuple):
        is_list = isinstance(value, list) and len(value) == len(shape)
        return is_list and all(map(fits, value, shape))
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(fits(one, shape[str]) for one in value.values())
    return isinstance(value, shape)


def write_json(file: Path, value: object) -> None:
    """Write a file whole. If that fails, the next run takes longer and nothing else."""
    draft = file.with_suffix(f".{os.getpid()}")
    text = json.dumps(value, ensure_ascii=False)
    try:
        make_folder(file.parent)
        if file.is_dir() and not file.is_symlink():
            shutil.rmtree(file)
        draft.unlink(missing_ok=True)  # it may be a link to another file
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)  # whatever the umask
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as opened:
            opened.write(text)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can write to, whatever the umask. Raises `OSError`."""
    if not folder.exists():
        make_folder(folder.parent)
        with suppress(FileExistsError):
            folder.mkdir(mode=0o755)


def _files_in(folder: Path) -> list[Path]:
    """The ordinary files in a folder; whatever else lies there counts as damaged."""
    with suppress(OSError), os.scandir(folder) as found:
        return [Path(one) for one in found if one.is_file(follow_symlinks=False)]
    return []


def _reason_against(place: Path, *, is_folder: bool) -> str:
    try:
        found = place.lstat()
    except OSError:
        return ""
    if is_folder and stat.S_ISLNK(found.st_mode):
        return "This is a symbolic link."
    if is_folder and not stat.S_ISDIR(found.st_mode):
        return "This is not a folder."
    if sys.platform == "win32" or is_ci():  # modes say nothing there; nothing is read here
        return ""
    kind = "folder" if is_folder else "file"
    if found.st_uid != os.geteuid():
        return f"This {kind} belongs to another user."
    if found.st_mode & _OTHERS_MAY_WRITE:
        return f"Other users may write to this {kind}."
    return ""


def _is_tracked(folder: Path, project: Path) -> bool:
    """Whether git tracks anything in a folder; never without git or outside of a repository."""
    if not any((one / ".git").exists() for one in (project, *project.parents)):
        return False
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    # A repository of another user is read all the same, and no program of its settings is run.
    settings = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false")
    path = folder.relative_to(project) if folder.is_relative_to(project) else folder
    # To some systems, `.Cache` is the same folder.
    options = (*settings, "--icase-pathspecs", "-C", str(project))
    command = ["git", *options, "ls-files", "-z", "--", str(path)]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the path stands behind `--`
            command, capture_output=True, env=outer, timeout=_GIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(done.stdout)
