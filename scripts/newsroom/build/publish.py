"""Publishing: a new site replaces the old one in one step, once it is complete."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from newsroom.build.errors import BuildError
from newsroom.build.swap import swap

MARKER = ".clustem-site"
"""The file that marks a folder as made by us: only such a folder, or an empty one, is replaced."""


class PublishError(BuildError):
    """The site cannot be published there."""


def publish(site: Path, make: Callable[[Path], None]) -> None:
    """Have `make` fill a new folder, then replace `site` by it.

    Whatever `make` raises, and whenever the process is killed, `site` is the complete old or
    new one; the next build removes what a killed build has left. Raises `PublishError` if the
    folder holds files that are not ours, if another build is publishing into it, or if files
    cannot be written.
    """
    site = site.absolute()
    _refuse_foreign(site)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with _alone(site):
            _remove_leftovers(site)
            _publish(site, make)
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise PublishError(f"The site cannot be written: {error.strerror}{where}") from error


def clear_up(site: Path) -> None:
    """Remove what killed builds have left, unless another build is running."""
    with suppress(PublishError, OSError), _alone(site):
        _remove_leftovers(site)


def require_outside(site: Path, docs: Path) -> None:
    """Raise `PublishError` if the site is in the folder of the pages: it would contain itself."""
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
    """Let every user read the site, whatever the umask: a web server is another user."""
    for folder, _, names in os.walk(site):
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 - thousands of files: strings are quicker
        for name in names:
            os.chmod(f"{folder}/{name}", 0o644)  # noqa: PTH101 - as above


def _prefix(site: Path) -> str:
    return f"{site.name}.new-"


@contextmanager
def _alone(site: Path) -> Iterator[None]:
    """Let one build at a time publish into a folder. The lock of a killed build is released."""
    lock = FileLock(site.with_name(f".{site.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise PublishError(f"Another build is just publishing into {site}; wait for it.") from None
    try:
        yield
    finally:
        lock.release()


def _remove_leftovers(site: Path) -> None:
    """Remove the folders of killed builds, or put back an old site that was moved away."""
    for leftover in sorted(site.parent.glob(f"{_prefix(site)}*")):
        if not site.exists() and leftover.suffix == ".old" and (leftover / MARKER).exists():
            leftover.rename(site)
        else:
            shutil.rmtree(leftover, ignore_errors=True)


def _refuse_foreign(site: Path) -> None:
    if not site.exists():
        return
    if not site.is_dir() or (any(site.iterdir()) and not (site / MARKER).exists()):
        raise PublishError(
            f"{site} holds files that this project did not make; "
            "name another folder, or empty it yourself."
        )
