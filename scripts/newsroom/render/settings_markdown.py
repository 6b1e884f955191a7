"""The options of Markdown extensions: each extension is asked, with a short text of all kinds."""

from collections.abc import Iterator
from difflib import get_close_matches

import yaml
from markdown import Markdown

from newsroom.render.settings_places import fault_of_place
from newsroom.render.settings_tree import Fault, Tree, fault_at, under, value_of

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
    seen: dict[str, int] = {}
    for node, name, options in tree.named("markdown_extensions"):
        if name in seen:
            message = f"`{name}` already stands on line {seen[name]}."
            yield fault_at(node, message, "Keep one of the two.")
        seen.setdefault(name, node.start_mark.line + 1)
        faults = list(_wrong_places(options, tree))
        yield from faults
        if name in tree.allowed.markdown_extensions and not faults:
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


def _refused(node: yaml.Node, name: str, options: yaml.Node | None) -> Iterator[Fault]:
    """What an extension says when it is loaded and used."""
    config = value_of(options) if options is not None else {}
    if not isinstance(config, dict | None):
        return  # another rule says so
    try:
        Markdown(extensions=[name], extension_configs={name: config or {}}).convert(SAMPLE)
    except KeyError as error:
        key = str(error.args[0]) if error.args else ""
        place = next((one for one in _keys(options) if one.value == key), node)
        near = get_close_matches(key, _known(name), n=1)
        cure = f"Did you mean `{near[0]}`?" if near else "Delete it."
        yield fault_at(place, f"`{name}` knows no option `{key}`.", cure)
    except Exception as error:  # whatever an extension makes of values that it does not expect
        place = next((one for one in (options,) if one is not None), node)
        message = f"`{name}` cannot be used like this: {' '.join(str(error).split()).rstrip('.')}."
        yield fault_at(place, message, "Correct its options, or delete them.")


def _keys(options: yaml.Node | None) -> list[yaml.ScalarNode]:
    pairs = options.value if isinstance(options, yaml.MappingNode) else ()
    return [key for key, _ in pairs if isinstance(key, yaml.ScalarNode)]


def _known(name: str) -> list[str]:
    """The options of an extension."""
    return [*Markdown().build_extension(name, {}).config]
