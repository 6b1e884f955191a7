"""The manifest of a published site: its files, and the inputs that they were made from.

Names, sizes, times and inode numbers are compared with those of the files. If a file was
changed, deleted or added by hand, the site is built anew.
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
"""Not listed, as `publish.py` writes it later; that module would take long to load here."""
FileStat = list[int]
"""Size, time of the last change, inode number."""


@dataclass(frozen=True)
class TargetRecord:
    """A target of the last build."""

    files: list[str]
    inputs: list[int]
    """The inputs that were read, by their numbers in `Targets.inputs`."""
    words: str = ""
    """The key of a page's words in the memo."""
    digest: str = ""
    """Of the pages that a search index was made from."""


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
    """Write the manifest of a site; without targets, nothing of it can be taken over."""
    name, content = _name(site), None
    if targets:
        records = {name: [*vars(record).values()] for name, record in targets.records.items()}
        content = vars(targets) | {"records": records}
    _write(project, f"{name}-targets", content)
    _write(project, name, vars(manifest))


def read_manifest(project: Path, site: Path) -> Manifest | None:
    """The manifest of a site, if its files are still those that were published."""
    with suppress(TypeError, OSError):
        manifest = Manifest(**_read(project, _name(site)))
        return manifest if manifest.files == file_stats(site) else None
    return None


def read_targets(project: Path, site: Path) -> Targets | None:
    """The targets of the site that was last published there."""
    try:
        found = _read(project, f"{_name(site)}-targets")
        records = {name: TargetRecord(*one) for name, one in found.pop("records").items()}
        return Targets(**found, records=records)
    except (TypeError, KeyError, AttributeError):
        return None


def file_stats(site: Path) -> dict[str, FileStat]:
    """The files of a folder; a rename of the folder changes none of these values."""
    return dict(_files(site))


def _name(site: Path) -> str:
    return f"site-{hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:12]}"


def _read(project: Path, name: str) -> Any:
    with suppress(OSError, ValueError):
        return json.loads((project / FOLDER / f"{name}.json").read_bytes())
    return None


def _write(project: Path, name: str, value: object) -> None:
    """Write a file whole. If that fails, the next build takes longer and nothing else."""
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
