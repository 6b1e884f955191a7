"""The tree of a settings file, read without executing anything in it.

MkDocs executes every `!!python/…` in its settings. Here only the tags that our settings need
are known; what is dangerous is refused, with its line, before anything else is believed.
"""

import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import yaml

from newsroom.content.allowed import FILE as ALLOWED_FILE
from newsroom.content.encoding import FILE_LIMIT
from newsroom.render.settings.places import fault_of_place, real_name
from newsroom.render.settings.tree import (
    ENVIRONMENT,
    ICONS,
    SLUGIFY,
    TEXT,
    Chain,
    Fault,
    SettingsError,
    fault_at,
    nodes,
    scalar_of,
    under,
    unseen_in,
)

TAGS = frozenset({ENVIRONMENT, SLUGIFY, *ICONS})
"""The only YAML tags that our settings need."""
MERMAID = "tag:yaml.org,2002:python/name:pymdownx.superfences.fence_code_format"
DEPTH_LIMIT = 12
NODE_LIMIT = 2_000
"""Names and values; our own settings hold about 200."""
LONGEST_VALUE = 1_000
"""Characters of a value, so that no setting makes every page long."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def settings_files(file: Path) -> list[Path]:
    """The settings, the readable ones that they inherit from, and the list of the allowed."""
    own = Path(os.path.normpath(file.absolute()))
    try:
        found = [one for one, _ in settings_chain(file)]
    except SettingsError as error:
        found = [own, *(one.file for one in error.faults if one.file)]
    return [*dict.fromkeys([*found, own.with_name(ALLOWED_FILE)])]


def settings_chain(file: Path) -> Chain:
    """The settings and those that they inherit from. Raises `SettingsError`.

    If a file has something dangerous, other faults are not looked for.
    """
    place = Path(os.path.normpath(file.absolute()))
    chain: list[tuple[Path, yaml.MappingNode]] = []
    while True:
        root = _read(place)
        if isinstance(root, list):
            raise SettingsError(place, root)
        chain.append((place, root))
        parent = under(root, "INHERIT")
        if parent is None:
            return chain
        if not (isinstance(parent, yaml.ScalarNode) and parent.tag == TEXT):
            cure = "Write the name of a file."
            raise SettingsError(place, [fault_at(parent, "`INHERIT` is no name.", cure)])
        project = chain[0][0].parent
        why = fault_of_place(project, parent.value, place.parent)
        if why or real_name(project, parent.value) != parent.value or "/" in parent.value:
            why = why or "which is a link, or in another folder"
            cure = "Keep inherited settings beside `mkdocs.yml`."
            message = f"`INHERIT` names `{parent.value}`, {why}."
            raise SettingsError(place, [fault_at(parent, message, cure)])
        following = Path(os.path.normpath(place.parent / parent.value))
        if following in [one for one, _ in chain] or not os.path.isfile(following):  # noqa: PTH113 - of any length
            cure = "Correct the name, or delete the line."
            message = f"`INHERIT` names `{parent.value}`, which is no other file."
            raise SettingsError(place, [fault_at(parent, message, cure)])
        place = following


class _Text(StringIO):
    """The text of a file; PyYAML notes the name in the place of each node."""

    def __init__(self, text: str, file: Path) -> None:
        super().__init__(text)
        self.name = str(file)


def _read(file: Path) -> yaml.MappingNode | list[Fault]:
    """The tree of a settings file, or why it must not be used at all."""

    def at_the_start(message: str, cure: str) -> list[Fault]:
        return [Fault(1, 1, message, cure, file)]

    try:
        if file.is_symlink() or not file.is_file():  # a pipe would make us wait for ever
            return at_the_start("There is no such file.", "Write the settings into it.")
        with file.open("rb") as opened:
            raw = opened.read(FILE_LIMIT + 1)
    except OSError as error:
        return at_the_start(f"The file cannot be read: {error.strerror}.", "Look for it.")
    if len(raw) > FILE_LIMIT:
        return at_the_start(f"The file is larger than {FILE_LIMIT // 1024} KB.", "Shorten it.")
    try:
        text = raw.decode("utf-8")
        harm = list(_harmful(_Text(text, file)))
        root = None if harm else yaml.compose(_Text(text, file), Loader=_Loader)
        harm = harm or list(_unusable(root))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return [Fault(line, column, "The file is not UTF-8 text.", "Save it again as UTF-8.", file)]
    except yaml.YAMLError as error:
        return [_syntax_fault(error, file)]
    if isinstance(root, yaml.MappingNode) and not harm:
        return root
    return harm or at_the_start("These are no settings.", "Write `name: value`, one on a line.")


def _syntax_fault(error: yaml.YAMLError, file: Path) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    why = getattr(error, "problem", None) or getattr(error, "reason", None) or "no YAML"
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"The file cannot be read from this place on: {why}."
    cure = "Look at the blanks, colons, brackets and quotation marks."
    return Fault(line, column, message, cure, file)


def _harmful(text: _Text) -> Iterator[Fault]:
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
        if tag == MERMAID:
            message = "Diagrams of Mermaid would need a script of another host."
            yield fault_at(event, message, "Delete it; show a drawing as a picture (SVG).")
        elif tag and tag not in TAGS:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            message = f"`{written}` is an instruction that our settings do not need."
            cure = "Leave it out; if it is needed after all, name it in render/settings/file.py."
            yield fault_at(event, message, cure)


def _unusable(root: yaml.Node | None) -> Iterator[Fault]:
    """Values that YAML cannot read, unseen characters, and instructions of another form."""
    for number, node in enumerate(nodes(root)):
        if number == NODE_LIMIT:
            message = f"The settings hold more than {NODE_LIMIT} names and values."
            yield fault_at(node, message, "Shorten them.")
            return
        if node.tag == ENVIRONMENT and not _is_variable(node):
            message = "`!ENV` takes the name of a variable, or a list of such names and a value."
            yield fault_at(node, message, "Write `!ENV [SITE_URL, https://news.example/]`.")
        elif node.tag == SLUGIFY and not _is_slugify(node):
            message = "This function takes its options in a group named `kwds`."
            yield fault_at(node, message, "Write it as `{kwds: {case: lower}}`.")
        elif isinstance(node, yaml.ScalarNode):
            yield from _unusable_scalar(node)


def _is_variable(node: yaml.Node) -> bool:
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return bool(parts) and all(isinstance(part, yaml.ScalarNode) for part in parts)


def _is_slugify(node: yaml.Node) -> bool:
    """Whether the function gets its options by name, and nothing else."""
    if not isinstance(node, yaml.MappingNode):
        return False
    return all(
        key.value == "kwds" and isinstance(value, yaml.MappingNode) for key, value in node.value
    )


def _unusable_scalar(node: yaml.ScalarNode) -> Iterator[Fault]:
    try:
        value = scalar_of(node)
    except (yaml.YAMLError, ValueError, OverflowError):
        message = f"`{node.value}` looks like a date or number, but is none."
        yield fault_at(node, message, "Put it in quotation marks.")
        return
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        message = f"This value has {len(value)} characters; {LONGEST_VALUE} are the most."
        yield fault_at(node, message, "Shorten it.")
    elif isinstance(value, str) and (character := unseen_in(value)):
        message = f"There is a character that nobody sees: U+{ord(character):04X}."
        yield fault_at(node, message, "Delete it, and write the text anew around it.")
