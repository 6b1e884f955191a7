"""The options of Markdown extensions: each extension is asked, with a short text of all kinds."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import yaml
from markdown import Markdown

from newsroom.render.settings.extensions import is_known, wrong_options
from newsroom.render.settings.places import fault_of_place
from newsroom.render.settings.tree import Fault, Tree, fault_at, nodes, under, value_of

REQUIRED = "attr_list"
"""The extension that reads `{#id}` behind headings."""
LONGEST_OPTION = 200
SAMPLE = """\
[TOC]

# Title {#top}

## Heading

Words[^1] with CL, `code` and a [link](#top).

[^1]: Note.

*[CL]: Cluster

| a | b |
|---|---|
| 1 | 2 |

!!! note "Box"
    Text.

Term
:   Meaning.

```text
code
```
"""


def wrong_extensions(tree: Tree) -> Iterator[Fault]:
    """Each extension stands once, takes its options, and reads no file outside the project."""
    names = [name for _, name, _ in tree.named("markdown_extensions")]
    if REQUIRED not in names:
        place = tree.find("markdown_extensions") or tree.chain[0][1]
        message = f"`{REQUIRED}` is not among `markdown_extensions`; links to headings rely on it."
        yield fault_at(place, message, "Add it.")
    seen: dict[str, int] = {}
    for node, name, options in tree.named("markdown_extensions"):
        if name in seen:
            message = f"`{name}` already stands on line {seen[name]}."
            yield fault_at(node, message, "Keep one of the two.")
            continue
        seen[name] = node.start_mark.line + 1
        faults = [
            *_wrong_places(options, tree),
            *_too_long(options),
            *_wrong_level(options),
            *_wrong_place_holders(options),
            *wrong_options(node, name, options, _known),
        ]
        yield from faults
        if name in tree.allowed.markdown_extensions and not (faults or is_known(name, options)):
            yield from _refused(node, name, options)


def _wrong_places(options: yaml.Node | None, tree: Tree) -> Iterator[Fault]:
    node = under(options, "base_path")
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node] if node else []:
        written = value_of(one)
        why = fault_of_place(tree.project, written) if isinstance(written, str) else ""
        if why or not isinstance(written, str):
            message = f"`base_path` names `{written}`, {why or 'which is no folder'}."
            yield fault_at(one, message, "Name a folder of the project.")
    for name, right in (("url_download", False), ("restrict_base_path", True)):
        node = under(options, name)
        if node is not None and value_of(node) is not right:
            message = (
                f"`{name}` can only be `{str(right).lower()}`: pages are made of our own files."
            )
            yield fault_at(node, message, "Delete the line.")


def _wrong_level(options: yaml.Node | None) -> Iterator[Fault]:
    """The level of the first headings, for `toc`, is one that HTML has."""
    node = under(options, "baselevel")
    if node is not None and value_of(node) not in range(1, 7):
        yield fault_at(node, "`baselevel` is a number from 1 to 6.", "Write `baselevel: 1`.")


def _too_long(options: yaml.Node | None) -> Iterator[Fault]:
    """Texts that an extension may repeat many times on a page."""
    for node in nodes(options):
        if isinstance(node, yaml.ScalarNode) and len(node.value) > LONGEST_OPTION:
            message = f"An option of an extension has at most {LONGEST_OPTION} characters."
            yield fault_at(node, message, "Shorten it.")


def _wrong_place_holders(options: yaml.Node | None) -> Iterator[Fault]:
    """`{}` is filled in; with a format, `{:>9999}`, it would fill the page."""
    for node in nodes(options):
        if isinstance(node, yaml.ScalarNode) and re.search(
            r"[{}]", node.value.replace("{}", "", 1)
        ):
            message = "A place holder in an option is `{}`, once and without a format."
            yield fault_at(node, message, "Write `{}`, or leave the braces out.")


def _refused(node: yaml.Node, name: str, options: yaml.Node | None) -> Iterator[Fault]:
    """What an extension says when it is loaded and used."""
    config = value_of(options) if options is not None else {}
    if not isinstance(config, dict | None):
        return  # another rule says so
    try:
        Markdown(extensions=[name], extension_configs={name: config or {}}).convert(SAMPLE)
    except Exception as error:  # whatever an extension makes of values that it does not expect
        key = next((one for one in _keys(options) if one.value in error.args), None)
        if isinstance(error, KeyError) and key:
            near = get_close_matches(str(key.value), _known(name), n=1)
            cure = f"Did you mean `{near[0]}`?" if near else "Delete it."
            yield fault_at(key, f"`{name}` knows no option `{key.value}`.", cure)
            return
        place = node if options is None else options
        why = f": {str(error).rstrip('.')}" if isinstance(error, ValueError) else ""
        message = f"`{name}` cannot be used with these options{why}."
        yield fault_at(place, message, "Correct its options, or delete them.")


def _keys(options: yaml.Node | None) -> list[yaml.ScalarNode]:
    pairs = options.value if isinstance(options, yaml.MappingNode) else ()
    return [key for key, _ in pairs if isinstance(key, yaml.ScalarNode)]


def _known(name: str) -> dict[str, Any]:
    """The options of an extension, with their defaults."""
    return Markdown().build_extension(name, {}).getConfigs()
