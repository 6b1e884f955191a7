"""One build by MkDocs, in this process, with every warning an error."""

import logging
import os
from collections.abc import Iterable
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end, known to us

from mkdocs.commands.build import build
from mkdocs.config import load_config


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


def require_pages(site: Path, addresses: Iterable[str]) -> int:
    """Count the pages that should be there. Raises `BuildError` naming those that are not."""
    expected = [site / address / "index.html" for address in addresses]
    missing = [path for path in expected if not path.is_file()]
    if missing:
        names = ", ".join(path.relative_to(site).as_posix() for path in missing[:10])
        raise BuildError(f"{len(missing)} pages were not built, among them: {names}")
    return len(expected)
