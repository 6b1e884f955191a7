"""Putting a new site in the place of the old one, only when it is whole."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

MARKER = ".clustem-site"
"""The file by which a folder is known to be ours, and so may be replaced."""


class PublishError(Exception):
    """The site cannot be published there."""


def publish(site: Path, make: Callable[[Path], None]) -> None:
    """Let `make` fill a fresh folder, then put it where `site` stands.

    Whatever `make` raises, the published site stays as it was. Raises `PublishError` when
    the folder holds files that are not ours.
    """
    site = site.absolute()
    _refuse_foreign(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f"{site.name}.new-", dir=site.parent))
    fresh.chmod(0o755)  # mkdtemp lets only its owner in; a web server is somebody else
    try:
        make(fresh)
        (fresh / MARKER).write_text("Made by scripts/build_site.py.\n", encoding="utf-8")
        _swap(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    if not site.exists():
        return
    if not site.is_dir() or (any(site.iterdir()) and not (site / MARKER).exists()):
        raise PublishError(
            f"{site} holds files that this project did not make; "
            "name another folder, or empty it yourself."
        )


def _swap(fresh: Path, site: Path) -> None:
    """Two renames: readers see the old site until the moment they see the new one."""
    old = fresh.with_name(f"{fresh.name}.old")
    if site.exists():
        site.rename(old)
    try:
        fresh.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
