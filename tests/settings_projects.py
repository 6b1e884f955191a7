"""Tiny projects whose settings are tried: a page, a folder, our templates and hooks."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from site_tools import OUR_HOOKS, ROOT

SETTINGS: Mapping[str, str] = {
    "site_name": "site_name: Tiny\n",
    "site_url": "site_url: https://news.example/\n",
    "nav": "nav: [index.md, events/]\n",
    "theme": (
        "theme:\n  name: material\n  custom_dir: overrides\n"
        "  logo: assets/images/logo.svg\n  favicon: assets/images/favicon.svg\n"
        "  static_templates: [robots.txt]\n"
    ),
    "hooks": f"hooks: [{', '.join(OUR_HOOKS)}]\n",
    "plugins": (
        "plugins:\n  - i18n:\n      docs_structure: suffix\n      languages:\n"
        "        - {locale: en, name: English, default: true, build: true}\n"
        "        - {locale: it, name: Italiano, build: true}\n"
    ),
    "markdown_extensions": "markdown_extensions: [footnotes, attr_list]\n",
}
"""The settings of a tiny project, by their names."""


def settings_with(text: str) -> str:
    """These settings, and below them those of the tiny project that they do not name."""
    named = {line.partition(":")[0].strip("\"'") for line in text.splitlines()}
    return text + "".join(block for name, block in SETTINGS.items() if name not in named)


def make_tiny(folder: Path) -> Path:
    """A tiny project; its settings file."""
    images = folder / "docs" / "assets" / "images"
    images.mkdir(parents=True)
    (folder / "docs" / "events").mkdir()
    for name in ("index.md", "events/index.md"):
        (folder / "docs" / name).write_text("---\ntype: page\n---\n", encoding="utf-8")
    for name in ("logo.svg", "favicon.svg"):
        shutil.copy(ROOT / "docs" / "assets" / "images" / name, images)
    (folder / "overrides").mkdir()
    shutil.copy(ROOT / "overrides" / "robots.txt", folder / "overrides")
    (folder / "scripts").mkdir()
    for hook in OUR_HOOKS:
        shutil.copy(ROOT / hook, folder / hook)
    file = folder / "mkdocs.yml"
    file.write_text(settings_with(""), encoding="utf-8")
    return file


def change(file: Path, case: Mapping[str, Any]) -> None:
    """Change a tiny project as a case describes."""
    project = file.parent
    for name, target in (case.get("link") or {}).items():
        path = project / name
        shutil.rmtree(path, ignore_errors=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)
    for name, text in (case.get("write") or {}).items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name in case.get("delete") or ():
        (project / name).unlink()
    file.write_text(settings_with(case.get("settings", "")), encoding="utf-8")


def cases() -> list[dict[str, Any]]:
    """What is tried with a tiny project, and what is said of it."""
    text = (Path(__file__).parent / "render/settings_cases.yml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.safe_load(text)
    return found
