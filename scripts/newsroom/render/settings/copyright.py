"""The copyright in the settings: the only text there that may hold HTML."""

from collections.abc import Iterator

import yaml
from lxml import html
from lxml.etree import LxmlError

from newsroom.render.clean_html import clean_html
from newsroom.render.settings.addresses import fault_of_page
from newsroom.render.settings.options import language_nodes
from newsroom.render.settings.tree import Fault, Tree, fault_at, under, value_of

ELEMENTS = frozenset({"a", "abbr", "b", "bdi", "br", "em", "i", "small", "span", "strong", "sup"})
IGNORED = frozenset({"target", "rel"})
"""Attributes that Material's examples have, and that links do as well without."""


def wrong_copyright(tree: Tree) -> Iterator[Fault]:
    """The copyright is a line of text, perhaps with links, and nothing of it is lost."""
    nodes = [tree.find("copyright"), *(under(one, "copyright") for one in language_nodes(tree))]
    for node in nodes:
        written = value_of(node) if node is not None else None
        if node is not None and isinstance(written, str) and "<" in written:
            yield from _wrong_html(node, written)


def _wrong_html(node: yaml.Node, written: str) -> Iterator[Fault]:
    try:
        found = html.fragment_fromstring(written, create_parent="div")
    except (LxmlError, ValueError):
        return
    for element in found.iterdescendants():
        tag = str(element.tag)
        if tag not in ELEMENTS:
            message = f"`copyright` may hold words and links, no `<{tag}>`."
            yield fault_at(node, message, "Delete it.")
            return
        lost = next((name for name in element.attrib if _is_lost(tag, name)), "")
        if lost:
            yield fault_at(node, f"`copyright` may not hold `{lost}`.", "Delete it.")
        if tag == "a":
            yield from _wrong_target(node, element.get("href", ""))


def _is_lost(tag: str, name: str) -> bool:
    """Whether an attribute would not be published, and would be missed."""
    return name not in IGNORED and name not in clean_html(f'<{tag} {name}="x">x</{tag}>')


def _wrong_target(node: yaml.Node, href: str) -> Iterator[Fault]:
    """The foot stands on all pages, so a link does not depend on where the page is."""
    is_own = href.startswith("/") and not href.startswith("//")
    is_mail = href.startswith("mailto:") and "@" in href
    if not (is_own or is_mail) and fault_of_page(href):
        message = f"The link in `copyright` leads to `{href}`, which is no full address."
        yield fault_at(node, message, "Write https://….")
