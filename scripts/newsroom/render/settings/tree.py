"""The nodes of settings files: their places, their values, and the effective one of several."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from newsroom.content.allowed import Allowed
from newsroom.render.text_icons import icon_element, icon_index

ENVIRONMENT = "!ENV"
SLUGIFY = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"
ICONS: Mapping[str, Callable[..., Any]] = {
    "tag:yaml.org,2002:python/name:material.extensions.emoji.twemoji": icon_index,
    "tag:yaml.org,2002:python/name:material.extensions.emoji.to_svg": icon_element,
}
"""Material's functions for icons in texts; ours are used in their place."""
TEXT = "tag:yaml.org,2002:str"
MERGE = "tag:yaml.org,2002:merge"
UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of Unicode whose characters nobody sees, but line feed and tab."""
LONGEST_MESSAGE = 400
"""Characters; values as they are written may be long."""
Chain = Sequence[tuple[Path, yaml.MappingNode]]
"""The trees of a settings file and of those that it inherits from, the file itself first."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with the settings; line and column are counted from 1."""

    line: int
    column: int
    message: str
    cure: str
    file: Path | None = None


class SettingsError(Exception):
    """The settings cannot be used; the message says where and why."""

    def __init__(self, file: Path, faults: Sequence[Fault]) -> None:
        def order(one: Fault) -> tuple[bool, str, int, int]:
            place = one.file or file
            return (place != file, str(place), one.line, one.column)

        self.faults = tuple(sorted(dict.fromkeys(faults), key=order))
        super().__init__(
            "\n".join(
                f"{_shown_path(one.file or file, file)}:{one.line}:{one.column}: error:"
                f" {one.message}\n    {one.cure}"
                for one in self.faults
            )
        )


def _shown_path(path: Path, settings: Path) -> str:
    """A path as it is below the settings file; the name alone of one that is elsewhere."""
    is_below = path.is_relative_to(settings.parent)
    return path.relative_to(settings.parent).as_posix() if is_below else path.name


@dataclass(frozen=True)
class Tree:
    """The settings of a project, as they are written."""

    chain: Chain
    allowed: Allowed

    @property
    def project(self) -> Path:
        """The folder of the project, which is that of its settings."""
        return self.chain[0][0].parent

    def find(self, path: str) -> yaml.Node | None:
        """The node of a setting, `theme.logo`; of inherited ones the first, as MkDocs joins them.

        Names that hold a dot, such as those of extensions, are found by `under`.
        """
        for _, root in self.chain:
            node: yaml.Node | None = root
            for name in path.split("."):
                above, node = node, under(node, name)
                if node is None:
                    if isinstance(above, yaml.MappingNode):
                        break
                    return None
            if node is not None:
                return node
        return None

    def items(self, path: str) -> list[yaml.Node]:
        """The nodes of a list; none if it is no list."""
        node = self.find(path)
        return list(node.value) if isinstance(node, yaml.SequenceNode) else []

    def text(self, path: str) -> tuple[yaml.Node, str] | None:
        """The node and the value of a setting that is a text, and not empty."""
        node = self.find(path)
        value = value_of(node) if node is not None else None
        return (node, value) if node is not None and isinstance(value, str) and value else None

    def named(self, path: str) -> Iterator[tuple[yaml.Node, str, yaml.Node | None]]:
        """The entries of a list of names, each with its node and that of its options."""
        for node in self.items(path):
            if isinstance(node, yaml.MappingNode):
                for key, options in node.value:
                    if isinstance(key, yaml.ScalarNode):
                        yield key, str(value_of(key)), options
            elif isinstance(node, yaml.ScalarNode):
                yield node, str(value_of(node)), None

    def every_node(self) -> Iterator[yaml.Node]:
        """Every node of all files."""
        for _, root in self.chain:
            yield from nodes(root)

    def value(self, path: str, default: Any = None) -> Any:
        """The value of a setting."""
        node = self.find(path)
        value = value_of(node) if node is not None else None
        return default if value is None else value


def fault_at(place: Any, message: str, cure: str) -> Fault:
    """A fault at the start of a YAML event or node, in the file that it was read from."""
    mark = place.start_mark
    return Fault(mark.line + 1, mark.column + 1, _shown(message), _shown(cure), Path(mark.name))


def _shown(text: str) -> str:
    """A message on one line, without characters that change what a terminal shows."""
    text = " ".join(text.split())
    text = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
    return text if len(text) <= LONGEST_MESSAGE else f"{text[:LONGEST_MESSAGE]}…"


def under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The node under a name, in a mapping or in a list of mappings."""
    if isinstance(node, yaml.SequenceNode):
        found = (under(part, name) for part in node.value)
        return next((one for one in found if one is not None), None)
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def variables_of(node: yaml.Node) -> list[str]:
    """The environment variables that a value may be read from, the first that is set."""
    if node.tag != ENVIRONMENT:
        return []
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = (part.value for part in (parts[:-1] if len(parts) > 1 else parts))
    return [name for name in names if isinstance(name, str)]


def variable_of(node: yaml.Node) -> str:
    """The environment variable that a value is read from; empty if none is set."""
    return next((name for name in variables_of(node) if name in os.environ), "")


def value_of(node: yaml.Node) -> Any:
    """The value of a node, as MkDocs reads it."""
    if node.tag == ENVIRONMENT:
        variable = variable_of(node)
        if variable:
            return _of_environment(os.environ[variable])
        has_default = isinstance(node, yaml.SequenceNode) and len(node.value) > 1
        return value_of(node.value[-1]) if has_default else None
    if node.tag == SLUGIFY:
        return _slugify(node)
    if node.tag in ICONS:
        return ICONS[node.tag]
    if isinstance(node, yaml.MappingNode):
        named = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
        return {value_of(key): value_of(value) for key, value in named}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(part) for part in node.value]
    return scalar_of(node)


def scalar_of(node: yaml.Node) -> Any:
    """A single value: a number or truth value if it is written like one, else a text."""
    plain = node.tag not in (TEXT, ENVIRONMENT, MERGE, SLUGIFY)
    return yaml.safe_load(node.value) if plain else node.value


def _of_environment(written: str) -> Any:
    """The value of a variable, of the type that it is written like, as MkDocs reads it."""
    loader: Any = yaml.SafeLoader("")  # without types
    tag = loader.resolve(yaml.ScalarNode, written, (True, False))
    try:
        return yaml.safe_load(written) if tag != TEXT else written
    except (yaml.YAMLError, ValueError, OverflowError):
        return written


def _slugify(node: yaml.Node) -> Any:
    """The function that makes the ids of headings; none if its options are not understood."""
    from pymdownx.slugs import slugify

    options = under(node, "kwds")
    try:
        return slugify(**(value_of(options) if options is not None else {}))
    except TypeError:
        return None


def nodes(node: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and every one below it, names included."""
    if node is not None:
        yield node
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for one in part if isinstance(part, tuple) else (part,):
            yield from nodes(one)


def unseen_in(text: str) -> str:
    """The first character that nobody sees; empty if there is none."""
    return next(
        (one for one in text if one not in "\n\t" and unicodedata.category(one) in UNSEEN), ""
    )
