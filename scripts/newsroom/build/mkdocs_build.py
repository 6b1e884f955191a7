"""One build by MkDocs, in this process, with every warning an error."""

import logging
import os
from collections.abc import Collection
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end, known to us

from mkdocs.commands.build import build
from mkdocs.config import load_config

from newsroom.build.inspection import inspect_site

SHOWN = 20
"""How many flaws are named; the first are what one begins with."""


class BuildError(Exception):
    """The build did not give a whole site."""


def build_with_mkdocs(config_file: Path, site: Path) -> None:
    """Build the site that `config_file` describes into the folder `site`.

    Raises MkDocs' `Abort` when the content has errors or anything is warned about.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config = load_config(config_file=str(config_file), site_dir=str(site), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def require_whole(site: Path, addresses: Collection[str]) -> int:
    """Count the pages of a site without a flaw. Raises `BuildError` naming every flaw."""
    flaws = inspect_site(site, addresses)
    if flaws:
        named = "\n".join(str(flaw) for flaw in flaws[:SHOWN])
        raise BuildError(f"The built site is not fit to be published ({len(flaws)}):\n{named}")
    return len(addresses)
