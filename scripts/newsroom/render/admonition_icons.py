"""The icons of admonitions: drawings in their titles, so that a page fetches nothing for them."""

import re
from collections.abc import Mapping
from functools import lru_cache

from newsroom.render.theme_package import icon_svg, stylesheet

_TITLE = re.compile(
    r'<(?:div|details)\b[^<>]*\bclass="([^"]*)"[^<>]*>\s*'
    r"<(?:p\b[^<>]*\badmonition-title\b[^<>]*|summary\b[^<>]*)>"
)
"""Where the title of an admonition begins; the group holds the classes of the admonition."""
_ICON = re.compile(r'--md-admonition-icon--([a-z]+):url\("data:image/svg\+xml;[^,]*,([^"]*)"\)')
USUAL = "note"
"""The type whose icon others have that are unknown to Material."""


def with_admonition_icons(content: str, chosen: Mapping[str, str]) -> str:
    """The HTML of a text with an icon in the title of each admonition.

    `chosen` are the names of icons by type, as in `theme.icon.admonition`.
    """
    if "admonition-title" not in content and "<summary" not in content:
        return content
    drawings = _drawings(tuple(chosen.items()))

    def drawn(found: re.Match[str]) -> str:
        kind = next((one for one in found[1].split() if one in drawings), USUAL)
        return found[0] + drawings[kind]

    return _TITLE.sub(drawn, content)


@lru_cache(maxsize=4)
def _drawings(chosen: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The drawing for each type: that of Material, or one that is chosen."""
    own = {kind: drawing.replace("'", '"') for kind, drawing in _ICON.findall(stylesheet())}
    found = own | {kind: icon_svg(name) for kind, name in chosen}
    return {kind: _decoration(drawing) for kind, drawing in found.items()}


def _decoration(drawing: str) -> str:
    """A drawing in a page that screen readers pass over."""
    bare = drawing.replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()
    return bare.replace("<svg ", '<svg width="20" height="20" aria-hidden="true" ', 1)
