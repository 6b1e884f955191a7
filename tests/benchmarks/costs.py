"""What a command costs: seconds of computing and by the clock, and memory."""

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

TODAY = "2026-11-22"
ENVIRONMENT = {"BUILD_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Cost:
    """What something cost."""

    seconds: float
    """Of computing, of all processes together."""
    wall: float
    megabytes: float
    """The most memory that one of its processes held."""


def run(folder: Path, *commands: Sequence[str]) -> Cost:
    """Run commands one after the other, all of which must succeed."""
    costs = [_run(folder, command) for command in commands]
    return Cost(
        sum(cost.seconds for cost in costs),
        sum(cost.wall for cost in costs),
        max(cost.megabytes for cost in costs),
    )


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.wall for cost in costs),
        median(cost.megabytes for cost in costs),
    )


def _run(folder: Path, command: Sequence[str]) -> Cost:
    environment = os.environ | ENVIRONMENT
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # or every build would compile our modules
    with tempfile.TemporaryFile() as said:
        started = time.monotonic()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        assert process.returncode == 0, f"{command}: {said.read().decode()}"
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
