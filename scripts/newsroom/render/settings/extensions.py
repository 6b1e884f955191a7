"""What the extensions of Markdown may be told, and which are refused for a reason of their own."""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

import yaml

from newsroom.content.allowed import Allowed
from newsroom.render.settings import plugins
from newsroom.render.settings.tree import ICONS, Fault, Tree, fault_at, value_of
from newsroom.render.text_icons import icon_element, icon_index

FIXED: Mapping[str, tuple[Mapping[str, Any], str]] = {
    "pymdownx.blocks.caption": (
        {"types": ["caption"], "auto": False},
        "Other captions would count in English.",
    ),
    "pymdownx.emoji": (
        {"emoji_index": icon_index, "emoji_generator": icon_element},
        "Icons come from Material's package, and nothing is asked of another host.",
    ),
    "pymdownx.highlight": (
        {"pygments_lang_class": True, "linenums_style": "pymdownx-inline"},
        "Code is highlighted when the site is built, without styles in the page.",
    ),
    "pymdownx.inlinehilite": ({}, "It takes the options of `pymdownx.highlight`."),
    "pymdownx.keys": ({}, "Keys look alike on all pages."),
    "pymdownx.magiclink": ({}, "Addresses are shown as they are written."),
    "pymdownx.quotes": ({"callouts": True}, "`> [!NOTE]` is a note."),
    "pymdownx.superfences": ({}, "Diagrams of Mermaid would need a script of another host."),
    "pymdownx.tabbed": ({"alternate_style": True}, "The stylesheet knows this form only."),
    "pymdownx.tasklist": (
        {"custom_checkbox": True, "clickable_checkbox": False},
        "A page does not keep what readers check.",
    ),
}
"""All options that an extension may have here, their only values, and why."""
_WRITTEN = {
    icon_index: "!!python/name:material.extensions.emoji.twemoji",
    icon_element: "!!python/name:material.extensions.emoji.to_svg",
}
_PARTS = "Name those that you need, such as `footnotes` and `tables`."
_LISTS = ("The site reads lists as CommonMark does, by itself.", "Delete it.")
REFUSED: Mapping[str, tuple[str, str]] = {
    "codehilite": ("`pymdownx.highlight` does that.", "Write `pymdownx.highlight`."),
    "extra": ("It loads others that nobody chose.", _PARTS),
    "mdx_breakless_lists": _LISTS,
    "mdx_truly_sane_lists": _LISTS,
    "meta": ("The site reads the header of a page by itself.", "Delete it."),
    "pymdownx.arithmatex": (
        "Formulas would need a script of another host.",
        "Delete it; show a formula as a picture, with its words as alternative text.",
    ),
    "pymdownx.b64": ("The policy of the site refuses pictures in addresses.", "Delete it."),
    "pymdownx.critic": (
        "A page says what is agreed; its history shows what was changed.",
        "Delete it; `~~old~~` and `^^new^^` show a change that readers should see.",
    ),
    "pymdownx.extra": ("It loads others that nobody chose.", _PARTS),
    "pymdownx.pathconverter": ("The site makes the addresses of links by itself.", "Delete it."),
    "pymdownx.smartsymbols": (
        "It changes what was written, in numbers and names too.",
        "Delete it; write the signs themselves: ©, ½, →.",
    ),
    "pymdownx.snippets": (
        "A page includes no other files: each is checked as it stands.",
        "Delete it, and write the text in the page.",
    ),
    "sane_lists": _LISTS,
}
"""Extensions that people know from Material or Python-Markdown: why they are not used here, and
what to do instead."""


def is_known(name: str, options: yaml.Node | None) -> bool:
    """Whether it is sure that an extension can be used so, without a trial: that takes time."""
    return name in FIXED or (options is None and name in Allowed().markdown_extensions)


def wrong_options(
    node: yaml.Node,
    name: str,
    options: yaml.Node | None,
    defaults_of: Callable[[str], Mapping[str, Any]],
) -> Iterator[Fault]:
    """An extension has the options of the list, with their values."""
    fixed, why = FIXED.get(name, ({}, ""))
    if name not in FIXED or not isinstance(options, yaml.MappingNode | None):
        return
    pairs = options.value if options is not None else []
    for key, value in pairs:
        if key.value not in fixed:
            near = get_close_matches(str(key.value), fixed, n=1)
            cure = f"Did you mean `{near[0]}`?" if near else "Delete it."
            yield fault_at(key, f"`{name}` has no option `{key.value}` here. {why}", cure)
        elif value_of(value) != fixed[key.value]:
            only = _written(fixed[key.value])
            yield fault_at(
                value, f"`{key.value}` can only be `{only}`. {why}", f"Write `{only}` for it."
            )
    missing = fixed.keys() - {key.value for key, _ in pairs}
    defaults = defaults_of(name) if missing else {}
    for option, only in fixed.items():
        if option in missing and defaults.get(option) != only:
            cure = f"Write `{option}: {_written(only)}` below it."
            yield fault_at(node, f"`{name}` needs its option `{option}`. {why}", cure)


def _written(value: Any) -> str:
    """A value as it stands in the settings."""
    if callable(value):
        return _WRITTEN[value]
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def refused_program(node: yaml.Node, name: str, kind: str) -> Fault | None:
    """The fault of a plugin or extension that is refused for a reason of its own."""
    known = plugins.REFUSED if kind == "plugins" else REFUSED
    short = name.removeprefix("material/")
    if short not in known:
        return None
    why, cure = known[short]
    return fault_at(node, f"`{name}` is not used here. {why}", cure)


def misplaced_icons(tree: Tree) -> Iterator[Fault]:
    """The functions of icons are given to `pymdownx.emoji` alone."""
    right = [
        value
        for _, name, options in tree.named("markdown_extensions")
        if name == "pymdownx.emoji" and isinstance(options, yaml.MappingNode)
        for _, value in options.value
    ]
    for node in tree.every_node():
        if node.tag in ICONS and node not in right:
            yield fault_at(node, "This function makes icons.", "Move it to `pymdownx.emoji`.")
