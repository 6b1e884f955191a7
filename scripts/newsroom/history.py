"""The history of files, from git where there is a repository.

Only commands use this. Output of git is neither executed nor assumed to be text.
"""

import io
import os
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

SECONDS = 10
"""The time limit of one git command."""
_SETTINGS = ("--no-pager", "--literal-pathspecs", "-c", "log.showSignature=false")
MOST = 500
"""How many versions are read, from the newest."""


def versions(path: Path) -> Iterator[tuple[str, bytes]]:
    """The content of the file in each commit that changed it, newest first: label and bytes.

    Nothing without git, outside a repository, or when the file was never committed.
    """
    folder, name = path.parent, f"./{path.name}"
    listed = _git(folder, "log", f"--max-count={MOST}", "--format=%H %h, %as", "--", name)
    for line in (listed or b"").decode("utf-8", "replace").splitlines():
        commit, _, shown = line.partition(" ")
        held = _git(folder, "cat-file", "blob", f"{commit}:{name}")
        if held is not None:
            yield shown, held


class HistoryError(Exception):
    """The history does not reach back to a state; the message is the key of the reason in words."""


def base_of(folder: Path, state: str) -> str:
    """The commit at which the present one and another state parted. Raises `HistoryError`."""
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        raise HistoryError("no_repository")
    shallow = (_git(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
    named = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{state}^{{commit}}"
    )
    if named is None:
        raise HistoryError("shallow" if shallow else "unknown_state")
    commit = named.decode().strip()
    base = _git(folder, "merge-base", commit, "HEAD")
    if base is None:
        raise HistoryError("shallow" if shallow else "nothing_shared")
    return base.decode().split()[0]


def changed_files(folder: Path, commit: str) -> frozenset[Path]:
    """The files of a folder that differ from a commit, also those that are not committed."""
    compared = "diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", "."
    new = "ls-files", "--others", "--exclude-standard", "-z", "--", "."
    found = b"".join(_git(folder, *arguments) or b"" for arguments in (compared, new))
    return frozenset(folder / os.fsdecode(name) for name in found.split(b"\0") if name)


def write_state(folder: Path, commit: str, into: Path) -> None:
    """Write the files that a folder held at a commit into another; nothing if it was not there."""
    held = _git(folder, "archive", "--format=tar", commit, seconds=60)
    if held is not None:
        with tarfile.open(fileobj=io.BytesIO(held)) as archive:
            archive.extractall(into, filter="data")


def _git(folder: Path, *arguments: str, seconds: int = SECONDS) -> bytes | None:
    """The output of a git command; `None` if it failed or took too long."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; names stand behind `--` or a commit
            ["git", *_SETTINGS, "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=seconds,
            env=outer | quiet,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
