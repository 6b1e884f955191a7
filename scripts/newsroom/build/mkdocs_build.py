"""One build by MkDocs, in this process, with every warning an error."""

import logging
import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # a notice of Material for MkDocs

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from newsroom.build.errors import BuildError


def build_with_mkdocs(config_file: Path, site: Path) -> None:
    """Build the site that `config_file` describes into the folder `site`.

    Raises `BuildError` when the content has errors, when anything is warned about, and for
    options that a plugin refuses.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site), strict=True)
    except MkDocsException as error:  # what a plugin says of its options has been logged
        raise BuildError(f"MkDocs cannot use {config_file.name}: {error}") from error
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except Abort as error:
        raise BuildError(str(error)) from error
    finally:
        config.plugins.on_shutdown()
