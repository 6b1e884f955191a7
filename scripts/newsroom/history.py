"""The history of a file, asked of git where there is one.

Only commands ask here. Nothing of what git says is run or trusted to be text.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

SECONDS = 10
"""For one question to git."""
_SETTINGS = ("--no-pager", "--literal-pathspecs", "-c", "log.showSignature=false")
MOST = 500
"""Versions that are looked at: the newest."""


def versions(path: Path) -> Iterator[tuple[str, bytes]]:
    """What the file held in each commit that changed it, newest first: commit and day, bytes.

    None at all without git, outside a repository, or when the file was never committed.
    """
    folder, name = path.parent, f"./{path.name}"
    listed = _git(folder, "log", f"--max-count={MOST}", "--format=%H %h, %as", "--", name)
    for line in (listed or b"").decode("utf-8", "replace").splitlines():
        commit, _, shown = line.partition(" ")
        held = _git(folder, "cat-file", "blob", f"{commit}:{name}")
        if held is not None:
            yield shown, held


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git answers; `None` when it does not, or not in time."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; names stand behind `--` or a commit
            ["git", *_SETTINGS, "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            env=kept | quiet,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
