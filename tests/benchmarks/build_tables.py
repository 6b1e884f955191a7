"""What bench_build prints: ratios first, then costs, growth, memory and bytes."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from benchmarks.costs import Cost
from benchmarks.edits import BODY, TITLE
from benchmarks.goals import print_goals
from benchmarks.measured import COLD, Measured, power

LACKS = {
    "plain": "nothing; it is `mkdocs build` with our mkdocs.yml",
    "stock": "checks, facts of events and cases, lists, drawings; it is MkDocs with Material, its"
    " search (one index for all languages) and static-i18n",
    "hugo": "what stock lacks; styles, scripts, boxes for notes; its search is a JSON of all texts",
    "zensical": "what stock lacks; links between languages: these are four sites of one language",
}
"""What the pages of each have not that ours have."""


def print_tables(measured: Mapping[int, Measured]) -> None:
    """Everything that was measured, by the number of made-up pages in each language."""
    print("Ratios: our seconds of computing / theirs. Theirs are those of a whole build, but for")
    print("hugo and zensical after an edit: those of a build after the text of a page has changed.")
    for size, figures in measured.items():
        print_ratios(size, figures)
    print_goals(measured)
    print_lacks(next(iter(measured.values())))
    print("\nSeconds of computing / by the clock")
    for size, figures in measured.items():
        print_costs(size, figures)
    grown = [figures for size, figures in measured.items() if size]
    if len(grown) > 1:
        print_growth(grown)
    print("\nMost memory of a process in a cold build, and what was written")
    for size, figures in measured.items():
        print_sizes(size, figures)


def print_ratios(size: int, figures: Measured) -> None:
    """For each thing that is done, our cost against each of the others."""
    them = [name for name in figures.costs if name != "ours"]
    head(size, them)
    for done, cost in figures.costs["ours"].items():
        theirs = [theirs_for(done, figures.costs[name]) for name in them]
        row(done, [f"{cost.seconds / other.seconds:.3f}" for other in theirs])
        if done == COLD:
            row("cold, by the clock", [f"{cost.wall / other.wall:.3f}" for other in theirs])


def theirs_for(done: str, costs: Mapping[str, Cost]) -> Cost:
    """What it costs them: a whole build, unless they can do with less after an edit."""
    return costs[COLD] if done == COLD else costs.get(BODY, costs[COLD])


def print_lacks(figures: Measured) -> None:
    """What each of the others leaves out, and who is not installed."""
    print("\nWhat their pages lack")
    for name, lacks in LACKS.items():
        print(f"  {name}: {lacks if name in figures.costs else 'not installed, so not measured'}")


def print_costs(size: int, figures: Measured) -> None:
    """What everything cost everybody."""
    head(size, list(figures.costs))
    for done in figures.costs["ours"]:
        costs = [by_done.get(done) for by_done in figures.costs.values()]
        row(done, [f"{cost.seconds:.2f} / {cost.wall:.2f}" if cost else "" for cost in costs])


def print_growth(measured: Sequence[Measured]) -> None:
    """By which power of the number of pages the seconds grow: with 1, in step with it."""
    steps = list(pairwise(measured))
    print("\nGrowth of the seconds of computing: the power of the number of pages (1 is linear)")
    row("from, to", [f"{small.pages}, {large.pages}" for small, large in steps])
    named = [("ours", done) for done in (COLD, BODY, TITLE)]
    named += [(name, COLD) for name in measured[0].costs if name != "ours"]
    for name, done in named:
        row(f"{name}, {done}", [f"{power(*step, name, done):.2f}" for step in steps])


def print_sizes(size: int, figures: Measured) -> None:
    """Memory and bytes."""
    head(size, list(figures.costs))
    sites = [figures.sites[name] for name in figures.costs]
    row("memory, MB", [f"{by_done[COLD].megabytes:.0f}" for by_done in figures.costs.values()])
    row("site, MB", [f"{site.size / 1e6:.1f}" for site in sites])
    row("files", [f"{site.files}" for site in sites])
    row("mean page, kB", [f"{site.page / 1e3:.1f}" for site in sites])


def head(size: int, names: Sequence[str]) -> None:
    print(f"{f'{size} × 4 made up':<20}" + "".join(f"{name:>15}" for name in names))


def row(name: str, cells: Sequence[str]) -> None:
    print(f"  {name:<18}" + "".join(f"{cell:>15}" for cell in cells))
