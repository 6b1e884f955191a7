"""The look of the site in the settings: features, icons, profiles and the notice."""

import re
from collections.abc import Collection, Iterator
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache

import yaml

from newsroom.content.box_types import TYPES
from newsroom.render.features import FEATURES, NEEDS_SOURCE, REFUSED
from newsroom.render.icons import DEFAULTS
from newsroom.render.settings.addresses import fault_of_page
from newsroom.render.settings.languages import built_languages
from newsroom.render.settings.paths import usable_folders
from newsroom.render.settings.places import fault_of_place
from newsroom.render.settings.texts import no_text, wrong_texts
from newsroom.render.settings.tree import Fault, Tree, fault_at, under, value_of
from newsroom.render.theme_package import icon_names, icon_svg


def wrong_features(tree: Tree) -> Iterator[Fault]:
    """Every feature is one that our templates have, once, and can be had with these settings."""
    seen: set[str] = set()
    for node in tree.items("theme.features"):
        name = value_of(node)
        if not isinstance(name, str):
            continue  # another rule says so
        if name in REFUSED:
            yield fault_at(node, f"`{name}` is not used here. {REFUSED[name]}", "Delete it.")
        elif name not in FEATURES:
            message = f"Material knows no feature `{name}`."
            yield fault_at(node, message, near(name, [*FEATURES, *REFUSED]))
        elif name in seen:
            yield fault_at(node, f"The feature `{name}` stands twice.", "Keep one of the two.")
        elif name in NEEDS_SOURCE:
            yield from _without_source(node, name, tree)
        seen.add(name)


def near(name: str, known: Collection[str], otherwise: str = "Delete it.") -> str:
    """The cure for a name that is near a known one."""
    found = get_close_matches(name, known, n=1)
    return f"Did you mean `{found[0]}`?" if found else otherwise


def _without_source(node: yaml.Node, name: str, tree: Tree) -> Iterator[Fault]:
    repository, uri = tree.value("repo_url"), tree.value("edit_uri")
    if not (repository or "://" in str(uri or "")):
        message = f"`{name}` needs `repo_url`, the address of the sources."
        yield fault_at(node, message, "Write it, or delete the feature.")
    elif name == "content.action.view" and not has_history(str(uri or ""), str(repository)):
        message = f"`{name}` finds no history by this `edit_uri`."
        yield fault_at(node, message, "Write one like `edit/main/docs/`, or delete the feature.")


def has_history(edit_uri: str, repository: str) -> bool:
    """Whether the address of a file's history follows from that of its editing."""
    steps = edit_uri.split("/")
    known = any(host in repository for host in ("://github.com/", "://gitlab.com/"))
    return bool({"edit", "blob"} & {*steps}) or (known and not edit_uri)


def wrong_icons(tree: Tree) -> Iterator[Fault]:
    """The icons are of the Material package, for parts that our templates have."""
    node = tree.find("theme.icon")
    if node is not None and value_of(node) and not isinstance(node, yaml.MappingNode):
        cure = "Write `icon: {logo: material/library}`."
        yield fault_at(node, "`icon` is a group of values.", cure)
    yield from unknown_in(node, "theme.icon", [*DEFAULTS, *NO_PLACE, "admonition"])
    yield from _wrong_admonition_icons(under(node, "admonition"))
    for part in DEFAULTS:
        chosen = under(node, part)
        if chosen is not None:
            yield from wrong_icon(chosen)
    logo = under(node, "logo")
    if logo is not None and tree.text("theme.logo"):
        message = "`theme.icon.logo` is not shown: the picture `theme.logo` stands in its place."
        yield fault_at(logo, message, "Write `logo: ''` in `theme`, or delete the icon.")
    for part, why in NO_PLACE.items():
        unused = under(node, part)
        if unused is not None:
            yield fault_at(unused, f"`theme.icon.{part}` is not used here. {why}", "Delete it.")


def _wrong_admonition_icons(node: yaml.Node | None) -> Iterator[Fault]:
    """What is wrong with `theme.icon.admonition`: types of admonitions and their icons."""
    if node is None or not value_of(node):
        return
    if not isinstance(node, yaml.MappingNode):
        cure = "Write `admonition: {note: octicons/tag-16}`."
        yield fault_at(node, "`admonition` is a group of values.", cure)
        return
    yield from unknown_in(node, "theme.icon.admonition", sorted(TYPES))
    for _, chosen in node.value:
        yield from wrong_icon(chosen)


NO_PLACE = {
    "annotate": "Code has no annotations, which need Material's script.",
    "close": "What opens is closed by a word, in the language of the page.",
    "repo": "The masthead does not show the repository.",
    "share": "The page of results has an address of its own.",
    "tag": "Pages have kinds and topics in place of tags.",
}
"""The icons of Material that our templates have no place for, and why."""


def wrong_icon(node: yaml.Node) -> Iterator[Fault]:
    """An icon is one of the package."""
    name = value_of(node)
    try:
        icon_svg(name if isinstance(name, str) else "")
    except KeyError:
        otherwise = "Write a name as Material's documentation has it: `material/calendar`."
        cure = near(str(name), _icons(), otherwise)
        yield fault_at(node, f"There is no icon `{name}`.", cure)


@cache
def _icons() -> tuple[str, ...]:
    return icon_names()


def wrong_profiles(tree: Tree) -> Iterator[Fault]:
    """A profile in `extra.social` has a link and an icon; another language, a link and a name."""
    for node in tree.items("extra.social"):
        yield from _wrong_entry(node, "social", ("icon", "link"), ("name",))
        icon = under(node, "icon")
        if icon is not None:
            yield from wrong_icon(icon)
    for node in tree.items("extra.alternate"):
        yield from _wrong_entry(node, "alternate", ("name", "link"), ("lang",))
        yield from _wrong_language(under(node, "lang"), built_languages(tree))


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""The code of a language (RFC 5646), as a page says it."""


def _wrong_language(node: yaml.Node | None, own: Collection[str]) -> Iterator[Fault]:
    """The language of a site elsewhere has a code, and is none of this site."""
    code = value_of(node) if node is not None else None
    if node is None or not isinstance(code, str):
        return
    if code in own:
        message = f"The site has the language `{code}` itself, and links to it on every page."
        yield fault_at(node, message, "Delete the entry.")
    elif not _LANGUAGE.fullmatch(code):
        yield fault_at(node, f"`{code}` is no code of a language.", "Write one such as `de`.")


def _wrong_entry(
    node: yaml.Node, group: str, needed: Collection[str], others: Collection[str]
) -> Iterator[Fault]:
    yield from unknown_in(node, group, [*needed, *others])
    for name in [*needed, *others]:
        value = under(node, name)
        if value is not None:
            yield from no_text(value, name)
        elif name in needed and isinstance(node, yaml.MappingNode):
            message = f"An entry of `{group}` has no `{name}`."
            yield fault_at(node, message, "Write it, or delete the entry.")


def unknown_in(node: yaml.Node | None, group: str, known: Collection[str]) -> Iterator[Fault]:
    """The options of a group that are not known."""
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode) and key.value not in known:
            message = f"`{group}` knows no option `{key.value}`."
            yield fault_at(key, message, near(key.value, known))


_NOTICE = "Write `announce: {text: {en: …}, until: 2027-01-31}`."


def wrong_notice(tree: Tree) -> Iterator[Fault]:
    """The notice has a text in English, a last day, and perhaps a page or address to go to."""
    node = tree.find("extra.announce")
    if node is None or not value_of(node):
        return
    if not isinstance(node, yaml.MappingNode):
        yield fault_at(node, "`announce` is a group of values.", _NOTICE)
        return
    yield from unknown_in(node, "announce", ("text", "link", "until"))
    yield from wrong_texts(under(node, "text"), "text", "The notice", _NOTICE, node, tree)
    until = under(node, "until")
    day = value_of(until) if until is not None else None
    if until is None or not isinstance(day, date) or isinstance(day, datetime):
        message = (
            "The notice has no day on which it ends."
            if until is None
            else (f"`until` is no day: `{day}`.")
        )
        yield fault_at(until or node, message, "Write its last day: `until: 2027-01-31`.")
    link = under(node, "link")
    if link is not None:
        yield from _wrong_link(link, tree)


def _wrong_link(node: yaml.Node, tree: Tree) -> Iterator[Fault]:
    """A page, `events/fair.md`, or a web address."""
    link = value_of(node)
    if isinstance(link, str) and link.endswith(".md") and "://" not in link:
        for docs in usable_folders(tree, "docs_dir"):
            if fault_of_place(docs, link) or not (docs / link).is_file():
                message = f"The notice leads to `{link}`, and there is no such page."
                yield fault_at(node, message, "Write its path below `docs`.")
    elif not isinstance(link, str) or fault_of_page(link):
        cure = "Write a page, `events/fair.md`, or https://…."
        yield fault_at(node, f"The notice leads to `{link}`, which is no address.", cure)
