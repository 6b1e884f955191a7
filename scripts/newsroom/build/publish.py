"""Publishing: a new site replaces the old one in one step, once it is complete."""

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from newsroom.build.site_marker import (
    MARKER,
    PublishError,
    refuse_foreign,
    require_list,
    write_marker,
)
from newsroom.build.swap import swap

__all__ = ["MARKER", "PublishError", "clear_up", "publish", "real_site", "require_outside"]

_MADE_UP = re.compile(r"[a-z0-9_]{8}")
"""What `tempfile` puts behind a prefix; it makes folders that only their owner can enter."""
_AT_MOUNT = (
    "{site} cannot be replaced in one step: it is a mount point, or on another file system than"
    " the folder that it is in. Name a folder inside it, such as {site}/public."
)


def publish(site: Path, make: Callable[[Path], None]) -> None:
    """Have `make` fill a new folder, then replace `site` by it; a symbolic link is followed.

    Whatever `make` raises, and whenever the process is killed, `site` is the complete old or
    new one; the next build removes what a killed build has left. Raises `PublishError` if the
    folder holds files that are not ours, if it cannot be replaced, if another build is
    publishing into it, or if files cannot be written.
    """
    site = real_site(site)
    _refuse_unreplaceable(site)
    refuse_foreign(site)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with _alone(site):
            _remove_leftovers(site)
            _publish(site, make)
    except OSError as error:
        raise PublishError(_why_unwritten(error, site)) from error


def real_site(site: Path) -> Path:
    """The folder itself, where `site` is a symbolic link. Raises `PublishError` if it is broken."""
    if not site.is_symlink():
        return site.absolute()
    try:
        return site.resolve(strict=True)
    except (OSError, RuntimeError):  # a link to nothing, or to itself
        cure = "Correct it, or name another folder."
        raise PublishError(f"{site} is a symbolic link that leads nowhere. {cure}") from None


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
        write_marker(fresh)
        _make_readable(fresh)
        refuse_foreign(site)  # again, as building takes a while
        require_list(site)
        swap(fresh, site)
    finally:
        _remove(fresh)


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
        elif _is_ours(leftover, site):
            _remove(leftover)


def _is_ours(leftover: Path, site: Path) -> bool:
    """Whether a build has left a folder, and not somebody who names folders alike."""
    made_up = leftover.name.removeprefix(_prefix(site)).removesuffix(".old")
    if leftover.is_symlink() or not leftover.is_dir() or not _MADE_UP.fullmatch(made_up):
        return False
    is_private = leftover.stat().st_mode & 0o077 == 0
    return is_private or sys.platform == "win32" or (leftover / MARKER).exists()


def _remove(folder: Path) -> None:
    """Remove a folder of ours; if that is interrupted, the next build knows it again."""
    with suppress(OSError):
        folder.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _refuse_unreplaceable(site: Path) -> None:
    """Raise `PublishError` for what cannot be exchanged for a folder."""
    if site.exists() and not site.is_dir():
        raise PublishError(f"{site} is not a folder. Name another, or remove it yourself.")
    if site.is_mount():
        raise PublishError(_AT_MOUNT.format(site=site))


def _why_unwritten(error: OSError, site: Path) -> str:
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return _AT_MOUNT.format(site=site)
    where = f": {error.filename}" if error.filename else ""
    message = f"The site cannot be written: {error.strerror}{where}"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        message += (
            "\nThe new site is made beside the old one: allow writing in"
            f" {site.parent}, or name another folder."
        )
    return message
