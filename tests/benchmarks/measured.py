"""What was measured of builders, for one size of content after the other."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.costs import Cost

COLD = "cold"
NOTHING = "nothing changed"


@dataclass(frozen=True)
class Site:
    """How much a builder has written."""

    files: int
    size: int
    """Of all files, in bytes."""
    page: float
    """The mean size of a page, in bytes."""


@dataclass(frozen=True)
class Measured:
    """All figures for one size of content."""

    pages: int
    """In all languages together, with our own."""
    costs: Mapping[str, Mapping[str, Cost]]
    """By builder, then by what was done."""
    sites: Mapping[str, Site]


def power(small: Measured, large: Measured, name: str, done: str) -> float:
    """The power of the number of pages by which a cost grows."""
    before, after = (one.costs[name][done].seconds for one in (small, large))
    return math.log(after / before) / math.log(large.pages / small.pages)
