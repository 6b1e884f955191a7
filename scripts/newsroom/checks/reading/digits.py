"""The places of digits in a text, for the rules on numbers and dates.

A pattern that begins with a digit is tried only at these places, not at every character.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_RUN = re.compile(r"\d+")
_DIGITS = bytes(49 if 48 <= byte <= 57 else 32 for byte in range(256))
"""Makes a `1` of every digit, and a blank of everything else."""
_NEAR_BYTES = bytes([*range(0xD9), 0xE2])
"""The bytes of UTF-8 for the letters and marks of Europe; digits of other alphabets need more."""
_NEAR = 5
"""The most signs between two groups of digits of one telephone number: `(0)  (`."""


@lru_cache(maxsize=32)  # several rules use the same text
def runs(text: str) -> tuple[tuple[int, int], ...]:
    """The beginning and the end of every run of digits."""
    if not text.isascii() and text.encode("utf-8", "surrogatepass").translate(None, _NEAR_BYTES):
        return tuple([match.span() for match in _RUN.finditer(text)])
    # One byte for each character, so that places stay; ten times as quick as the pattern.
    shown = text.encode("latin-1", "replace").translate(_DIGITS) + b" "
    found, end = [], 0
    while (start := shown.find(b"1", end)) >= 0:
        end = shown.find(b" ", start)
        found.append((start, end))
    return tuple(found)


def starts(text: str) -> list[int]:
    """Where runs of digits begin."""
    return [start for start, _ in runs(text)]


def starts_before(text: str, signs: str) -> Iterator[int]:
    """Where runs of digits begin that one of these signs follows, or the end of the text."""
    return (start for start, end in runs(text) if text[end : end + 1] in signs)


def matches_at(
    pattern: re.Pattern[str], text: str, places: Iterable[int]
) -> Iterator[re.Match[str]]:
    """What `finditer` finds, of a pattern that matches at no other places than these."""
    end = 0
    for place in places:
        match = pattern.match(text, place) if place >= end else None
        if match:
            end = match.end()
            yield match


def longest(text: str) -> int:
    """The length of the longest run of digits."""
    return max([end - start for start, end in runs(text)], default=0)


def in_groups(written: str, mark: str) -> int | None:
    """The number that this is where the mark sets its thousands apart: `3,190`."""
    first, *groups = written.split(mark)
    if groups and 0 < len(first) <= 3 and all(len(group) == 3 for group in groups):
        whole = "".join((first, *groups))
        return int(whole) if whole.isdecimal() and not whole.startswith("0") else None
    return None


def most_together(text: str) -> int:
    """The most digits that stand near each other, as those of a telephone number do."""
    most = together = before = 0
    for start, end in runs(text):
        together = end - start + (together if start - before <= _NEAR else 0)
        most = max(most, together)
        before = end
    return most
