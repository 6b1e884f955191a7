"""What continuous integration does for us: pinned, with as few rights as may be, and in use."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in WORKFLOWS}
PARSED: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
GITLAB_TEXT = (ROOT / ".gitlab-ci.example.yml").read_text(encoding="utf-8")
GITLAB = yaml.safe_load(GITLAB_TEXT)
USED = [
    (name, *found)
    for name, text in TEXTS.items()
    for found in re.findall(r"^ *(?:- )?uses: (\S+?)@(.*)$", text, re.MULTILINE)
]
MAY_WRITE = {
    ("publish", "publish", "pages"),
    ("publish", "publish", "id-token"),
    ("release", "release", "contents"),
    ("release", "release", "id-token"),
    ("release", "release", "attestations"),
}
"""Workflow, job and right; nothing else writes anything."""


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (name, job, held) for name, flow in PARSED.items() for job, held in flow["jobs"].items()
    ]


def steps(name: str) -> list[dict[str, Any]]:
    return [step for flow, _, job in jobs() if flow == name for step in job["steps"]]


def test_every_action_is_pinned_by_its_commit_and_everywhere_the_same() -> None:
    pins: dict[str, set[str]] = {}
    for name, action, pin in USED:
        assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", pin), f"{name}: {action}"
        pins.setdefault(action.partition("/restore")[0].partition("/save")[0], set()).add(pin)
    assert len(USED) == sum(text.count("uses:") for text in TEXTS.values())
    assert {action for action, held in pins.items() if len(held) > 1} == set()
    assert {action.partition("/")[0] for action in pins} == {"actions"}


def test_only_publishing_may_write_anything() -> None:
    written = {
        (name, job, right)
        for name, job, held in jobs()
        for right, level in held.get("permissions", PARSED[name]["permissions"]).items()
        if level == "write"
    }
    assert written == MAY_WRITE
    assert all(flow["permissions"] in ({}, {"contents": "read"}) for flow in PARSED.values())


def test_no_checkout_leaves_its_credentials_behind() -> None:
    for name, _, job in jobs():
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False, name


def test_every_job_ends_by_itself_and_none_runs_beside_itself() -> None:
    assert all("timeout-minutes" in job for _, _, job in jobs())
    assert all(flow["concurrency"]["group"] for flow in PARSED.values())
    assert PARSED["publish"]["concurrency"]["cancel-in-progress"] is False


def test_only_what_is_published_from_main_and_without_a_cache() -> None:
    started = PARSED["publish"][True]  # YAML 1.1 reads `on` as a truth value
    assert started["push"] == {"branches": ["main"]}
    assert set(started) == {"push", "schedule", "workflow_dispatch"}
    assert PARSED["publish"]["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert "cache" not in TEXTS["publish"]
    assert all("pull_request_target" not in text for text in TEXTS.values())


def test_a_pull_request_is_checked_built_and_tested_without_secrets() -> None:
    assert set(PARSED["check"][True]) == {"push", "pull_request"}
    assert PARSED["check"]["permissions"] == {"contents": "read"}
    runs = [step["run"] for step in steps("check") if "run" in step]
    assert {"make site", "make quick"} <= set(runs)
    compared = '${GITHUB_BASE_REF:+--changed-since "origin/$GITHUB_BASE_REF"}'
    assert f"python scripts/check_content.py --format github {compared}" in runs
    assert "secrets." not in "".join(TEXTS.values())
    assert "${{" not in "".join(runs)  # what a contributor writes gets into no command
    merge_request = GITLAB["build the site"]
    assert merge_request["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert "python scripts/build_site.py" in merge_request["script"]


def test_no_cache_of_a_pull_request_is_read_by_what_publishes() -> None:
    for name in ("publish", "release"):
        assert "cache" not in TEXTS[name]
    for name, text in TEXTS.items():
        assert "cache/save@" not in text or "pull_request" not in str(PARSED[name][True])


def test_a_release_is_made_without_rights_and_signed_without_the_programs_of_others() -> None:
    made, signed = (PARSED["release"]["jobs"][job] for job in ("build", "release"))
    assert made["permissions"] == {"contents": "read"}
    assert signed["needs"] == "build"
    [published] = [step["run"] for step in signed["steps"] if "run" in step]
    assert published.startswith("gh release create ")
    assert {step["uses"].partition("@")[0] for step in signed["steps"] if "uses" in step} == {
        "actions/download-artifact",
        "actions/attest",
    }
    signatures = [step["with"] for step in signed["steps"] if "attest@" in step.get("uses", "")]
    assert signatures == [
        {"subject-path": "dist/*"},
        {"subject-path": "dist/*.tar.gz", "sbom-path": "dist/newsroom.cdx.json"},
    ]
    assert PARSED["release"][True] == {"push": {"tags": ["v*"]}}


def test_every_image_is_pinned_by_its_digest() -> None:
    images = re.findall(r"^\s*image: (.*)$", GITLAB_TEXT, re.MULTILINE)
    assert images
    assert [one for one in images if not re.search(r"@sha256:[0-9a-f]{64}$", one)] == []


INSTALLS = re.compile(r"\b(?:pip|uv pip) install\b.*")


def test_every_tool_is_installed_in_a_pinned_version() -> None:
    files = [*WORKFLOWS, ROOT / "Makefile", ROOT / ".ci" / "canary", ROOT / ".ci" / "run"]
    texts = [path.read_text(encoding="utf-8") for path in files] + [GITLAB_TEXT]
    installs = [line for text in texts for line in INSTALLS.findall(text)]
    assert installs
    assert [line for line in installs if "--require-hashes" not in line] == []
    lock = (ROOT / "tests/browser/tools/package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert [name for name, held in packages.items() if name and "integrity" not in held] == []
    assert "npm ci" in "".join(texts)


def test_the_published_site_knows_its_address_and_is_whole() -> None:
    [made] = [step for step in steps("publish") if step.get("run") == "make site"]
    assert made["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}/"}
    [uploaded] = [step for step in steps("publish") if "upload-pages" in step.get("uses", "")]
    assert uploaded["with"] == {"path": "site", "include-hidden-files": True}
    assert GITLAB["pages"]["artifacts"] == {"paths": ["public"]}
    [_, built] = GITLAB["pages"]["script"]
    assert built == (
        'SITE_URL="$CI_PAGES_URL/" python scripts/build_site.py --site-dir public --compress'
    )


def test_what_is_run_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    run = "\n".join(step.get("run", "") for _, _, job in jobs() for step in job["steps"])
    run += "\n".join(
        line
        for job in ("pages", "check the content", "build the site")
        for line in GITLAB[job]["script"]
    )
    assert set(re.findall(r"^make (?:--silent )?(\w+)", run, re.MULTILINE)) <= targets
    scripts = re.findall(r"python (scripts/\w+\.py)", run)
    assert [name for name in scripts if not (ROOT / name).is_file()] == []
    assert os.access(ROOT / ".ci" / "canary", os.X_OK)


def test_the_memory_of_links_is_kept_also_when_one_is_broken() -> None:
    [restored] = [step for step in steps("links") if "cache/restore@" in step.get("uses", "")]
    [kept] = [step for step in steps("links") if "cache/save@" in step.get("uses", "")]
    assert kept["if"] == "always()"
    assert kept["with"]["key"] == restored["with"]["key"]
    assert restored["with"]["key"].startswith(restored["with"]["restore-keys"])
    assert kept["with"]["path"] == restored["with"]["path"] == ".cache/outside-links.json"


@pytest.mark.parametrize("kind", ["newest", "lowest", "properdocs", "zensical"])
def test_the_canary_knows_every_kind(kind: str) -> None:
    assert kind in PARSED["canary"]["jobs"]["build"]["strategy"]["matrix"]["kind"]
    text = (ROOT / ".ci" / "canary").read_text(encoding="utf-8")
    assert re.search(rf"^  {kind}\) ", text, re.MULTILINE)


def test_zizmor_finds_nothing() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert zizmor
    done = subprocess.run(
        [zizmor, "--offline", "--persona", "auditor", "--no-progress", ROOT / ".github"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "No findings to report." in done.stdout
