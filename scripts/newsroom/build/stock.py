"""The parts of MkDocs, static-i18n and Markdown that fast builds lean on, as we know them.

Each file is known by a sum of its bytes. Where one differs, after an upgrade, the fast way is
not taken until somebody has read what changed and has written the new sums here: this file,
run as a program, prints them.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import markdown
import mkdocs
import mkdocs_static_i18n
from mkdocs.config.defaults import MkDocsConfig

KNOWN = {
    "markdown/treeprocessors.py": "bf575e7cb994",
    "mkdocs/commands/build.py": "77fb0135d13f",
    "mkdocs/structure/files.py": "4132e55a63c6",
    "mkdocs/structure/pages.py": "28cc64c2f8b8",
    "mkdocs_static_i18n/plugin.py": "a7139ee7a6bd",
    "mkdocs_static_i18n/reconfigure.py": "94f24ad7f87b",
    "mkdocs_static_i18n/suffix.py": "9452eed8de4c",
}


def i18n_of(config: MkDocsConfig) -> Any:
    """The plugin that builds the languages; it has no types."""
    return config.plugins["i18n"]


def changed_parts() -> list[str]:
    """The files that are not as we know them."""
    return [name for name, total in _sums() if KNOWN[name] != total]


def _sums() -> Iterator[tuple[str, str]]:
    for module in (markdown, mkdocs, mkdocs_static_i18n):
        folder = Path(str(module.__file__)).parent
        for name in KNOWN:
            package, _, path = name.partition("/")
            if package == folder.name:
                yield name, hashlib.sha256((folder / path).read_bytes()).hexdigest()[:12]


if __name__ == "__main__":
    for name, total in _sums():
        print(f'    "{name}": "{total}",')
