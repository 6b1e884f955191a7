"""The history of a file, from git where there is a repository.

Only commands use this. Output of git is neither executed nor assumed to be text.
"""

import os
import subprocess
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


def _git(folder: Path, *arguments: str) -> bytes | None:
    """The output of a git command; `None` if it failed or took too long."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; names stand behind `--` or a commit
            ["git", *_SETTINGS, "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            env=outer | quiet,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
