"""How fast we build made-up content: against others, after each edit, and from size to size.

    PYTHONPATH=scripts .venv/bin/python tests/benchmarks/bench_build.py [--runs 3] [25 100 …]

Prints ratios first: they hold on other machines, too. Seconds are of computing, of all
processes together, unless called wall. Everybody builds in turn, so that another load on the
machine slows all alike; figures are medians. Beside MkDocs, Hugo and Zensical are measured
where they are installed.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.build_tables import print_tables
from benchmarks.builders import Builder, others, ours
from benchmarks.costs import Cost, middle
from benchmarks.edits import BODY, edit_of_body, edits
from benchmarks.made_up import make_docs
from benchmarks.measured import COLD, NOTHING, Measured, Site

ROOT = Path(__file__).parents[2]
SIZES = (0, 25, 100, 400, 1000)
"""Made-up pages in each language, beside our own."""
LARGE = 400
"""From this size on, the others build once: they take long, and noise counts for less."""


def main() -> None:
    """Measure each size, then print the tables."""
    parser = argparse.ArgumentParser(description="How fast we build made-up content.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    measured = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-build-") as folder:
            measured[size] = measure(make_project(Path(folder), size), size, options.runs)
    print_tables(measured)


def make_project(folder: Path, size: int) -> Path:
    """The project with made-up pages beside its own."""
    make_docs(folder, size * 4)
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    drawn, none = "share_images: true", "share_images: false"  # measured by bench_share.py
    assert drawn in settings
    (folder / "mkdocs.yml").write_text(settings.replace(drawn, none), encoding="utf-8")
    return folder


def measure(project: Path, size: int, runs: int) -> Measured:
    """Everybody's cold builds in turn, then what is quick where something is kept."""
    we, rest = ours(project), list(others(project))
    we.build()  # Python compiles our modules
    costs = {name: {COLD: cost} for name, cost in cold_builds([*rest, we], size, runs)}
    costs[we.name][NOTHING] = middle([we.build() for _ in range(runs)])
    if size:  # the real pages alone are measured for their cold build
        for name, cost in edits(we, runs):
            costs[we.name][name] = cost
            tell(size, name, cost)
        for builder in rest:
            if builder.is_optional:
                costs[builder.name][BODY] = edit_of_body(builder, 1)
    sites = {builder.name: site_of(builder) for builder in (we, *rest)}
    return Measured(len(list((project / "docs").rglob("*.md"))), costs, sites)


def cold_builds(builders: list[Builder], size: int, runs: int) -> Iterator[tuple[str, Cost]]:
    """In turn; the last builder is ours, and its site is there at the end."""
    costs: dict[str, list[Cost]] = {builder.name: [] for builder in builders}
    for number in range(runs):
        for builder in builders if number == 0 or size < LARGE else builders[-1:]:
            cost = builder.build_cold()
            costs[builder.name].append(cost)
            tell(size, f"{builder.name}, {COLD}", cost)
    for name, found in costs.items():
        yield name, middle(found)


def site_of(builder: Builder) -> Site:
    """How much a builder has written."""
    files = [file for folder in builder.written for file in folder.rglob("*") if file.is_file()]
    pages = [file.stat().st_size for file in files if file.suffix == ".html"]
    return Site(len(files), sum(file.stat().st_size for file in files), sum(pages) / len(pages))


def tell(size: int, done: str, cost: Cost) -> None:
    """Say on the side how far we are."""
    print(f"{size} × 4: {done}: {cost.seconds:.1f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
