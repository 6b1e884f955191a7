"""The published site survives killed builds, a full disk, and two builds at once.

The short form kills a few builds, the long form (`SWEEP=1`) two hundred.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from browser_tools import refuse
from site_tools import ROOT, digest

KILLS = 200 if os.environ.get("SWEEP") else 6
OLD, NEW = "https://old.example/", "https://new.example/"


def start(site: Path, address: str) -> subprocess.Popen[str]:
    """Start a build of the real content for an address."""
    return subprocess.Popen(
        [sys.executable, "scripts/build_site.py", "--site-dir", str(site), "--today", "2026-11-22"],
        cwd=ROOT,
        env=os.environ | {"SITE_URL": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def build(site: Path, address: str) -> tuple[int, str]:
    running = start(site, address)
    _, output = running.communicate()
    return running.returncode, output


def names_in(folder: Path) -> list[str]:
    """The names in a folder, without locks."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str], float]:
    """A published site, the digests of the old and the new one, and how long a build takes."""
    folder = tmp_path_factory.mktemp("published")
    started = time.monotonic()
    assert build(folder / "new", NEW)[0] == 0
    seconds = time.monotonic() - started
    assert build(folder / "site", OLD)[0] == 0
    return folder / "site", {digest(folder / "site"), digest(folder / "new")}, seconds


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_build_leaves_a_whole_site(
    published: tuple[Path, set[str], float], number: int
) -> None:
    site, whole, seconds = published
    chance = random.Random(number)  # noqa: S311 - kills need no secrecy
    running = start(site, chance.choice((OLD, NEW)))
    time.sleep(chance.uniform(0.1, seconds * 1.05))
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert digest(site) in whole


def test_the_next_build_clears_up(published: tuple[Path, set[str], float]) -> None:
    site, whole, seconds = published
    running = start(site, NEW)
    time.sleep(seconds / 2)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert build(site, OLD)[0] == 0
    assert names_in(site.parent) == ["new", "site"]
    assert digest(site) in whole


def test_of_two_builds_at_once_one_steps_back(published: tuple[Path, set[str], float]) -> None:
    site, whole, _ = published
    os.utime(site / "index.html")  # as it stands, the old one would be ready at once
    both = [start(site, OLD), start(site, NEW)]
    output = [one.communicate()[1] for one in both]
    assert sorted(one.returncode for one in both) == [0, 1]
    assert f"Another build is just publishing into {site}; wait for it." in "".join(output)
    assert digest(site) in whole


def test_a_full_disk_is_said_and_harms_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        refuse("a small disk cannot be mounted here")
    try:
        assert build(disk / "site", OLD)[0] == 0
        before = digest(disk / "site")
        (disk / "ballast").write_bytes(bytes(8_000_000))
        code, output = build(disk / "site", NEW)
        assert code == 1
        assert "No space left on device" in output
        assert "Traceback" not in output
        assert digest(disk / "site") == before
        assert names_in(disk) == ["ballast", "site"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
