"""Work in several processes: in order, with errors told, and nobody left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from newsroom.build import workers
from newsroom.build.workers import WorkerError, Workers

SCRIPTS = Path(__file__).parents[2] / "scripts"
SLEEPERS = """\
import os, re, sys, time
from newsroom.build import workers

def sleep(state, items):
    os.write(1, b"%d\\n" % os.getpid())  # in one go: two write at a time
    {work}

workers.processors = lambda: 2
with workers.Workers(None) as pool:
    list(pool.map(sleep, range(16), 2))
"""


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 2)


def squares(state: int, items: Sequence[int]) -> list[int]:
    return [state + item * item for item in items]


def process(_state: int, _items: Sequence[int]) -> int:
    return os.getpid()


def fail(_state: int, items: Sequence[int]) -> None:
    raise OSError(28, "No space left on device", f"file-{items[0]}")


def die(_state: int, _items: Sequence[int]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_results_come_in_the_order_of_the_items() -> None:
    with Workers(1000) as pool:
        found = [one for part in pool.map(squares, range(100)) for one in part]
    assert found == [1000 + item * item for item in range(100)]


def test_little_work_is_done_here() -> None:
    with Workers(0) as pool:
        assert {*pool.map(process, range(3))} == {os.getpid()}
        assert os.getpid() not in {*pool.map(process, range(100))}


def test_an_error_is_raised_as_it_was() -> None:
    with Workers(0) as pool, pytest.raises(OSError, match="No space left on device"):
        list(pool.map(fail, range(100)))


def test_a_process_that_is_killed_is_a_message() -> None:
    with Workers(0) as pool, pytest.raises(WorkerError, match="was ended from outside"):
        list(pool.map(die, range(100)))


@pytest.mark.parametrize(
    "work",
    [
        "time.sleep(60)",
        pytest.param(
            "re.match('(a+)+$', 'a' * 40 + 'b')",  # in which no thread gets a turn
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends such a one"),
        ),
    ],
)
def test_processes_end_with_the_build_that_is_killed(work: str) -> None:
    build = subprocess.Popen(
        [sys.executable, "-c", SLEEPERS.replace("{work}", work)],
        env=os.environ | {"PYTHONPATH": str(SCRIPTS)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with build:
        assert build.stdout
        try:
            processes = [int(build.stdout.readline()) for _ in range(2)]
        finally:
            build.kill()
    ended = time.monotonic() + 10
    while any(Path(f"/proc/{one}").exists() for one in processes):
        assert time.monotonic() < ended
        time.sleep(0.05)
