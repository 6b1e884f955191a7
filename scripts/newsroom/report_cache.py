"""The cache of check reports: the same content and options give the stored report.

The key is a digest of everything a report depends on: the bytes of every page and of the
settings, the variables that these name, the names, sizes and times of all other files, our code
and words, the day and the options. So entries are
never invalidated, only removed when there are too many. This module imports nothing slow, so
that a stored report comes quickly.
"""

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from newsroom.content.folders import walk

CACHE_SIZE = 16
"""How many reports are stored; the oldest are removed."""
_OURS = Path(__file__).parent

Report = tuple[str, bool]
"""The text to print, and whether the pages may be published."""


def cached_report(folder: Path, docs: Path, options: str, make: Callable[[], Report]) -> Report:
    """The stored report for this content and these options, or a new one from `make`."""
    file = folder / f"{_digest(docs, options)}.json"
    with suppress(OSError, ValueError, KeyError):
        stored = json.loads(file.read_text(encoding="utf-8"))
        return stored["report"], stored["fine"]
    report, fine = make()
    with suppress(OSError):  # a folder that cannot be written to costs time, nothing else
        _store(file, report, fine=fine)
    return report, fine


def _store(file: Path, report: str, *, fine: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps({"report": report, "fine": fine}), encoding="utf-8")
    draft.replace(file)
    old = sorted(file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in old[:-CACHE_SIZE]:
        path.unlink(missing_ok=True)


def _digest(docs: Path, options: str) -> str:
    digest = hashlib.blake2b(options.encode(), digest_size=16)
    for part in _settings(docs.parent):
        digest.update(part)
    for path in (*_files(_OURS), *_files(docs)):
        digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        if path.endswith((".py", ".yml", ".md")):
            digest.update(_content(path))
        else:
            digest.update(_state(path))
    return digest.hexdigest()


def _settings(project: Path) -> Iterator[bytes]:
    """What the settings depend on: files beside `docs`, templates, hooks, variables."""
    with os.scandir(project) as entries:
        beside = sorted(one.path for one in entries if not one.is_dir(follow_symlinks=False))
    for path in beside:
        yield os.fsencode(f"\0{path}\0")
        is_read = path.endswith((".yml", ".yaml", ".toml"))
        content = _content(path) if is_read else _state(path)
        yield content
        if is_read:
            names = set(re.findall(r"\w+", content.decode("utf-8", "replace")))
            yield from (
                os.fsencode(f"{name}={os.environ[name]}")
                for name in sorted(names & os.environ.keys())
            )
    for folder in ("overrides", "scripts"):
        yield from (os.fsencode(path) + _state(path) for path in _files(project / folder))


def _content(path: str) -> bytes:
    """The bytes of a file; for a link its target, for an unreadable file the error."""
    if os.path.islink(path):  # noqa: PTH114 - strings are twice as quick as paths here
        return b"a link to " + os.fsencode(os.readlink(path))  # noqa: PTH115
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError as error:
        return type(error).__name__.encode()


def _state(path: str) -> bytes:
    """Size and times of a file that may be large: whoever changes it changes these."""
    try:
        stat = os.lstat(path)
    except OSError as error:
        return type(error).__name__.encode()
    return f"{stat.st_mode} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}".encode()


def _files(folder: Path) -> Iterator[str]:
    for here, folders, names in walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (f"{here}/{name}" for name in sorted(names))
