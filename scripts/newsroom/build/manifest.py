"""The manifest of a published site: its files, and the inputs that they were made from.

Names, sizes, times and inode numbers are compared with those of the files. If a file was
changed, deleted or added by hand, the site is built anew.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.build.cache_files import fits, read_json, write_json

FOLDER = Path(".cache", "build")
MARKER = ".newsroom-site"
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


_RECORD = ([str], [int], str, str)
"""The shape of a target in the file."""


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
    content = None
    if targets:
        records = {name: [*vars(record).values()] for name, record in targets.records.items()}
        content = vars(targets) | {"records": records}
    write_json(_file(project, site, "-targets"), content)
    write_json(_file(project, site), vars(manifest))


def read_manifest(project: Path, site: Path) -> Manifest | None:
    """The manifest of a site, if its files are still those that were published."""
    match read_json(_file(project, site)):
        case {"total": str(total), "count": int(count), "languages": [*langs], "files": files}:
            with suppress(OSError):
                if files == file_stats(site) and all(isinstance(lang, str) for lang in langs):
                    return Manifest(total, count, langs, files)
    return None


def read_targets(project: Path, site: Path) -> Targets | None:
    """The targets of the site that was last published there; none if they do not fit it."""
    match read_json(_file(project, site, "-targets")):
        case {"surroundings": str(surroundings), "inputs": inputs, "records": records}:
            if not (fits(inputs, [(str, str)]) and fits(records, {str: _RECORD})):
                return None
            numbers, there = range(len(inputs)), file_stats(site).keys()
            found = {name: TargetRecord(*one) for name, one in records.items()}
            for record in found.values():
                has_files = there >= {*record.files}
                if not has_files or any(one not in numbers for one in record.inputs):
                    return None
            return Targets(surroundings, [(name, digest) for name, digest in inputs], found)
    return None


def file_stats(site: Path) -> dict[str, FileStat]:
    """The files of a folder; a rename of the folder changes none of these values."""
    return dict(_files(site))


def _file(project: Path, site: Path, which: str = "") -> Path:
    name = hashlib.sha256(os.fsencode(site.absolute())).hexdigest()[:12]
    return project / FOLDER / f"site-{name}{which}.json"


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
