"""Reports kept from earlier runs: nothing is judged again when nothing has changed.

A report is kept under a digest of everything that could change it: the bytes of every page,
the names, sizes and times of all other files, our own code and words, the day and what was
asked. So it never needs to be invalidated, only forgotten. Imports nothing heavy: this is what
makes it quick.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

KEPT = 16
"""How many reports are kept; the oldest are forgotten."""
_OURS = Path(__file__).parent

Report = tuple[str, bool]
"""What is printed, and whether the pages may be published."""


def kept_report(folder: Path, docs: Path, options: str, make: Callable[[], Report]) -> Report:
    """The kept report for this content and this question, or a new one from `make`."""
    file = folder / f"{_digest(docs, options)}.json"
    with suppress(OSError, ValueError, KeyError):
        kept = json.loads(file.read_text(encoding="utf-8"))
        return kept["report"], kept["fine"]
    report, fine = make()
    with suppress(OSError):  # a folder that cannot be written to costs time, nothing else
        _keep(file, report, fine=fine)
    return report, fine


def _keep(file: Path, report: str, *, fine: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps({"report": report, "fine": fine}), encoding="utf-8")
    draft.replace(file)
    old = sorted(file.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in old[:-KEPT]:
        path.unlink(missing_ok=True)


def _digest(docs: Path, options: str) -> str:
    digest = hashlib.blake2b(options.encode(), digest_size=16)
    for path in (*_files(_OURS), *_files(docs)):
        digest.update(f"\0{path}\0".encode("utf-8", "surrogateescape"))
        if path.endswith((".py", ".yml", ".md")):
            digest.update(_content(path))
        else:
            digest.update(_state(path))
    return digest.hexdigest()


def _content(path: str) -> bytes:
    """The bytes of a file, or in what way there are none."""
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
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (f"{here}/{name}" for name in sorted(names))
