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
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.made_up import make_docs
from newsroom.checks.checker import check_library
from newsroom.content.library import read_library
from newsroom.words import languages

SCRIPTS = Path(__file__).parents[2] / "scripts"
SIZES = (100, 1_000, 10_000)
"""Made-up pages in all languages together, beside our own."""
TODAY = "2026-11-22"


def main() -> None:
    """Measure each size (or those named on the command line), then print the tables."""
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    rows = [measure(size) for size in sizes]
    print("growth of the CPU time: the power of the number of pages (1 is linear)")
    for before, after in pairwise(rows):
        power = math.log(after[1] / before[1]) / math.log(after[0] / before[0])
        print(f"  {before[0]:>6} to {after[0]:>6} pages: {power:5.2f}")
    print("share of the work, without the start of Python")
    for size, *_, shares in rows:
        print(f"  {size:>6} pages: reading {shares[0]:4.0%}   rules {shares[1]:4.0%}")
    print("  pages   CPU s cold   pages/s   CPU s unchanged   unchanged/cold   peak MB")
    for size, cold, unchanged, memory, _ in rows:
        print(
            f"{size:>7} {cold:>12.2f} {size / cold:>9.0f} {unchanged:>17.2f}"
            f" {unchanged / cold:>16.3f} {memory:>9.0f}"
        )


def measure(size: int) -> tuple[int, float, float, float, tuple[float, float]]:
    """Of so many made-up pages beside our own.

    The number of all pages, CPU seconds cold and unchanged, peak memory in MB, and shares of
    reading and rules.
    """
    folder = Path(tempfile.mkdtemp())
    try:
        docs = make_docs(folder, size)
        cold, memory = run(docs, folder / "cache")
        unchanged, _ = run(docs, folder / "cache")
        pages = len(list(docs.rglob("*.md")))
        return pages, cold, unchanged, memory, shares_of(docs)
    finally:
        shutil.rmtree(folder)


def run(docs: Path, cache: Path) -> tuple[float, float]:
    """CPU seconds and peak memory of the command as a whole process."""
    command = [sys.executable, str(SCRIPTS / "check_content.py"), "--docs", str(docs)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [*command, "--today", TODAY],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"CLUSTEM_CHECK_CACHE": str(cache)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024


def shares_of(docs: Path) -> tuple[float, float]:
    """How the work is parted between reading (with parsing) and rules."""
    start = process_time()
    library = read_library(docs, languages())
    read = process_time()
    check_library(library, date.fromisoformat(TODAY))
    end = process_time()
    return (read - start) / (end - start), (end - read) / (end - start)


if __name__ == "__main__":
    main()
