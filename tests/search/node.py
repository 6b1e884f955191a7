"""Running our scripts in Node: the one program that searches, in the browser and in tests."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "javascripts"
NODE = shutil.which("node")


def need_node() -> None:
    """Skip where there is no Node, as a person's machine may be; in CI that is a failure."""
    if NODE:
        return
    if os.environ.get("CI") == "true":
        pytest.fail("Node is not installed, and CI=true lets nothing be skipped.")
    pytest.skip("Node is not installed: what the browser does was not tested.")


def run_node(program: Path, values: Any, folder: Path, scripts: Path = SCRIPTS) -> Any:
    """What a program of ours answers to `values`; `folder` is for a copy of the scripts.

    Node takes `.js` for modules only where a `package.json` says so.
    """
    assert NODE
    copy = folder / "scripts"
    if not copy.exists():
        shutil.copytree(scripts, copy)
        (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    done = subprocess.run(
        [NODE, str(program)],
        input=json.dumps({"scripts": str(copy), **values}),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def run_queries(queries: list[dict[str, Any]], site: Path, folder: Path) -> list[dict[str, Any]]:
    """What the search of a built site answers, by the scripts that its readers get.

    A query has `lang`, `query` and, when results are to be shown as readers see them, how
    many, `show`.
    """
    values = {"site": str(site), "queries": queries}
    scripts = site / "assets" / "javascripts"
    found: list[dict[str, Any]] = run_node(
        Path(__file__).with_name("queries.mjs"), values, folder, scripts
    )
    return found
