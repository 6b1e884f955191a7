"""The published site survives killed builds, a full disk, and two builds at once.

The short form kills a few builds, the long form (`SWEEP=1`) two hundred.
"""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from browser_tools import refuse
from site_tools import digest
from small_projects import TODAY, Project

KILLS = 200 if os.environ.get("SWEEP") else 6
OLD, NEW = "https://old.example/", "https://new.example/"


def start(project: Project, site: Path, address: str) -> subprocess.Popen[str]:
    """Start a build of the small project for an address."""
    return subprocess.Popen(
        [sys.executable, "scripts/build_site.py", "--site-dir", str(site), *TODAY],
        cwd=project.folder,
        env=os.environ | {"SITE_URL": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def build(project: Project, site: Path, address: str) -> tuple[int, str]:
    running = start(project, site, address)
    _, output = running.communicate()
    return running.returncode, output


def names_in(folder: Path) -> list[str]:
    """The names in a folder, without locks."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".lock")


@dataclass(frozen=True)
class Published:
    """A published site, the digests of the old and the new one, and how long a build takes."""

    project: Project
    site: Path
    whole: set[str]
    seconds: float


@pytest.fixture(scope="module")
def published(small_project: Project, tmp_path_factory: pytest.TempPathFactory) -> Published:
    small_project.restore()
    folder = tmp_path_factory.mktemp("published")
    started = time.monotonic()
    assert build(small_project, folder / "new", NEW)[0] == 0
    seconds = time.monotonic() - started
    assert build(small_project, folder / "site", OLD)[0] == 0
    whole = {digest(folder / "site"), digest(folder / "new")}
    return Published(small_project, folder / "site", whole, seconds)


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_build_leaves_a_whole_site(published: Published, number: int) -> None:
    chance = random.Random(number)  # noqa: S311 - kills need no secrecy
    running = start(published.project, published.site, chance.choice((OLD, NEW)))
    time.sleep(chance.uniform(0.1, published.seconds * 1.05))
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert digest(published.site) in published.whole


def test_the_next_build_clears_up(published: Published) -> None:
    project, site = published.project, published.site
    running = start(project, site, NEW)
    time.sleep(published.seconds / 2)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert build(project, site, OLD)[0] == 0
    assert names_in(site.parent) == ["new", "site"]
    assert digest(site) in published.whole


def test_of_two_builds_at_once_one_steps_back(published: Published) -> None:
    site = published.site
    os.utime(site / "index.html")  # as it stands, the old one would be ready at once
    both = [start(published.project, site, address) for address in (OLD, NEW)]
    output = [one.communicate()[1] for one in both]
    assert sorted(one.returncode for one in both) == [0, 1]
    assert f"Another build is just publishing into {site}; wait for it." in "".join(output)
    assert digest(site) in published.whole


def test_a_full_disk_is_said_and_harms_nothing(published: Published, tmp_path: Path) -> None:
    project, disk = published.project, tmp_path / "disk"
    disk.mkdir()
    size = sum(path.stat().st_blocks * 512 for path in published.site.rglob("*"))
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size * 11 // 10}", "tmpfs", str(disk)],
        capture_output=True,
    )
    if mounted.returncode:
        refuse("a small disk cannot be mounted here")
    try:
        assert build(project, disk / "site", OLD)[0] == 0
        before = digest(disk / "site")
        code, output = build(project, disk / "site", NEW)
        assert code == 1
        assert "No space left on device" in output
        assert "Traceback" not in output
        assert digest(disk / "site") == before
        assert names_in(disk) == ["site"]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
