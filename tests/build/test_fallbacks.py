"""The site is the same on systems that lack something that Linux has."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_tools import digest
from small_projects import TODAY, Project

SCRIPT = """\
import runpy, sys
sys.path.insert(0, "scripts")
{change}
sys.argv[0] = "scripts/build_site.py"
runpy.run_path(sys.argv[0], run_name="__main__")
"""
UNFORKED = """\
import os, signal
del os.fork, signal.SIGPROF, signal.setitimer
"""
"""As on Windows: processes are started anew, and time is measured by a thread."""


@pytest.fixture(scope="module")
def known(small_project: Project) -> tuple[Project, str]:
    """The small project, and the digest of its site as it is built here."""
    small_project.restore()
    assert small_project.builder.build(*TODAY).code == 0
    return small_project, digest(small_project.site)


def build_where(change: str, folder: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build the project with one change to Python or to a library."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(change=change), *TODAY, "--site-dir", str(site)],
        cwd=folder,
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        text=True,
    )


def test_where_processes_cannot_be_divided_the_site_is_the_same(
    known: tuple[Project, str], tmp_path: Path
) -> None:
    project, total = known
    shutil.rmtree(project.folder / ".cache")
    built = build_where(UNFORKED, project.folder, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert built.stderr == ""
    assert digest(tmp_path / "site") == total
