"""Where the checker runs by itself: before a commit, on GitHub, on GitLab."""

import re
import subprocess
import sys
from typing import Any

import pytest
import yaml

from newsroom.checks.reports import REPORTS
from real_content import example
from site_tools import ROOT

CI_FILES = [".github/workflows/check.yml", ".gitlab-ci.example.yml"]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def hooks() -> list[dict[str, Any]]:
    return [*read(".pre-commit-config.yaml")["repos"][0]["hooks"], *read(".pre-commit-hooks.yaml")]


@pytest.mark.parametrize("hook", hooks(), ids=["config", "hooks"])
def test_a_commit_is_checked_with_the_pages_that_refer_to_it(hook: dict[str, Any]) -> None:
    assert re.search(hook["files"], "docs/events/index.tr.md")
    assert re.search(hook["files"], "docs/events/PHOTO.JPG")
    assert not re.search(hook["files"], "README.md")
    assert "-" not in hook["name"]
    python, *command = hook["entry"].split()
    assert python == ".venv/bin/python"
    options = ["--lang", "en", f"docs/{example('partner')}.md"]
    done = subprocess.run(
        [sys.executable, *command, *options], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert int(re.findall(r"\d+", done.stdout.splitlines()[-1])[0]) > 4


@pytest.mark.parametrize("name", CI_FILES)
def test_ci_uses_what_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    formats = re.findall(r"scripts/check_content\.py --format (\w+)", text)
    assert len(formats) == 1
    assert set(formats) <= set(REPORTS)
    assert "--require-hashes -r requirements.txt" in text
    assert read(name)


def test_actions_are_pinned_and_may_only_read() -> None:
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        assert yaml.safe_load(text)["permissions"] in ({}, {"contents": "read"})
        for action in re.findall(r"uses: (.+)", text):
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+(\.\d+)*", action)
