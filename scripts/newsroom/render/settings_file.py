"""The tree of a settings file, read without executing anything in it.

MkDocs executes every `!!python/…` in its settings. Here only the tags that our settings need
are known; what is dangerous is refused, with its line, before anything else is believed.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from newsroom.content.encoding import FILE_LIMIT

ENVIRONMENT = "!ENV"
SLUGIFY = "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"
TAGS = frozenset({ENVIRONMENT, SLUGIFY})
"""The only YAML tags that our settings need."""
DEPTH_LIMIT = 12
TEXT = "tag:yaml.org,2002:str"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
        self.faults = tuple(sorted(faults, key=lambda one: (one.line, one.column)))
        super().__init__(
            "\n".join(
                f"{(one.file or file).name}:{one.line}:{one.column}: error: {one.message}"
                f"\n    {one.cure}"
                for one in self.faults
            )
        )


def settings_files(file: Path) -> list[Path]:
    """The settings file and those that it inherits from, as far as they can be read."""
    try:
        return [one for one, _ in settings_chain(file)]
    except SettingsError as error:
        found = [one.file for one in error.faults if one.file]
        return [*dict.fromkeys([Path(os.path.normpath(file.absolute())), *found])]


def settings_chain(file: Path) -> Chain:
    """The settings and those that they inherit from. Raises `SettingsError`.

    If a file has something dangerous, other faults are not looked for.
    """
    place = Path(os.path.normpath(file.absolute()))
    chain: list[tuple[Path, yaml.MappingNode]] = []
    while True:
        root = _read(place)
        if isinstance(root, list):
            raise SettingsError(
                place, [Fault(**{**vars(one), "file": place}) for one in root]
            ) from None
        chain.append((place, root))
        parent = under(root, "INHERIT")
        if parent is None:
            return chain
        if not (isinstance(parent, yaml.ScalarNode) and parent.tag == TEXT):
            cure = "Write the name of a file."
            raise SettingsError(place, [fault_at(parent, "`INHERIT` is no name.", cure, place)])
        following = Path(os.path.normpath(place.parent / parent.value))
        if following in [one for one, _ in chain] or not following.is_file():
            cure = "Correct the name, or delete the line."
            message = f"`INHERIT` names `{parent.value}`, which is no other file."
            raise SettingsError(place, [fault_at(parent, message, cure, place)])
        place = following


def _read(file: Path) -> yaml.MappingNode | list[Fault]:
    """The tree of a settings file, or why it must not be used at all."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(FILE_LIMIT + 1)
    except OSError as error:
        return [Fault(1, 1, f"The file cannot be read: {error.strerror}.", "Look for it.")]
    if len(raw) > FILE_LIMIT:
        return [Fault(1, 1, f"The file is larger than {FILE_LIMIT // 1024} KB.", "Shorten it.")]
    try:
        text = raw.decode("utf-8")
        harm = list(_harmful(text))
        root = None if harm else yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return [Fault(line, column, "The file is not UTF-8 text.", "Save it again as UTF-8.")]
    except yaml.YAMLError as error:
        return [_syntax_fault(error)]
    if isinstance(root, yaml.MappingNode):
        return root
    return harm or [Fault(1, 1, "These are no settings.", "Write `name: value`, one on a line.")]


def _syntax_fault(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"The file cannot be read from this place on: {why}."
    return Fault(line, column, message, "Look at the blanks, colons, brackets and quotation marks.")


def _harmful(text: str) -> Iterator[Fault]:
    """Tags that run programs, and aliases and nesting that can exhaust memory."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > DEPTH_LIMIT:
                message = f"The settings are nested more than {DEPTH_LIMIT} levels deep."
                yield fault_at(event, message, "Look for brackets that do not belong here.")
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "`&` and `*` refer to other values; our settings do not use this."
            yield fault_at(event, message, "Write the value out, or put it in quotation marks.")
        tag = getattr(event, "tag", None)
        if tag and tag not in TAGS:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            message = f"`{written}` is an instruction that our settings do not need."
            cure = "Leave it out; if it is needed after all, name it in render/settings_file.py."
            yield fault_at(event, message, cure)


def fault_at(place: Any, message: str, cure: str, file: Path | None = None) -> Fault:
    """A fault at the start of a YAML event or node."""
    return Fault(place.start_mark.line + 1, place.start_mark.column + 1, message, cure, file)


def under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """The node under a name, in a mapping or in a list of mappings."""
    if isinstance(node, yaml.SequenceNode):
        found = (under(part, name) for part in node.value)
        return next((one for one in found if one is not None), None)
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None


def variable_of(node: yaml.Node) -> str:
    """The environment variable that a value is read from; empty if none is set."""
    if node.tag != ENVIRONMENT:
        return ""
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = (part.value for part in (parts[:-1] if len(parts) > 1 else parts))
    return next((name for name in names if isinstance(name, str) and name in os.environ), "")


def value_of(node: yaml.Node) -> Any:
    """The value of a node, as MkDocs reads it."""
    if node.tag == ENVIRONMENT:
        variable = variable_of(node)
        if variable:
            return os.environ[variable]
        has_default = isinstance(node, yaml.SequenceNode) and len(node.value) > 1
        return value_of(node.value[-1]) if has_default else None
    if node.tag == SLUGIFY:
        return _slugify(node)
    if isinstance(node, yaml.MappingNode):
        named = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
        return {value_of(key): value_of(value) for key, value in named}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(part) for part in node.value]
    return yaml.safe_load(node.value) if node.tag != TEXT else node.value


def _slugify(node: yaml.Node) -> Any:
    """The function that makes the ids of headings."""
    from pymdownx.slugs import slugify

    options = under(node, "kwds")
    return slugify(**(value_of(options) if options is not None else {}))
