"""The differences between two built sites, file by file, each with its first line."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from newsroom.build.manifest import file_stats

MOST_LETTERS = 160
"""Letters that are shown of a line, around the first that differs."""


@dataclass(frozen=True)
class Difference:
    """One file that is not the same in both."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def differences(old: Path, new: Path) -> Iterator[Difference]:
    """Every file that only one of the sites has, or that has other bytes."""
    before, after = _files(old), _files(new)
    for path in sorted(before | after):
        if path not in after:
            yield Difference(path, "is gone")
        elif path not in before:
            yield Difference(path, "is new")
        else:
            old_bytes, new_bytes = (old / path).read_bytes(), (new / path).read_bytes()
            if old_bytes != new_bytes:
                yield Difference(path, _first(old_bytes, new_bytes))


def _files(site: Path) -> set[str]:
    """The files of a site without its marker. Raises `OSError` if a folder cannot be read."""
    return {name for name in file_stats(site) if (site / name).is_file()}


def _first(old: bytes, new: bytes) -> str:
    """The first line that differs, as it was and as it is."""
    try:
        pairs = zip_longest(old.decode().split("\n"), new.decode().split("\n"), fillvalue="")
    except UnicodeDecodeError:
        return f"{len(old)} bytes became {len(new)}"
    for number, (was, became) in enumerate(pairs, start=1):
        if was != became:
            begin = max(0, _same_letters(was, became) - MOST_LETTERS // 2)
            cut = slice(begin, begin + MOST_LETTERS)
            return f"line {number}\n    - {was[cut]}\n    + {became[cut]}"
    return "holds other line ends"


def _same_letters(one: str, other: str) -> int:
    for number, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return number
    return min(len(one), len(other))
