"""The menu in the settings: pages and folders of this site, once each."""

import os
import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from newsroom.content.link_targets import is_of_another_host
from newsroom.render.settings.paths import usable_folders
from newsroom.render.settings.places import fault_of_place
from newsroom.render.settings.tree import Fault, Tree, fault_at, value_of
from newsroom.words import languages

_TRANSLATION = re.compile(r"(.+)\.([a-z]{2})\.md")
_CURE = "Name a page, `about.md`, or a folder with one, `events/`."


def wrong_menu(tree: Tree) -> Iterator[Fault]:
    """The entries of the menu are pages, or folders with an overview, once each."""
    seen: set[str] = set()
    names = [value_of(node) for node in tree.items("nav")]
    folders = {name for name in names if isinstance(name, str) and name.endswith("/")}
    for node, name in zip(tree.items("nav"), names, strict=True):
        if not isinstance(name, str):
            yield _not_a_name(node)
            continue
        if name in seen:
            yield fault_at(node, f"`{name}` already stands in the menu.", "Keep one of the two.")
            continue
        seen.add(name)
        faults = [_fault_of_entry(node, name, docs) for docs in usable_folders(tree, "docs_dir")]
        if any(faults):
            yield from filter(None, faults)
        elif f"{name.partition('/')[0]}/" in folders - {name}:
            message = f"`{name}` already stands in the menu, in its folder."
            yield fault_at(node, message, "Delete the line: a folder stands for all its pages.")


def _not_a_name(node: yaml.Node) -> Fault:
    message = "An entry of the menu is the name of a page or folder alone."
    if isinstance(node, yaml.CollectionNode):
        cure = "Write it without title and entries of its own: pages have titles of their own."
        return fault_at(node, message, cure)
    return fault_at(node, message, _CURE)


def _fault_of_entry(node: yaml.Node, name: str, docs: Path) -> Fault | None:
    if is_of_another_host(name):
        message = f"The menu names `{name}`, which is on another site."
        return fault_at(node, message, "Delete it, and write the link into a page.")
    why = fault_of_place(docs, name)
    if why:
        message = f"The menu names `{name}`, {why.replace('the project', '`docs`')}."
        return fault_at(node, message, _CURE)
    page = f"{name}index.md" if name.endswith("/") else name
    translation = _TRANSLATION.fullmatch(name)
    if translation and translation[2] in languages():
        message = f"The menu names `{name}`, which is a translation."
        return fault_at(node, message, f"Name the English page, `{translation[1]}.md`.")
    if name.endswith("/") and name.count("/") > 1:
        message = f"The menu names `{name}`, which is inside another folder."
        return fault_at(node, message, "Name the outer folder: it stands for all pages in it.")
    is_page = name.endswith(("/", ".md")) and posixpath.normpath(page) == page
    if not is_page or not os.path.isfile(docs / page) or os.path.islink(docs / page):  # noqa: PTH113, PTH114
        message = f"The menu names `{name}`, but there is no page `{page}`."
        near = get_close_matches(name, _entries(docs), n=1)
        return fault_at(node, message, f"Did you mean `{near[0]}`?" if near else _CURE)
    return None


def _entries(docs: Path) -> list[str]:
    """What the menu could name: the pages and folders at the top."""
    try:
        found = sorted(docs.iterdir())
    except OSError:
        return []
    return [f"{one.name}/" if one.is_dir() else one.name for one in found]
