"""Fuzzes the targets in `targets/` with atheris, and prints a table of what came of each.

`python tests/fuzz/run.py --minutes 3 pages header`; all targets if none is named. A target is
a module with a function `one_input(data)`, which raises nothing whatever the bytes are. The
inputs it starts from are in `corpus/TARGET/`, words to try in `dictionaries/TARGET.txt`. Inputs
that broke a target are kept in `.cache/fuzz/TARGET/`: each becomes a case of an ordinary test.

Exit code 1 after an exception, an input of over 10 s, or more than 1 GB of memory.
"""

import argparse
import importlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOUND = ROOT / ".cache" / "fuzz"
TARGETS = sorted(path.stem for path in (HERE / "targets").glob("*.py"))
SECONDS, MEGABYTES, LONGEST = 10, 1024, 65_536
"""The limits for one input: time, memory of the process, bytes."""
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - the folder is new
"""Where files of targets are: in memory, where there is such a place."""
_KINDS = ("crash", "timeout", "oom")
"""How libFuzzer names the inputs that broke a target."""


@dataclass(frozen=True)
class Outcome:
    """What came of fuzzing a target."""

    target: str
    executions: int
    crashes: int
    megabytes: int
    slowest_ms: int
    code: int

    def __str__(self) -> str:
        numbers = f"{self.executions:>12,}{self.crashes:>9}{self.megabytes:>9}{self.slowest_ms:>12}"
        return f"{self.target:<12}{numbers}"


def main() -> int:
    """Fuzz the targets named, or all."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    minutes = float(os.environ.get("SWEEP_MINUTES") or 3)
    parser.add_argument("--minutes", type=float, default=minutes, help="for each target")
    parser.add_argument("--at-once", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    os.umask(0o022)  # a `.cache` that a group may write to is refused
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    with ThreadPoolExecutor(options.at_once) as pool:
        seconds = max(1, round(options.minutes * 60))
        outcomes = pool.map(lambda name: fuzz(name, seconds), options.targets or TARGETS)
        print(f"{'target':<12}{'executions':>12}{'crashes':>9}{'peak MB':>9}{'slowest ms':>12}")
        broken = 0
        for outcome in outcomes:
            print(outcome, flush=True)
            if outcome.crashes or outcome.code:
                print(f"  see {(FOUND / outcome.target).relative_to(ROOT)}", flush=True)
                broken += 1
    return min(broken, 1)


def fuzz(name: str, seconds: int) -> Outcome:
    """Fuzz one target in a process of its own."""
    found = FOUND / name
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    before = _broken_by(found)
    with (found / "log.txt").open("wb") as log, tempfile.TemporaryDirectory(dir=MEMORY) as scratch:
        code = subprocess.run(
            [sys.executable, "-c", _CHILD, name, *_arguments(name, found, seconds)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(_PATHS), "TMPDIR": scratch},
            stdout=log,
            stderr=log,
        ).returncode
    text = (found / "log.txt").read_text(encoding="utf-8", errors="replace")
    return Outcome(
        target=name,
        executions=_last(r"stat::number_of_executed_units: +(\d+)", text),
        crashes=len(_broken_by(found) - before),
        megabytes=_last(r"stat::peak_rss_mb: +(\d+)", text),
        slowest_ms=_last(r"^slowest: (\d+) ms", text),
        code=code,
    )


_PATHS = (str(ROOT / "scripts"), str(ROOT / "tests"))
_CHILD = "import sys; from fuzz.run import fuzz_here; fuzz_here(*sys.argv[1:])"


def fuzz_here(name: str, *arguments: str) -> None:
    """Fuzz a target in this process. Never returns."""
    import atheris

    with atheris.instrument_imports(include=["newsroom", "fuzz.targets"]):
        target = importlib.import_module(f"fuzz.targets.{name}")
    slowest = 0.0

    def timed(data: bytes) -> None:
        nonlocal slowest
        started = time.perf_counter()
        target.one_input(data)
        taken = time.perf_counter() - started
        if taken > slowest:
            slowest = taken
            print(f"slowest: {taken * 1000:.0f} ms", file=sys.stderr, flush=True)

    atheris.Setup([name, *arguments], timed)
    atheris.Fuzz()


def _arguments(name: str, found: Path, seconds: int) -> Sequence[str]:
    """The arguments of libFuzzer."""
    words = HERE / "dictionaries" / f"{name}.txt"
    return [
        str(found / "corpus"),
        str(HERE / "corpus" / name),
        f"-max_total_time={seconds}",
        f"-timeout={SECONDS}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        *([f"-dict={words}"] if words.is_file() else []),
    ]


def _broken_by(found: Path) -> set[str]:
    return {path.name for path in found.iterdir() if path.name.startswith(_KINDS)}


def _last(pattern: str, text: str) -> int:
    numbers = re.findall(pattern, text, re.MULTILINE)
    return int(numbers[-1]) if numbers else 0


if __name__ == "__main__":
    sys.exit(main())
