"""Folders and files in the settings: they exist, are inside the project, and are listed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import yaml

from newsroom.content.allowed import FILE, TABLE, Allowed
from newsroom.content.files.names import language_of_file
from newsroom.content.link_targets import is_of_another_host
from newsroom.render.settings.places import fault_of_place, real_name
from newsroom.render.settings.tree import Fault, Tree, fault_at, value_of
from newsroom.words import languages

DEFAULT_DOCS = "docs"
FOLDERS = {
    "docs_dir": "page_folders",
    "theme.custom_dir": "template_folders",
    "site_dir": "site_folders",
}
"""Settings that name a folder, and the list that it must be on."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_PICTURE = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
_TEMPLATES = (".txt", ".xml", ".json", ".webmanifest")
"""Endings of templates without a page."""
_CURE = "Correct the name, or delete the line."
_ADD = f"If it is needed, a maintainer adds it to `[{TABLE}]` in {FILE}."


def wrong_paths(tree: Tree) -> Iterator[Fault]:
    """Folders, hooks, stylesheets, pictures and templates that the settings name."""
    yield from _wrong_folders(tree)
    yield from _wrong_hooks(tree)
    yield from _wrong_stylesheets(tree)
    for path in ("theme.logo", "theme.favicon"):
        yield from _wrong_picture(path, tree)
    yield from _wrong_templates(tree)
    for node in tree.items("watch"):
        written = value_of(node)
        why = fault_of_place(tree.project, written) if isinstance(written, str) else ""
        if why:
            yield fault_at(node, f"`watch` names `{written}`, {why}.", _CURE)


def folder_of_pages(tree: Tree) -> Path:
    """The folder of the pages, right or wrong."""
    found = tree.text("docs_dir")
    return tree.project / (found[1] if found else DEFAULT_DOCS)


def usable_folders(tree: Tree, *paths: str) -> list[Path]:
    """The folders of these settings that are inside the project, listed, and there."""
    found = {"docs_dir": folder_of_pages(tree)}
    templates = tree.text("theme.custom_dir")
    if templates:
        found["theme.custom_dir"] = tree.project / templates[1]
    return [
        found[path]
        for path in paths
        if path in found
        and real_name(tree.project, str(found[path])) in _listed(path, tree)
        and os.path.isdir(found[path])  # noqa: PTH112
    ]


def _wrong_folders(tree: Tree) -> Iterator[Fault]:
    names: dict[str, str] = {}
    for path in FOLDERS:
        default = DEFAULT_DOCS if path == "docs_dir" else ""
        node, written = tree.text(path) or (tree.find(path) or tree.chain[0][1], default)
        if not written:  # a site that is built elsewhere, or one without templates
            continue
        fault = _fault_of_folder(node, path, written, tree)
        if fault:
            yield fault
            continue
        name = real_name(tree.project, written) or ""
        same = next((one for one, other in names.items() if _overlap(name, other)), None)
        names[path] = name
        if same:
            message = f"`{path}` and `{same}` are within each other: `{name}`, `{names[same]}`."
            yield fault_at(node, message, "Choose folders side by side.")


def _fault_of_folder(node: yaml.Node, path: str, written: str, tree: Tree) -> Fault | None:
    why = fault_of_place(tree.project, written)
    if why:
        message, cure = f"`{path}` names `{written}`, {why}.", "Name a folder of the project."
    elif real_name(tree.project, written) not in _listed(path, tree):
        message = (
            f"The folder `{written}` is not among `{FOLDERS[path]}` that the maintainers allow."
        )
        cure = f"Name {' or '.join(f'`{one}`' for one in _listed(path, tree))}. {_ADD}"
    elif path != "site_dir" and not os.path.isdir(tree.project / written):  # noqa: PTH112
        message, cure = f"There is no folder `{written}`.", "Correct the name, or add the folder."
    else:
        return None
    return fault_at(node, message, cure)


def _listed(path: str, tree: Tree) -> tuple[str, ...]:
    listed: tuple[str, ...] = getattr(tree.allowed, FOLDERS[path])
    return listed


def _overlap(one: str, other: str) -> bool:
    a, b = PurePosixPath(one), PurePosixPath(other)
    return a.is_relative_to(b) or b.is_relative_to(a)


def _wrong_hooks(tree: Tree) -> Iterator[Fault]:
    """Hooks are files of the project that are on the list, by the name that they have there."""
    names = []
    for node in tree.items("hooks"):
        written = value_of(node)
        if not isinstance(written, str):
            continue
        names.append(written)
        why = fault_of_place(tree.project, written)
        if why:
            yield fault_at(node, f"The setting names the hook `{written}`, {why}.", _CURE)
        elif written not in tree.allowed.hooks:
            message = f"The hook `{written}` is not among `hooks` that the maintainers allow."
            yield fault_at(node, message, f"Delete it. {_ADD}")
        elif real_name(tree.project, written) != written or _is_in_docs(written, tree):
            message = f"The hook `{written}` is a link, or a file among the pages."
            yield fault_at(node, message, "Put the file itself in the folder of the programs.")
        elif not os.path.isfile(tree.project / written):  # noqa: PTH113
            yield fault_at(node, f"There is no file `{written}`.", _CURE)
    yield from _missing_hooks(names, tree)
    if len(names) > len(set(names)):
        yield fault_at(tree.find("hooks"), "A hook stands twice.", "Keep one of the two.")


def _missing_hooks(names: list[str], tree: Tree) -> Iterator[Fault]:
    """All of our hooks are named: without one, MkDocs would make other pages, or none."""
    others = [name for name in names if name in {*tree.allowed.hooks} - {*Allowed().hooks}]
    plugins = [name for _, name, _ in tree.named("plugins")]
    others += [name for name in plugins if name in tree.allowed.plugins and name != "i18n"]
    missing = [name for name in Allowed().hooks if name not in names]
    hooks = tree.find("hooks")
    is_listed = {*names} <= {*tree.allowed.hooks} and isinstance(hooks, yaml.SequenceNode | None)
    if missing and (others or is_listed):
        place = hooks or tree.find("plugins") or tree.chain[0][1]
        by = f"With `{others[0]}` MkDocs builds the site, and" if others else "`mkdocs build`"
        yield fault_at(place, f"{by} needs all our hooks.", f"Add {', '.join(missing)}.")


def _is_in_docs(written: str, tree: Tree) -> bool:
    folders = usable_folders(tree, "docs_dir")
    return any((tree.project / written).is_relative_to(one) for one in folders)


def _wrong_stylesheets(tree: Tree) -> Iterator[Fault]:
    folders = usable_folders(tree, "docs_dir")
    seen = set()
    for node in tree.items("extra_css"):
        written = value_of(node)
        if isinstance(written, str):
            fault = _fault_of_file(node, written, folders)
            if fault:
                yield fault
            elif not written.endswith(".css"):
                yield fault_at(
                    node, f"`{written}` is no stylesheet.", "Name a file ending in .css."
                )
            elif written in seen:
                yield fault_at(node, f"`{written}` stands twice.", "Keep one of the two.")
            seen.add(written)


def _wrong_picture(path: str, tree: Tree) -> Iterator[Fault]:
    found = tree.text(path)
    if found:
        node, written = found
        pages, templates = (usable_folders(tree, one) for one in ("docs_dir", "theme.custom_dir"))
        folders = [*pages, *templates] if pages and templates else []
        fault = _fault_of_file(node, written, folders)
        is_shown = _PICTURE.fullmatch(written) and not language_of_file(written, languages())
        if fault:
            yield fault
        elif folders and not (is_shown and written.lower().endswith(_PICTURES)):
            message = f"`{written}` is no picture that every page can show."
            yield fault_at(node, message, "Name a file of plain letters that ends in .svg or .png.")


def _wrong_templates(tree: Tree) -> Iterator[Fault]:
    folders = usable_folders(tree, "theme.custom_dir")
    for node in tree.items("theme.static_templates"):
        written = value_of(node)
        if isinstance(written, str):
            fault = _fault_of_file(node, written, folders)
            if fault:
                yield fault
            elif not written.endswith(_TEMPLATES) or "/" in written:
                message = f"`{written}` is no template that stands for a file of its own."
                yield fault_at(node, message, f"Name a file ending in {', '.join(_TEMPLATES)}.")


def _fault_of_file(node: yaml.Node, written: str, folders: list[Path]) -> Fault | None:
    """What is wrong with a file that is in one of these folders; if there are none, nothing."""
    if is_of_another_host(written):
        message = f"`{written}` is on another host; a page asks nothing of other hosts."
        return fault_at(node, message, "Put the file into the folder of the pages, and name it.")
    for folder in folders:
        why = fault_of_place(folder, written)
        if why:
            why = why.replace("the project", f"`{folder.name}`")
            return fault_at(node, f"The setting names `{written}`, {why}.", _CURE)
    if folders and not any(os.path.isfile(one / written) for one in folders):  # noqa: PTH113
        shown = (PurePosixPath(folders[0].name) / written).as_posix()
        return fault_at(node, f"There is no file `{shown}`.", _CURE)
    return None
