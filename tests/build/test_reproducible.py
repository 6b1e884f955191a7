"""The same content gives the same bytes: anywhere, on any machine, on any day.

Only `--today` may change something: what was upcoming is then past.
"""

import os
import shutil
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from newsroom.build.publish import MARKER
from newsroom.content.library import read_library
from newsroom.model.event import Event
from newsroom.words import languages
from site_tools import ROOT, SITE_URL, mkdocs
from small_projects import Project

FIRST_DAY, OTHER_DAY = date(2026, 11, 22), date(2027, 2, 3)
"""The day of `real_site`, and that of the other build."""
OTHER_CLOCK = f"""\
import datetime, time

class Other(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls({OTHER_DAY.year}, {OTHER_DAY.month}, {OTHER_DAY.day}, 23, 59, tzinfo=tz)

    utcnow = today = now

datetime.datetime = Other
time.time = lambda: {date.toordinal(OTHER_DAY) - date.toordinal(date(1970, 1, 1))} * 86400.0
"""
"""A `sitecustomize` that sets the clock of a Python to the other day."""
ELSEWHERE = {
    "LC_ALL": "tr_TR.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4242",
    "SITE_URL": SITE_URL,
}


def files_of(site: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(site.rglob("*")) if path.is_file()]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project under another name, with other file times."""
    project = tmp_path_factory.mktemp("elsewhere") / "a folder with blanks"
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, project / folder, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", project)
    for number, path in enumerate(project.rglob("*")):
        os.utime(path, (10**9 + number, 10**9 + number))
    clock = project.parent / "clock"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(OTHER_CLOCK, encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def other_site(elsewhere: Path) -> Path:
    """The site, built there on another day, which only the clock gives."""
    unset = {"BUILD_TODAY", "SOURCE_DATE_EPOCH"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    built = subprocess.run(
        [sys.executable, "scripts/build_site.py"],
        cwd=elsewhere,
        env=environment | ELSEWHERE | {"PYTHONPATH": str(elsewhere.parent / "clock")},
        umask=0o077,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    return elsewhere / "site"


def test_no_event_passes_between_the_two_days() -> None:
    originals = read_library(ROOT / "docs", languages()).originals.values()
    events = [localized.page for localized in originals if isinstance(localized.page, Event)]
    passing = [
        event.title for event in events if event.is_over(FIRST_DAY) != event.is_over(OTHER_DAY)
    ]
    assert passing == [], "move OTHER_DAY so that it comes before them"


def test_the_clock_of_the_other_build_was_set(elsewhere: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from newsroom.environment import today; print(today())"],
        env={"PYTHONPATH": f"{elsewhere.parent / 'clock'}:{elsewhere / 'scripts'}"},
        capture_output=True,
        text=True,
    )
    assert done.stdout == f"{OTHER_DAY}\n", done.stderr


def test_elsewhere_and_on_another_day_the_site_is_the_same(
    real_site: Path, other_site: Path
) -> None:
    assert differing(files_of(real_site), files_of(other_site)) == []


def test_whoever_builds_it_everybody_may_read_it(other_site: Path) -> None:
    modes = {stat.S_IMODE(path.stat().st_mode) for path in other_site.rglob("*")}
    assert modes == {0o644, 0o755}


def test_mkdocs_alone_builds_the_same_site(real_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    today = FIRST_DAY.isoformat()
    mkdocs("build", "--strict", "-d", str(site), SITE_URL=SITE_URL, BUILD_TODAY=today)
    assert differing(files_of(real_site), files_of(site)) == [MARKER]


def test_the_day_decides_what_is_past_and_nothing_else(small_project: Project) -> None:
    """The fair of the small world goes from 11 to 13 June 2026."""
    small_project.restore()
    sites = {}
    for day in ("2026-01-15", "2026-06-13", "2026-06-14", "2031-01-01"):
        built = small_project.builder.build("--today", day)
        assert built.code == 0, built.errors
        sites[day] = files_of(small_project.site)
    before, during, after, long_after = sites.values()
    assert differing(before, during) == []
    assert differing(after, long_after) == []
    changed = differing(during, after)
    assert {"index.html", "events/index.html", "it/events/fair/index.html"} <= set(changed)
    assert "training/weave/index.html" not in changed
