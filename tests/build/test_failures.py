"""When the tool fails, for want of time or memory or because it is ended: a message and exit 2.

Nothing of this says anything about the content, and Ctrl+C is an end like any other.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from platforms import needs
from site_tools import ROOT

RUN = """\
import runpy, sys
sys.path.insert(0, "scripts")
{change}
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
FORGETFUL = """\
from newsroom.build.memo import Memo
Memo.get = lambda *_: None
"""
"""Nothing that earlier builds have stored is used."""
IN_PROCESSES = """\
from newsroom.build import workers
workers.processors = lambda: 2
"""
NO_TIME = """\
from newsroom.render import markdown, time_limit
markdown.fast_markdown = lambda *_: None
convert = time_limit.convert_in_time
markdown.convert_in_time = lambda make, text: convert(make, text, 1e-6)
"""
NO_MEMORY = """\
from newsroom.render import markdown
def fail(*_):
    raise MemoryError
markdown.fast_markdown = fail
"""
KILLED = """\
import os, signal
from newsroom.build import check_results
main = os.getpid()
def die(*_):
    if os.getpid() != main:
        os.kill(os.getpid(), signal.SIGKILL)
check_results.page_problems = die
"""
WAITING = """\
import os, time
from newsroom.build import check_results
def wait(*_):
    os.write(1, b"%d\\n" % os.getpid())
    time.sleep(60)
check_results.page_problems = wait
"""


def start(change: str, folder: Path, script: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a command of ours, after a change to its modules."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN.format(change=change), f"scripts/{script}", *arguments],
        cwd=ROOT,
        env=os.environ | {"CHECK_CACHE": str(folder / "cache"), "LANG": "en_GB.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def build(change: str, folder: Path) -> subprocess.Popen[str]:
    site = ("--site-dir", str(folder / "site"))
    return start(FORGETFUL + change, folder, "build_site.py", *site)


def test_a_page_that_takes_too_long_is_no_problem_of_the_page(tmp_path: Path) -> None:
    out, errors = (running := build(NO_TIME, tmp_path)).communicate()
    assert (running.returncode, out) == (2, "")
    first, last = errors.splitlines()
    assert first.startswith("docs/")
    assert ": The text of this page takes longer than 1e-06 s to read. This is a limit " in first
    assert "not a mistake in the page" in first
    assert last == "Nothing was published; the site is as it was."
    assert not (tmp_path / "site").exists()


def test_a_lack_of_memory_is_a_message(tmp_path: Path) -> None:
    out, errors = (running := build(NO_MEMORY, tmp_path)).communicate()
    assert (running.returncode, out) == (2, "")
    assert errors.startswith("Out of memory (limit: 4 GB")
    assert len(errors.splitlines()) == 1


@needs("signals")
@pytest.mark.parametrize("script", ["build_site.py", "check_content.py"])
def test_a_worker_that_is_killed_is_a_message(script: str, tmp_path: Path) -> None:
    change = IN_PROCESSES + KILLED
    running = (
        build(change, tmp_path) if script == "build_site.py" else start(change, tmp_path, script)
    )
    out, errors = running.communicate()
    assert (running.returncode, out) == (2, "")
    assert errors.startswith("A process of the build was ended from outside, perhaps because")
    assert "Traceback" not in errors


@needs("signals")
@pytest.mark.parametrize("script", ["build_site.py", "check_content.py"])
@pytest.mark.parametrize("change", [WAITING, IN_PROCESSES + WAITING], ids=["alone", "workers"])
def test_ctrl_c_is_one_line_and_leaves_nobody_behind(
    script: str, change: str, tmp_path: Path
) -> None:
    running = (
        build(change, tmp_path) if script == "build_site.py" else start(change, tmp_path, script)
    )
    assert running.stdout
    process = int(running.stdout.readline())
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, errors = running.communicate(timeout=20)
    assert (running.returncode, errors) == (130, "Stopped.\n")
    assert has_ended(process)


def has_ended(process: int) -> bool:
    """Whether a process ends within ten seconds."""
    end = time.monotonic() + 10
    while Path(f"/proc/{process}").exists():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
