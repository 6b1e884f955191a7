"""The cache of check reports: the same content and options give the stored report.

The key is a digest of everything a report depends on: the bytes of every file of the content,
our code and words, settings, installed packages, the day and the options. So entries are never
invalidated, only removed when there are too many. This module imports nothing slow, so that a
stored report comes quickly.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from newsroom.build.cache_files import read_json, write_json
from newsroom.build.inputs import digest_of, read_inputs

CACHE_SIZE = 16
"""How many reports are stored; the oldest are removed."""

Report = tuple[str, bool]
"""The text to print, and whether the pages may be published."""


def cached_report(
    folder: Path | None, docs: Path, options: str, make: Callable[[], Report]
) -> Report:
    """The stored report for this content and these options, or a new one from `make`.

    Without a folder, nothing is stored.
    """
    if folder is None:
        return make()
    key = _digest(docs, options)
    file = folder / f"{key}.json"
    match read_json(file):
        case {"report": str(report), "fine": bool(fine)}:
            return report, fine
    report, fine = make()
    if _digest(docs, options) == key:  # nothing was saved meanwhile
        write_json(file, {"report": report, "fine": fine})
        _remove_old(folder)
    return report, fine


def _remove_old(folder: Path) -> None:
    with suppress(OSError):
        old = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in old[:-CACHE_SIZE]:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _digest(docs: Path, options: str) -> str:
    """A digest of everything that a report depends on."""
    return digest_of([options, read_inputs(docs.parent, (), docs).total])
