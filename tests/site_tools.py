"""Building sites in tests: MkDocs as a command, and the configuration of the small site."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import yaml

from newsroom.content.allowed import Allowed

ROOT = Path(__file__).parents[1]
OUR_HOOKS = Allowed().hooks
SITE_URL = "https://news.example/"


def mkdocs(*arguments: str, folder: Path = ROOT, **environment: str) -> None:
    """Run MkDocs; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env=os.environ
        | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "scripts")}
        | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def own_settings(file: Path, config: dict[str, object], hooks: Iterable[str] = ()) -> Path:
    """Write settings that complete ours, with our templates and hooks, beside `docs`.

    `hooks` are files beside them that the maintainers' list is completed with.
    """
    folder = file.parent
    if not (folder / "overrides").exists():
        shutil.copytree(ROOT / "overrides", folder / "overrides")
    (folder / "scripts").mkdir(exist_ok=True)
    for hook in OUR_HOOKS:
        shutil.copy(ROOT / hook, folder / hook)
    for name in ("logo.svg", "favicon.svg"):
        picture = folder / "docs" / "assets" / "images" / name
        if not picture.exists():
            picture.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "docs" / "assets" / "images" / name, picture)
    shutil.copy(ROOT / "mkdocs.yml", folder / "base.yml")
    listed = json.dumps([*OUR_HOOKS, *hooks])
    (folder / "pyproject.toml").write_text(f"[tool.newsroom.allowed]\nhooks = {listed}\n")
    config = {"INHERIT": "base.yml", "hooks": [*OUR_HOOKS, *hooks]} | config
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return file


def small_config(folder: Path, hooks: Iterable[str] = ()) -> Path:
    """The real configuration with the pages of `folder`, in two languages."""
    languages = [
        {"locale": "en", "name": "English", "default": True, "build": True},
        {"locale": "it", "name": "Italiano", "build": True},
    ]
    config = {
        "site_url": SITE_URL,
        "extra_css": [],
        "nav": ["index.md", "newsletter/", "events/", "partners/", "training/", "case-studies/"],
        "plugins": [{"i18n": {"docs_structure": "suffix", "languages": languages}}],
        "extra": {"legal": [], "funding": {"emblem": False}},
    }
    return own_settings(folder / "mkdocs.yml", config, hooks)


def digest(site: Path) -> str:
    """One sum over the names and bytes of all files."""
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(site)}\0".encode() + path.read_bytes())
    return total.hexdigest()
