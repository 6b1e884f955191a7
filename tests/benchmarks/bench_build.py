"""How fast we build: against MkDocs alone on the same made-up content, and from size to size.

    PYTHONPATH=scripts .venv/bin/python tests/benchmarks/bench_build.py [1000]

Seconds are of computing (all processes together) unless called wall. Ours and plain are built
in turn, so that another load on the machine slows both.
"""

import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from made_up import make_docs

ROOT = Path(__file__).parents[2]
SIZES = (25, 100, 400)
"""Made-up pages in each of the four languages, beside the real ones."""
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Cost:
    """What a command cost."""

    seconds: float
    wall: float
    megabytes: float
    """The most memory that one of its processes held."""


def main() -> None:
    sizes = (*SIZES, *(int(size) for size in sys.argv[1:]))
    measured: dict[int, dict[str, Cost]] = {}
    written = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            project = make_project(Path(folder, str(size)), size)
            measured[size] = dict(measure(project))
            written[size] = bytes_in(project / "site")
            shutil.rmtree(project)
            print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print_ratios(measured)
    print_costs(measured, written)


def make_project(folder: Path, size: int) -> Path:
    """The project with made-up events beside its own pages."""
    made = make_docs(folder, size * 4)
    shutil.rmtree(made / "partners")
    for name in ("docs", "scripts", "overrides"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def measure(project: Path) -> Iterator[tuple[str, Cost]]:
    """Ours and plain in turn, then what only ours can do."""
    ours = ("scripts/build_site.py", "--today", TODAY)
    plain = ("-m", "mkdocs", "build", "-q", "-d", str(project / "plain"))
    run(project, *ours)  # Python compiles our modules
    forget(project)
    yield "plain", run(project, *plain)
    forget(project)
    yield "cold", run(project, *ours)
    yield "nothing", run(project, *ours)
    page = project / "docs" / "events" / "event-00003.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nOne sentence more.\n", encoding="utf-8")
    yield "body", run(project, *ours)
    title = text.replace("title: Event number", "title: Renamed event number")
    page.write_text(title, encoding="utf-8")
    yield "title", run(project, *ours)


def forget(project: Path) -> None:
    for name in (".cache", "site"):
        shutil.rmtree(project / name, ignore_errors=True)


def run(project: Path, *arguments: str) -> Cost:
    environment = os.environ | {"CLUSTEM_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=project, env=environment, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    seconds = used.ru_utime + used.ru_stime
    return Cost(seconds, time.monotonic() - started, used.ru_maxrss / 1024)


def bytes_in(site: Path) -> int:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def print_ratios(measured: dict[int, dict[str, Cost]]) -> None:
    """Each of ours as a part of plain, and how costs grow with the number of pages."""
    print("Ours / plain MkDocs, seconds of computing (wall for cold in brackets)")
    print(f"{'pages':>10}{'cold':>16}{'nothing':>10}{'body':>10}{'title':>10}")
    for size, costs in measured.items():
        plain = costs["plain"]
        parts = [costs[name].seconds / plain.seconds for name in ("nothing", "body", "title")]
        ours = costs["cold"]
        cold = f"{ours.seconds / plain.seconds:.2f} ({ours.wall / plain.wall:.2f})"
        print(f"{size:>6} × 4{cold:>16}" + "".join(f"{part:>10.3f}" for part in parts))
    sizes = list(measured)
    for small, large in pairwise(sizes):
        steps = math.log(large / small)
        powers = {
            name: math.log(measured[large][name].seconds / measured[small][name].seconds) / steps
            for name in ("plain", "cold")
        }
        print(f"growth {small} → {large}: plain {powers['plain']:.2f}, ours {powers['cold']:.2f}")


def print_costs(measured: dict[int, dict[str, Cost]], written: dict[int, int]) -> None:
    print("\nSeconds of computing / wall / most memory of a process in MB")
    for size, costs in measured.items():
        print(f"{size} × 4, {written[size] / 1e6:.1f} MB of site")
        for name, cost in costs.items():
            print(f"{name:>10}{cost.seconds:>8.2f}{cost.wall:>8.2f}{cost.megabytes:>8.0f}")


if __name__ == "__main__":
    main()
