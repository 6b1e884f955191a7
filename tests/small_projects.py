"""A copy of the project with the pages of the small world, for tests that spoil it."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from forked_builds import Builder, Built
from little_worlds import WORLD
from site_tools import ROOT

TODAY = ("--today", "2026-01-15")
UNBUILT = Built(code=0, out="", errors="", seconds=0, megabytes=0)


@dataclass(frozen=True)
class Project:
    """A copy of the project, and what it costs to build it as it is."""

    folder: Path
    builder: Builder
    good: Built = UNBUILT

    @property
    def site(self) -> Path:
        """Where it is built into."""
        return self.folder / "site"

    @property
    def executed(self) -> Path:
        """The file `$EXECUTED`, which programs in bad input would make."""
        return self.folder / "executed"

    def restore(self) -> None:
        """Put back what a case has changed."""
        shutil.rmtree(self.folder / "docs", ignore_errors=True)
        self.executed.unlink(missing_ok=True)
        shutil.copytree(WORLD, self.folder / "docs")
        shutil.copytree(ROOT / "docs" / "assets", self.folder / "docs" / "assets")
        (self.folder / "mkdocs.yml").write_text(settings_of_small_world(), encoding="utf-8")


def make_project(folder: Path) -> Project:
    """Copy the project to a folder and build it there."""
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("scripts", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    builder = Builder(folder, LC_ALL="C", EXECUTED=str(folder / "executed"))
    Project(folder, builder).restore()
    good = builder.build(*TODAY)
    assert good.code == 0, good.errors
    return Project(folder, builder, good)


def settings_of_small_world() -> str:
    """Our own settings, without the pages that the small world does not have."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    legal = "".join(re.findall(r"^    - project/.*\n", text, re.MULTILINE))
    menu = "  - project/\n  - glossary.md\n  - handbook/\n"
    for part in (menu, f"  legal:\n{legal}", "    emblem: true\n"):
        assert part in text
        text = text.replace(part, "")
    return text
