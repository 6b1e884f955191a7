"""What the last build wrote into a folder, and whether it still stands there, whole.

Names, sizes, times and places on the disk are compared; a file that was changed by hand, lost
or added is seen, and the site is then built anew.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from newsroom.build.inputs import Inputs, Sums
from newsroom.build.kept import keep, recall

MARKER = ".clustem-site"
"""Written when the folder is published (`publish.py`, which takes long to load)."""
Look = list[int]
"""Size, time of the last change, number on the disk."""


@dataclass(frozen=True)
class Written:
    """A published site, and what it was made from."""

    total: str
    around: str
    headers: Sums
    pages: Sums
    count: int
    """How many pages it has."""
    languages: list[str]
    files: dict[str, Look]


def remember(
    project: Path,
    site: Path,
    inputs: Inputs,
    *,
    count: int,
    languages: Iterable[str],
    files: dict[str, Look],
) -> None:
    """Note what was published; `files` as they were seen before anybody else could publish."""
    written = Written(
        total=inputs.total,
        around=inputs.around,
        headers=inputs.headers,
        pages=inputs.pages,
        count=count,
        languages=[*languages],
        files=files,
    )
    keep(project, _name(site), asdict(written))


def last_written(project: Path, site: Path) -> Written | None:
    """What was written there last, if all of it and nothing else still stands there."""
    kept = recall(project, _name(site))
    if not isinstance(kept, dict):
        return None
    try:
        written = Written(**kept)
        return written if written.files == look_at(site) else None
    except (TypeError, OSError):
        return None


def _name(site: Path) -> str:
    return f"site-{hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:12]}"


def look_at(site: Path) -> dict[str, Look]:
    """How the files of a folder look; being renamed does not change them."""
    return dict(_files(site))


def _files(site: Path) -> Iterator[tuple[str, Look]]:
    folders = [""]
    while folders:
        here = folders.pop()
        with os.scandir(f"{site}/{here}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{here}{entry.name}/")
                elif entry.name != MARKER:
                    seen = entry.stat(follow_symlinks=False)
                    yield f"{here}{entry.name}", [seen.st_size, seen.st_mtime_ns, seen.st_ino]
