"""What the project aims at, and by how much each aim is missed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from benchmarks.edits import BODY, TITLE
from benchmarks.measured import COLD, NOTHING, Measured, power

SIZE, LARGER = 400, 1000
"""Made-up pages in each language for which the aims are set."""
Figure = Callable[[Mapping[int, Measured]], float]


@dataclass(frozen=True)
class Aim:
    """Something that is to be at most so much."""

    name: str
    most: float
    figure: Figure


def _ours(done: str, figure: str) -> Figure:
    return lambda measured: attrgetter(figure)(measured[SIZE].costs["ours"][done])


def _against(name: str, figure: str) -> Figure:
    """Our cold build as a part of theirs."""
    ours = _ours(COLD, figure)
    return lambda measured: ours(measured) / attrgetter(figure)(measured[SIZE].costs[name][COLD])


def _growth(measured: Mapping[int, Measured]) -> float:
    return power(measured[SIZE], measured[LARGER], "ours", COLD)


AIMS = (
    Aim("cold / stock MkDocs, seconds of computing", 0.5, _against("stock", "seconds")),
    Aim("cold / stock MkDocs, by the clock", 0.28, _against("stock", "wall")),
    Aim("cold / hugo, by the clock", 1.2, _against("hugo", "wall")),
    Aim("nothing changed, seconds of computing", 0.4, _ours(NOTHING, "seconds")),
    Aim("body, English, seconds of computing", 0.8, _ours(BODY, "seconds")),
    Aim("title, English, seconds of computing", 1.5, _ours(TITLE, "seconds")),
    Aim("cold, MB of a process", 150, _ours(COLD, "megabytes")),
    Aim(f"growth of cold from {SIZE} to {LARGER}", 1.15, _growth),
)


def print_aims(measured: Mapping[int, Measured]) -> None:
    """Each aim, what was measured, and how many times too much that is."""
    print(f"\nAims at {SIZE} × 4")
    for aim in AIMS:
        try:
            found = aim.figure(measured)
        except KeyError:  # that size, or that builder, was not measured
            print(f"  {aim.name:<44}{aim.most:>8}   not measured")
            continue
        said = "met" if found <= aim.most else f"missed, {found / aim.most:.1f} times as much"
        print(f"  {aim.name:<44}{aim.most:>8}{found:>10.2f}   {said}")
