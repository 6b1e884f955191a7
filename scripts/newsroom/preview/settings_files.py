"""The files of settings, looked at before MkDocs reads them: it would run what they name.

Unlike the build, the preview shows settings that inherit from other files; each is looked at.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import yaml

from newsroom.build.settings import Fault, read_settings
from newsroom.preview.faults import PreviewError, fault

_UNCLEAR = "every setting has a name in plain text, and `INHERIT` the name of a file"
_CIRCLE = "`INHERIT` leads back to this file"
_TEXT = "tag:yaml.org,2002:str"


def config_files(config_file: Path) -> list[Path]:
    """The file of settings and those that it inherits from, as far as they can be read."""
    return [file.resolve() for file, _ in _chain(config_file)]


def require_harmless(config_file: Path, lang: str) -> None:
    """The settings may be given to MkDocs. Raises `PreviewError` naming what stands against it."""
    for file, faults in _chain(config_file):
        if faults:
            messages = [
                fault("settings", file, one.said, lang, (one.line, one.column)) for one in faults
            ]
            raise PreviewError(messages)


def _chain(config_file: Path) -> Iterator[tuple[Path, list[Fault]]]:
    """Each file, as MkDocs would follow them, and what is wrong with it."""
    file, seen = Path(os.path.normpath(config_file.absolute())), set[Path]()
    while file not in seen:
        seen.add(file)
        try:
            root = read_settings(file.read_bytes())
        except OSError:  # MkDocs says so itself
            root = []
        if isinstance(root, list):
            yield file, root
            return
        parent, faults = _parent(root)
        yield file, faults
        if not parent or faults:
            return
        file = Path(os.path.normpath(file.parent / parent))
    yield file, [Fault(1, 1, _CIRCLE, "")]


def _parent(root: yaml.MappingNode) -> tuple[str, list[Fault]]:
    """The file that is inherited from; whatever could hide its name is a fault."""
    parent, faults = "", []
    for key, value in root.value:
        if not _is_text(key) or (key.value == "INHERIT" and not _is_text(value)):
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            faults.append(Fault(line, column, _UNCLEAR, ""))
        elif key.value == "INHERIT":
            parent = value.value
    return parent, faults


def _is_text(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == _TEXT
