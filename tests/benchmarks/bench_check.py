"""How fast the checker is, on made-up content of several sizes. Prints ratios first.

`make bench`. Figures belong to the machine they were taken on; the growth from size to size
and the shares of the work do not.
"""

import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.goals import print_goal
from benchmarks.made_up import make_docs
from newsroom.checks.checker import check_library
from newsroom.content.library import read_library
from newsroom.words import languages
from page_html import own_html

SCRIPTS = Path(__file__).parents[2] / "scripts"
SIZES = (100, 1_000, 10_000)
"""Made-up pages in all languages together, beside our own."""
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Checked:
    """What the checker costs for one size of content, in CPU seconds and MB."""

    pages: int
    cold: float
    unchanged: float
    edited: float
    """After an edit of one text."""
    memory: float
    reading: float
    """The share of the work that is reading and parsing; the rest is rules."""


def main() -> None:
    """Measure each size (or those named on the command line), then print the tables."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    rows = [measure(size) for size in sizes]
    print("growth of the CPU time: the power of the number of pages (1 is linear)")
    for before, after in pairwise(rows):
        print(f"  {before.pages:>6} to {after.pages:>6} pages: {power(before, after):5.2f}")
    print("share of the work, without the start of Python")
    for row in rows:
        print(f"  {row.pages:>6} pages: reading {row.reading:4.0%}   rules {1 - row.reading:4.0%}")
    print("  pages   CPU s cold   pages/s   unchanged   one edited   peak MB")
    for row in rows:
        print(
            f"{row.pages:>7} {row.cold:>12.2f} {row.pages / row.cold:>9.0f}"
            f" {row.unchanged:>11.2f} {row.edited:>12.2f} {row.memory:>9.0f}"
        )
    if tuple(sizes) == SIZES:
        print_goals(*rows[1:])


def print_goals(small: Checked, large: Checked) -> None:
    """The goals for the checker."""
    print(f"\nGoals of the checker at {SIZES[-1]} pages")
    print_goal("cold, s CPU", 12, large.cold)
    print_goal("after one edit, s CPU", 0.6, large.edited)
    print_goal(f"growth from {SIZES[1]}", 1.1, power(small, large))


def power(before: Checked, after: Checked) -> float:
    """The power of the number of pages by which the cost grows."""
    return math.log(after.cold / before.cold) / math.log(after.pages / before.pages)


def measure(size: int) -> Checked:
    """Of so many made-up pages beside our own."""
    folder = Path(tempfile.mkdtemp())
    try:
        docs = make_docs(folder, size)
        cold, memory = run(docs, folder / "cache")
        unchanged, _ = run(docs, folder / "cache")
        page = docs / "events/event-00003.md"
        page.write_text(
            f"{page.read_text(encoding='utf-8')}\nOne more sentence.\n", encoding="utf-8"
        )
        edited, _ = run(docs, folder / "cache")
        pages = len(list(docs.rglob("*.md")))
        return Checked(pages, cold, unchanged, edited, memory, share_of_reading(docs))
    finally:
        shutil.rmtree(folder)


def run(docs: Path, cache: Path) -> tuple[float, float]:
    """CPU seconds and peak memory of the command as a whole process."""
    command = [sys.executable, str(SCRIPTS / "check_content.py"), "--docs", str(docs)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*command, "--today", TODAY],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"CHECK_CACHE": str(cache)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def share_of_reading(docs: Path) -> float:
    """The share of reading (with parsing) in a check; the rest is rules."""
    start = process_time()
    library = read_library(docs, languages())
    read = process_time()
    check_library(library, date.fromisoformat(TODAY), own_html())
    return (read - start) / (process_time() - start)


if __name__ == "__main__":
    main()
