"""The palette in the settings: Material's names of colours, in shades that can be read."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import yaml

from newsroom.render.palette import (
    ACCENT,
    MEDIA,
    NEEDED,
    OWN,
    PRIMARY,
    SCHEMES,
    palette_of,
    scheme_of,
    shown_schemes,
    too_faint,
)
from newsroom.render.settings.texts import no_text
from newsroom.render.settings.theme import near, unknown_in, wrong_icon
from newsroom.render.settings.tree import Fault, Tree, fault_at, under, value_of

MOST_NAMED = 4
"""How many colours a cure names."""
_PALETTE_OPTIONS = ("scheme", "primary", "accent", "media", "toggle")
_COLOURS: Mapping[str, Collection[str]] = {"primary": PRIMARY, "accent": ACCENT}
_PALETTE = "Write `{scheme: default, primary: indigo, accent: pink}`, or a list of such groups."


def wrong_palette(tree: Tree) -> Iterator[Fault]:
    """A palette has Material's names, one for each scheme, and colours that can be read."""
    node = tree.find("theme.palette")
    if node is None or not value_of(node):
        return
    listed = node.value if isinstance(node, yaml.SequenceNode) else [node]
    faults = [fault for one in listed for fault in _wrong_option(one)]
    yield from faults
    if faults:
        return
    yield from _wrong_list(listed)
    palette = palette_of(value_of(node))
    for scheme in shown_schemes(palette):
        option = palette.of(scheme)
        place = listed[palette.options.index(option)]
        found = too_faint(scheme, option.primary, option.accent)
        if found:
            name = getattr(option, found.part)
            message = (
                f"`{found.part}: {name}` cannot be read: {found.what} have a contrast of"
                f" {found.contrast:.1f}, {NEEDED} is needed (WCAG 1.4.3)."
            )
            named = ", ".join(f"`{one}`" for one in _readable(scheme, found.part, name))
            cure = f"Write another colour ({named}, …), or `{OWN}` for ours."
            yield fault_at(under(place, found.part) or place, message, cure)


def _readable(scheme: Any, part: str, name: str) -> list[str]:
    """Colours that can be read, the nearest in Material's order of hues first."""
    names = [*_COLOURS[part]]
    here = names.index(name)
    near = sorted(names, key=lambda one: abs(names.index(one) - here))
    fine = [one for one in near if one != OWN and not too_faint(scheme, **{part: one})]
    return fine[:MOST_NAMED]


def _wrong_option(node: yaml.Node) -> Iterator[Fault]:
    """What is wrong with one palette by itself."""
    if not isinstance(node, yaml.MappingNode):
        yield fault_at(node, "`palette` is a group of values, or a list of them.", _PALETTE)
        return
    yield from unknown_in(node, "palette", _PALETTE_OPTIONS)
    for name, known in (("scheme", SCHEMES), ("media", MEDIA), *_COLOURS.items()):
        yield from _wrong_name(under(node, name), name, known)
    toggle = under(node, "toggle")
    if toggle is not None:
        yield from _wrong_toggle(toggle)


def _wrong_name(node: yaml.Node | None, name: str, known: Collection[str]) -> Iterator[Fault]:
    value = value_of(node) if node is not None else None
    if node is None or value is None or (isinstance(value, str) and value in known):
        return
    listed = ", ".join(f"`{one}`" for one in known)
    cure = near(str(value), known, f"Write one of {listed}.")
    yield fault_at(node, f"`palette` knows no `{name}` that is `{value}`.", cure)


def _wrong_toggle(node: yaml.Node) -> Iterator[Fault]:
    if not isinstance(node, yaml.MappingNode):
        cure = "Write `toggle: {icon: material/brightness-4}`."
        yield fault_at(node, "`toggle` is a group of values.", cure)
        return
    yield from unknown_in(node, "toggle", ("icon", "name"))
    icon, name = under(node, "icon"), under(node, "name")
    if icon is not None:
        yield from wrong_icon(icon)
    if name is not None:
        yield from no_text(name, "name")


def _wrong_list(listed: list[yaml.Node]) -> Iterator[Fault]:
    """In a list, each palette is for another scheme, and all or none can be switched to.

    Without a switch the system chooses among them, so that each needs `media`.
    """
    seen: dict[str, int] = {}
    if len(listed) == 1:
        yield from _wrong_single(listed[0])
        return
    has_switch = any(under(node, "toggle") is not None for node in listed)
    for node in listed:
        scheme = scheme_of(value_of(node))
        if scheme in seen:
            message = f"The palette on line {seen[scheme]} is for the same scheme."
            cure = "Keep one of the two, or write another `scheme` or `media`."
            yield fault_at(node, message, cure)
        seen.setdefault(scheme, node.start_mark.line + 1)
        media = (value_of(node).get("media"), value_of(node).get("scheme"))
        if all(media) and MEDIA[media[0]] != SCHEMES[media[1]]:
            message = f"`media: {media[0]}` does not belong to `scheme: {media[1]}`."
            yield fault_at(node, message, "Write the scheme that is shown with this `media`.")
        if under(node, "toggle") is None and (has_switch or not media[0]):
            message = "A palette of a list needs `toggle`, so that visitors can leave it again."
            yield fault_at(node, message, "Write `toggle: {icon: material/brightness-4}`.")


def _wrong_single(node: yaml.Node) -> Iterator[Fault]:
    """One palette is for all visitors: there is nothing to switch to, or to choose by `media`."""
    for name in ("toggle", "media"):
        part = under(node, name)
        if part is not None:
            message = f"`{name}` changes nothing where there is one palette."
            cure = f"Delete `{name}`, or add a palette for the other scheme."
            yield fault_at(part, message, cure)
