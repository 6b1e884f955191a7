"""What the last build wrote into a folder, from which inputs, and whether it still stands there.

Names, sizes, times and places on the disk are compared; a file that was changed by hand, lost
or added is seen, and the site is then built anew.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(".cache", "build")
MARKER = ".clustem-site"
"""Written when the folder is published (`publish.py`, which takes long to load)."""
FileStat = list[int]
"""Size, time of the last change, number on the disk."""


@dataclass(frozen=True)
class TargetRecord:
    """A target of the last build."""

    files: list[str]
    inputs: list[int]
    """The inputs that were read, by their numbers in `Targets.inputs`."""
    words: str = ""
    """The name under which the words of a page are kept for the search."""
    digest: str = ""
    """Of what a late target was made from."""


@dataclass(frozen=True)
class Targets:
    """All targets of the last build."""

    surroundings: str
    """The digest of what every file depends on."""
    inputs: list[tuple[str, str]]
    """The inputs that were read, with their digests."""
    records: dict[str, TargetRecord] = field(default_factory=dict)


@dataclass(frozen=True)
class Manifest:
    """A published site."""

    total: str
    """The digest of everything it was made from."""
    count: int
    """How many pages it has."""
    languages: list[str]
    files: dict[str, FileStat]


def write_manifest(project: Path, site: Path, manifest: Manifest, targets: Targets | None) -> None:
    """Note what was published; `files` as they were seen before anybody else could publish."""
    name = _name(site)
    if targets:
        records = {name: [*vars(record).values()] for name, record in targets.records.items()}
        _write(project, f"{name}-targets", vars(targets) | {"records": records})
    _write(project, name, vars(manifest))


def read_manifest(project: Path, site: Path) -> Manifest | None:
    """What was written there last, if all of it and nothing else still stands there."""
    with suppress(TypeError, OSError):
        manifest = Manifest(**_read(project, _name(site)))
        return manifest if manifest.files == file_stats(site) else None
    return None


def read_targets(project: Path, site: Path) -> Targets | None:
    """The targets of the site that was written there last."""
    try:
        found = _read(project, f"{_name(site)}-targets")
        records = {name: TargetRecord(*one) for name, one in found.pop("records").items()}
        return Targets(**found, records=records)
    except (TypeError, KeyError, AttributeError):
        return None


def file_stats(site: Path) -> dict[str, FileStat]:
    """How the files of a folder look; being renamed does not change them."""
    return dict(_files(site))


def _name(site: Path) -> str:
    return f"site-{hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:12]}"


def _read(project: Path, name: str) -> Any:
    with suppress(OSError, ValueError):
        return json.loads((project / FOLDER / f"{name}.json").read_bytes())
    return None


def _write(project: Path, name: str, value: object) -> None:
    """Write a file whole. Where that is not possible, the next build takes longer."""
    file = project / FOLDER / f"{name}.json"
    draft = file.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        draft.replace(file)


def _files(site: Path) -> Iterator[tuple[str, FileStat]]:
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
