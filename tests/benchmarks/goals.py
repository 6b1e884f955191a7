"""The goals for the speed of builds, and by how much each is missed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from benchmarks.edits import BODY, TITLE
from benchmarks.measured import COLD, NOTHING, Measured, power

REAL, SIZE, LARGER = 0, 400, 1000
"""Made-up pages in each language for which goals are set; none beside the real ones."""
PLAIN_OF_STOCK = 1.2
"""`mkdocs build` with the hooks of commit b3aa044 on the real site, by the clock, as a multiple
of stock MkDocs with Material: the baseline, frozen when the hooks became thin."""
Figure = Callable[[Mapping[int, Measured]], float]


@dataclass(frozen=True)
class Goal:
    """Something that is to be at most so much."""

    name: str
    most: float
    figure: Figure


def _ours(done: str, figure: str) -> Figure:
    return lambda measured: attrgetter(figure)(measured[SIZE].costs["ours"][done])


def _against(name: str, figure: str, size: int = SIZE, times: float = 1) -> Figure:
    """Our cold build as a part of theirs."""

    def ratio(measured: Mapping[int, Measured]) -> float:
        costs = measured[size].costs
        ours, theirs = (attrgetter(figure)(costs[one][COLD]) for one in ("ours", name))
        return float(ours / (theirs * times))

    return ratio


def _growth(measured: Mapping[int, Measured]) -> float:
    return power(measured[SIZE], measured[LARGER], "ours", COLD)


GOALS = (
    Goal("cold / stock MkDocs with Material, CPU", 0.48, _against("stock", "seconds")),
    Goal("cold / stock MkDocs with Material, wall", 0.28, _against("stock", "wall")),
    Goal("cold / Hugo, wall", 2.5, _against("hugo", "wall")),
    Goal("nothing changed, s CPU", 0.2, _ours(NOTHING, "seconds")),
    Goal("one body edited, s CPU", 0.8, _ours(BODY, "seconds")),
    Goal("one title edited, s CPU", 1.5, _ours(TITLE, "seconds")),
    Goal(
        "real site cold / plain MkDocs, wall",
        0.5,
        _against("stock", "wall", REAL, PLAIN_OF_STOCK),
    ),
    Goal("memory of a process, MB", 150, _ours(COLD, "megabytes")),
    Goal(f"growth of cold from {SIZE} to {LARGER}", 1.1, _growth),
)


def print_goals(measured: Mapping[int, Measured]) -> None:
    """Each goal, what was measured, and how many times too much that is."""
    print(f"\nGoals at {SIZE} × 4")
    for goal in GOALS:
        try:
            found = goal.figure(measured)
        except KeyError:  # that size, or that builder, was not measured
            print(f"  {goal.name:<44}{goal.most:>8}   not measured")
            continue
        print_goal(goal.name, goal.most, found)


def print_goal(name: str, most: float, found: float) -> None:
    """One line of the table."""
    result = "met" if found <= most else f"missed, {found / most:.2f} times as much"
    print(f"  {name:<44}{most:>8}{found:>10.2f}   {result}")
