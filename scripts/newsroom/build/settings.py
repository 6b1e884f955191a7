"""Reading `mkdocs.yml` before MkDocs does: it would run what the file names, and keep silent.

MkDocs executes every `!!python/…` in its settings, and of a key that is written twice it takes
the last. Here nothing is built from the file: its tokens are looked at, and refused by line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from newsroom.content.encoding import FILE_LIMIT

TAGS = frozenset({"!ENV", "tag:yaml.org,2002:python/object/apply:pymdownx.slugs.slugify"})
"""All that our settings need of what YAML can be told to do."""
DEPTH_LIMIT = 12
_FILES = {"extra_css": "docs", "extra_javascript": "docs", "hooks": "."}
"""Settings that name files, and the folder in which these lie."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class SettingsError(Exception):
    """The settings cannot be used; the text of this exception says where and why."""


@dataclass(frozen=True)
class Fault:
    """Something that is wrong with the settings; line and column are counted from 1."""

    line: int
    column: int
    said: str
    cure: str


def require_sound_settings(file: Path, languages: Sequence[str]) -> None:
    """The settings may be given to MkDocs. Raises `SettingsError` naming every fault."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(FILE_LIMIT + 1)
    except OSError as error:
        raise SettingsError(f"{file.name} cannot be read: {error.strerror}") from error
    faults = faults_of(raw, languages, file.parent)
    if faults:
        lines = (
            f"{file.name}:{one.line}:{one.column}: error: {one.said}\n    {one.cure}"
            for one in sorted(faults, key=lambda one: (one.line, one.column))
        )
        raise SettingsError("\n".join(lines))


def faults_of(raw: bytes, languages: Sequence[str], project: Path) -> list[Fault]:
    """What is wrong with the settings of a project. What could do harm is told alone."""
    root = read_settings(raw)
    if not isinstance(root, yaml.MappingNode):
        return root
    return [
        *_written_twice(root),
        *_unknown(root),
        *_languages(root, languages),
        *_not_there(root, project),
    ]


def read_settings(raw: bytes) -> yaml.MappingNode | list[Fault]:
    """What the settings consist of, or why they must not be given to MkDocs at all."""
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
    said = f"The file cannot be read from this place on: {why}."
    return Fault(line, column, said, "Look at the blanks, colons, brackets and quotation marks.")


def _harmful(text: str) -> Iterator[Fault]:
    """Tags that run programs, and what can grow beyond its own size."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > DEPTH_LIMIT:
                said = f"The settings are nested more than {DEPTH_LIMIT} levels deep."
                yield _fault(event, said, "Look for brackets that do not belong here.")
                return
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            said = "`&` and `*` refer to other values; our settings do not use this."
            yield _fault(event, said, "Write the value out, or put it in quotation marks.")
        tag = getattr(event, "tag", None)
        if tag and tag not in TAGS:
            written = tag.replace("tag:yaml.org,2002:", "!!")
            said = f"`{written}` is an instruction that our settings do not need."
            cure = "Leave it out; if it is needed after all, name it in build/settings.py."
            yield _fault(event, said, cure)


def _fault(place: Any, said: str, cure: str) -> Fault:
    """A fault where an event or a node of YAML begins."""
    return Fault(place.start_mark.line + 1, place.start_mark.column + 1, said, cure)


def _written_twice(node: yaml.Node) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = part if isinstance(part, tuple) else (None, part)
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                said = f"`{key.value}` already stands on line {seen[key.value]}."
                yield _fault(key, said, "Keep one of the two.")
            seen.setdefault(key.value, key.start_mark.line + 1)
        yield from _written_twice(value)


def _unknown(root: yaml.MappingNode) -> Iterator[Fault]:
    known = sorted(MkDocsConfig())
    for key, _ in root.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "…"
        if name not in known:
            near = get_close_matches(name, known, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else "Delete it, or put it under `extra`."
            yield _fault(key, f"MkDocs knows no setting `{name}`.", cure)


def _languages(root: yaml.MappingNode, languages: Sequence[str]) -> Iterator[Fault]:
    """The languages of the site are those that have words."""
    plugins = _under(root, "plugins")
    listed = _under(_under(plugins, "i18n"), "languages")
    named = [_under(one, "locale") for one in listed.value] if listed else []
    codes = [one.value for one in named if isinstance(one, yaml.ScalarNode)]
    for node in named:
        if isinstance(node, yaml.ScalarNode) and node.value not in languages:
            cure = f"Correct it, or add scripts/newsroom/words/{node.value}.yml."
            yield _fault(node, f"There are no words for the language `{node.value}`.", cure)
    for lang in languages:
        if lang not in codes:
            said = f"The language `{lang}` has words but is not among the languages of the site."
            cure = f"Add it to `languages` of `i18n`, or delete scripts/newsroom/words/{lang}.yml."
            yield _fault(listed or plugins or root, said, cure)


def _not_there(root: yaml.MappingNode, project: Path) -> Iterator[Fault]:
    """Files that are named are there."""
    for name, folder in _FILES.items():
        listed = _under(root, name)
        for one in listed.value if isinstance(listed, yaml.SequenceNode) else ():
            if isinstance(one, yaml.ScalarNode) and not (project / folder / one.value).is_file():
                said = f"There is no file `{(Path(folder) / one.value).as_posix()}`."
                yield _fault(one, said, "Correct the name, or delete the line.")


def _under(node: yaml.Node | None, name: str) -> yaml.Node | None:
    """What stands under a name, in a mapping or in a list of mappings."""
    if isinstance(node, yaml.SequenceNode):
        found = (_under(part, name) for part in node.value)
        return next((one for one in found if one is not None), None)
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == name), None)
    return None
