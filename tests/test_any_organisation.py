"""Programs, words, templates and styles speak of no one organisation: any other can take them."""

import re
import subprocess
from pathlib import Path

import pytest

from real_content import real_library
from site_tools import ROOT

OF_THE_REAL_PROJECT = re.compile(
    r"clustem|ateval|\bhttc\b|\bwcm\b|\bntt\b|tecnotessile|techtera|\bprato\b|denizli|\botir"
    r"|schlumberger|home from portugal|(?<![\d.])2017(?!\d)",
    re.IGNORECASE,
)
"""Its name, its partners, their towns, and the year of its newsletter."""
FOLDERS = ("scripts", "overrides", "hosting", ".ci", "docs/assets", "docs/api", "docs/handbook")


def texts(folder: Path) -> list[Path]:
    kinds = {".py", ".yml", ".html", ".css", ".js", ".json", ".md", ".txt", ".svg", ".conf"}
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in files if path.suffix in kinds | {""})


def named_in(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        f"{path}:{number}: {match[0]}"
        for number, line in enumerate(lines, 1)
        for match in OF_THE_REAL_PROJECT.finditer(line)
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_names_the_project_whose_content_this_is(folder: str) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, check=True
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    assert [found for name in names for found in named_in(ROOT / name)] == []


def test_the_list_would_find_the_real_pages() -> None:
    partners = [ref for ref in real_library().originals if ref.startswith("partners/")]
    assert all(named_in(ROOT / f"docs/{ref}.md") for ref in partners)
