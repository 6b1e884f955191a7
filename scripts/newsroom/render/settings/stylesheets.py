"""The stylesheets in the settings: whole, and without anything that a page would not load."""

import re
from collections.abc import Iterator
from pathlib import Path

from newsroom.content.link_targets import is_of_another_host
from newsroom.render.settings.paths import usable_folders
from newsroom.render.settings.places import fault_of_place
from newsroom.render.settings.tree import Fault, Tree, value_of

FOLDER = "assets"
"""Where the joined stylesheet is, which addresses in it begin at."""
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_STRING = re.compile(r"""(["'])(?:\\.|(?!\1)[^\\\n])*\1""")
_LOADED = re.compile(r"""(?i)(@import)\b|\burl\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)""")


def wrong_styles(tree: Tree) -> Iterator[Fault]:
    """Every stylesheet closes its groups, and loads only files that are published."""
    for docs in usable_folders(tree, "docs_dir"):
        for node in tree.items("extra_css"):
            written = value_of(node)
            if not isinstance(written, str) or fault_of_place(docs, written):
                continue  # another rule says so
            if written.endswith(".css") and (docs / written).is_file():
                yield from _wrong_file(docs / written, docs)


def _wrong_file(file: Path, docs: Path) -> Iterator[Fault]:
    text = _REMARK.sub(
        lambda match: "\n" * match[0].count("\n"),
        file.read_text(encoding="utf-8", errors="replace"),
    )
    bare = _STRING.sub("", text)
    if bare.count("{") != bare.count("}"):
        message = f"The stylesheet has {bare.count('{')} `{{` and {bare.count('}')} `}}`."
        cure = "Write the brace that is missing: those that follow would be lost."
        yield Fault(1, 1, message, cure, file)
    for match in _LOADED.finditer(text):
        fault = _fault_of_loaded(match, docs)
        if fault:
            line = text.count("\n", 0, match.start()) + 1
            column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
            yield Fault(line, column, *fault, file)


def _fault_of_loaded(match: re.Match[str], docs: Path) -> tuple[str, str] | None:
    """What is wrong with what a stylesheet loads, and the cure."""
    if match[1]:
        return "`@import` loads nothing here.", "Name the stylesheet in `extra_css`."
    address = match[2] or match[3] or match[4] or ""
    if is_of_another_host(address) or ":" in address:
        message = f"The policy of the site lets no browser load `{address}`."
        return message, f"Put the file below docs/{FOLDER}, and write `url(…)` with its path there."
    path = f"{FOLDER}/{re.split('[?#]', address)[0]}"
    if address.startswith("#") or (not fault_of_place(docs, path) and (docs / path).is_file()):
        return None
    message = f"There is no file `{docs.name}/{path}`."
    return message, f"Addresses in stylesheets begin at docs/{FOLDER}: write `url(images/own.svg)`."
