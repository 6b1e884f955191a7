"""Exchanging two folders, in one step if the system can."""

import ctypes
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are relative to the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE


def swap(fresh: Path, site: Path) -> None:
    """Move `fresh` to `site`, and what was there, if anything, to `fresh`.

    On Linux there is no moment without a site (renameat2(2)). Elsewhere there is one between two
    renames; a build that is killed then leaves the old site as `….old`.
    """
    if not site.exists():
        fresh.rename(site)
    elif not _exchange(fresh, site):
        _in_two_steps(fresh, site)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders; false if the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    done = renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(done == 0)


def _in_two_steps(fresh: Path, site: Path) -> None:
    old = fresh.with_name(f"{fresh.name}.old")
    site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        old.rename(site)
        raise
    old.rename(fresh)
