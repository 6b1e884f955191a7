"""Putting a new site in the place of the old one, only when it is whole."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from newsroom.build.swap import swap

MARKER = ".clustem-site"
"""The file by which a folder is known to be ours, and so may be replaced."""


class PublishError(Exception):
    """The site cannot be published there."""


def publish(site: Path, make: Callable[[Path], None]) -> None:
    """Let `make` fill a fresh folder, then put it where `site` stands.

    Whatever `make` raises, and whenever the process is killed, `site` is the old one or the
    new one, whole; what a killed build left lying about, the next one clears away. Raises
    `PublishError` when the folder holds files that are not ours, when another build is
    publishing into it, or when nothing can be written.
    """
    site = site.absolute()
    _refuse_foreign(site)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with _alone(site):
            _clear_up_after_the_dead(site)
            _publish(site, make)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise PublishError(f"The site cannot be written: {error.strerror}{where}") from error


def clear_up(site: Path) -> None:
    """Clear away what killed builds left lying about, unless one is just at work."""
    with suppress(PublishError, OSError), _alone(site):
        _clear_up_after_the_dead(site)


def require_outside(site: Path, docs: Path) -> None:
    """The site lies outside the pages: it would be copied into itself. Raises `PublishError`."""
    if site.resolve().is_relative_to(docs.resolve()):
        raise PublishError(f"{site} lies among the pages; name a folder outside {docs}.")


def _publish(site: Path, make: Callable[[Path], None]) -> None:
    fresh = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
    try:
        make(fresh)
        (fresh / MARKER).write_text("Made by scripts/build_site.py.\n", encoding="utf-8")
        _make_readable(fresh)
        swap(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _make_readable(site: Path) -> None:
    """Let everybody read the site, whatever the umask: a web server is somebody else."""
    for folder, _, names in os.walk(site):
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 - thousands of files: strings are quicker
        for name in names:
            os.chmod(f"{folder}/{name}", 0o644)  # noqa: PTH101 - as above


def _prefix(site: Path) -> str:
    return f"{site.name}.new-"


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Only one build at a time publishes into a folder. The system frees a dead one's lock."""
    lock = FileLock(site.with_name(f".{site.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise PublishError(f"Another build is just publishing into {site}; wait for it.") from None
    try:
        yield
    finally:
        lock.release()


def _clear_up_after_the_dead(site: Path) -> None:
    """Remove the fresh folders of builds that were killed, or put the last old site back."""
    for left in sorted(site.parent.glob(f"{_prefix(site)}*")):
        if not site.exists() and left.suffix == ".old" and (left / MARKER).exists():
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    if not site.exists():
        return
    if not site.is_dir() or (any(site.iterdir()) and not (site / MARKER).exists()):
        raise PublishError(
            f"{site} holds files that this project did not make; "
            "name another folder, or empty it yourself."
        )
