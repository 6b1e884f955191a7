"""The two sites that tests look at: the small one, and the real one, each built once."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from little_worlds import make_world
from real_content import real_day
from site_tools import ROOT, SITE_URL, mkdocs, small_config


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two languages, some pages without a translation, seen on 15 January 2026."""
    folder = tmp_path_factory.mktemp("small")
    make_world(folder, {})
    config = small_config(folder)
    site = folder / "site"
    mkdocs("build", "--strict", "-f", str(config), "-d", str(site), BUILD_TODAY="2026-01-15")
    return site


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content, built as `make site` builds it, seen on `real_day`."""
    site = tmp_path_factory.mktemp("real") / "site"
    day = real_day().isoformat()
    done = subprocess.run(
        [sys.executable, "scripts/build_site.py", "--site-dir", str(site), "--today", day],
        cwd=ROOT,
        env=os.environ | {"SITE_URL": SITE_URL},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert re.match(r"Built \d+ pages \(en, es, it, tr\) into ", done.stdout)
    return site
