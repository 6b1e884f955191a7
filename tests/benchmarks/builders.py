"""What builds the same made-up content: our command, and what one would use without it."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.costs import TODAY, Cost, run
from benchmarks.other_projects import make_hugo_site, make_zensical_sites, stock_settings
from newsroom.words import languages

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--quiet")


@dataclass(frozen=True)
class Builder:
    """A way to build the site of a project."""

    name: str
    folder: Path
    """Where its commands are run."""
    docs: Path
    """Where its English pages lie."""
    commands: tuple[tuple[str, ...], ...]
    written: tuple[Path, ...]
    """The folders that hold the site."""
    kept: tuple[Path, ...] = ()
    """What it keeps from one build for the next."""
    is_optional: bool = False
    """Whether it is measured only where it is installed."""

    def build(self) -> Cost:
        """Build the site, with what is kept from the build before."""
        return run(self.folder, *self.commands)

    def build_cold(self) -> Cost:
        """Build the site as for the first time."""
        for folder in (*self.kept, *self.written):
            shutil.rmtree(folder, ignore_errors=True)
        return self.build()


def ours(project: Path) -> Builder:
    """The command of this project."""
    return Builder(
        "ours",
        project,
        project / "docs",
        commands=((sys.executable, "scripts/build_site.py", "--today", TODAY),),
        written=(project / "site",),
        kept=(project / ".cache",),
    )


def others(project: Path) -> Iterator[Builder]:
    """MkDocs, with our settings and with ordinary ones; then what else is installed."""
    yield _plain(project)
    yield _stock(project)
    for name, make in OPTIONAL.items():
        if program := shutil.which(name):
            yield make(project, program)


def _plain(project: Path) -> Builder:
    return Builder(
        "plain",
        project,
        project / "docs",
        commands=((*MKDOCS, "-d", "plain"),),
        written=(project / "plain",),
        kept=(project / ".cache",),
    )


def _stock(project: Path) -> Builder:
    settings = stock_settings(project / "stock")
    (project / "stock.yml").write_text(settings, encoding="utf-8")
    return Builder(
        "stock",
        project,
        project / "docs",
        commands=((*MKDOCS, "-f", "stock.yml"),),
        written=(project / "stock",),
    )


def _hugo(project: Path, program: str) -> Builder:
    folder = project / "hugo"
    make_hugo_site(project / "docs", folder)
    return Builder(
        "hugo",
        folder,
        folder / "content",
        commands=((program, "--quiet"),),
        written=(folder / "public",),
        is_optional=True,
    )


def _zensical(project: Path, program: str) -> Builder:
    folder = project / "zensical"
    make_zensical_sites(project / "docs", folder)
    sites = [folder / lang for lang in languages()]
    return Builder(
        "zensical",
        folder,
        sites[0] / "docs",
        commands=tuple((program, "build", "-f", str(site / "mkdocs.yml")) for site in sites),
        written=tuple(site / "site" for site in sites),
        kept=tuple(site / ".cache" for site in sites),
        is_optional=True,
    )


OPTIONAL = {"hugo": _hugo, "zensical": _zensical}
"""What is measured where it is installed."""
