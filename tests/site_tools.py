"""Building sites in tests: MkDocs as a command, and the configuration of the small site."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
SITE_URL = "https://clustem.example/"


def mkdocs(*arguments: str, folder: Path = ROOT, **environment: str) -> None:
    """Run MkDocs; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def small_config(folder: Path) -> Path:
    """The real configuration with the pages of `folder`, in two languages."""
    languages = [
        {"locale": "en", "name": "English", "default": True, "build": True},
        {"locale": "it", "name": "Italiano", "build": True},
    ]
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "docs"),
        "site_url": SITE_URL,
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "hooks": [str(hook) for hook in sorted((ROOT / "scripts").glob("hook_*.py"))],
        "extra_css": [],
        "nav": ["index.md", "newsletter/", "events/", "partners/", "training/", "case-studies/"],
        "plugins": [{"i18n": {"docs_structure": "suffix", "languages": languages}}],
    }
    file = folder / "mkdocs.yml"
    file.write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return file


def digest(site: Path) -> str:
    """One sum over the names and bytes of all files."""
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        if path.is_file():
            total.update(f"{path.relative_to(site)}\0".encode() + path.read_bytes())
    return total.hexdigest()
