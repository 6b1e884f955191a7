"""Icons and emojis in texts: `:material-calendar:` and `:smile:`, as Material documents them.

An emoji becomes its character. Of an icon the text keeps its name, in an element that does no
harm; its SVG is put in when the HTML has been cleaned (`placeholders.py`).
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from newsroom.model.limits import ICON_BYTES
from newsroom.render.theme_package import icon_svg

SETS = frozenset(
    {"fontawesome/brands", "fontawesome/regular", "fontawesome/solid"}
    | {"material", "octicons", "simple"}
)
"""The folders of the package's icons."""
_NAME = re.compile(rf":({'|'.join(sorted(one.replace('/', '-') for one in SETS))})-([a-z0-9_-]+):")


class _Emojis(dict[str, dict[str, Any]]):
    """The emojis by their names, and icons as they are asked for."""

    def get(self, name: str, default: Any = None) -> Any:
        icon = icon_named(name)
        return {"name": icon} if icon else super().get(name, default)


def icon_index(_options: object, _md: object) -> dict[str, Any]:
    """All that may stand between two colons, for `pymdownx.emoji`."""
    from pymdownx import twemoji_db

    return {
        "name": "twemoji",
        "emoji": _Emojis(twemoji_db.emoji),
        "aliases": twemoji_db.aliases,
    }


def icon_element(
    _index: str, name: str, _alias: str, _code: str | None, emoji: str, *_: object
) -> Element | str:
    """What stands for an icon or an emoji in a text, for `pymdownx.emoji`."""
    icon = icon_named(name)
    return Element("span", {"class": "twemoji", "data-icon": icon}) if icon else emoji


def icon_named(name: str) -> str:
    """The path of an icon, by its name in a text: `:material-calendar:`.

    Empty if there is none, or only one that is too large for a text.
    """
    found = _NAME.fullmatch(name)
    if not found:
        return ""
    folder = next(one for one in SETS if one.replace("/", "-") == found[1])
    path = f"{folder}/{found[2]}"
    return path if svg_of(path) else ""


def svg_of(path: str) -> str:
    """The SVG of an icon, hidden from screen readers; empty if there is none for texts."""
    try:
        written = icon_svg(path)
    except KeyError:
        return ""
    if len(written) > ICON_BYTES:
        return ""
    return written.replace("<svg ", '<svg aria-hidden="true" ', 1)
