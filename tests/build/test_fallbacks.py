"""Where the fast way cannot be taken, another one gives the same site, and says so."""

import os
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
UPGRADED = """\
from newsroom.build import stock
stock.KNOWN["mkdocs/structure/pages.py"] = "another sum"
"""
UNFORKED = """\
import os
del os.fork
"""


@pytest.fixture(scope="module")
def known(small_project: Project) -> tuple[Project, str]:
    """The small project, and the sum of its site as it is built here."""
    small_project.restore()
    assert small_project.builder.build(*TODAY).code == 0
    return small_project, digest(small_project.site)


def build_where(change: str, folder: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Build the project with one thing changed of Python or of what we build on."""
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(change=change), *TODAY, "--site-dir", str(site)],
        cwd=folder,
        env=os.environ | {"LC_ALL": "C"},
        capture_output=True,
        text=True,
    )


def test_an_upgraded_mkdocs_builds_alone(known: tuple[Project, str], tmp_path: Path) -> None:
    project, total = known
    built = build_where(UPGRADED, project.folder, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    said = "MkDocs builds without our help: it has files that it does not know"
    assert f"{said} (mkdocs/structure/pages.py).\n" in built.stderr
    assert digest(tmp_path / "site") == total


def test_where_processes_cannot_be_divided_the_site_is_the_same(
    known: tuple[Project, str], tmp_path: Path
) -> None:
    project, total = known
    built = build_where(UNFORKED, project.folder, tmp_path / "site")
    assert built.returncode == 0, built.stderr
    assert built.stderr == ""
    assert digest(tmp_path / "site") == total
