"""The palette: Material's names of colours as tokens of our stylesheets, and the switch of colours.

The names are those of `theme.palette`; the colours are those that Google's Material Design
published under these names, in shades that can be read (WCAG 1.4.3). A pair of colours that
cannot be read in any shade is a fault of the settings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, NamedTuple

from newsroom.outputs.share_images import Colours

Scheme = Literal["auto", "light", "dark"]
OWN = "custom"
"""The colours of `tokens.css`, also where no name is given."""
SCHEMES: Mapping[str, Scheme] = {"default": "light", "slate": "dark"}
"""Material's names for the schemes."""
MEDIA: Mapping[str, Scheme] = {
    "(prefers-color-scheme)": "auto",
    "(prefers-color-scheme: light)": "light",
    "(prefers-color-scheme: dark)": "dark",
}
"""The values of `media` that a palette may have, and what they stand for."""
NEEDED = 4.5
"""The contrast of text with its ground."""
SEEN = 3.0
"""The contrast of a line or a focus ring with its ground (WCAG 1.4.11)."""


class Primary(NamedTuple):
    """The colours of masthead, footer and links."""

    brand: str
    deep: str
    on_brand: str
    link: tuple[str, str]
    """On a light page, and on a dark one."""


class Ground(NamedTuple):
    """What text stands on in a scheme, and the text itself."""

    paper: str
    raised: str


PAPER: Mapping[Scheme, Ground] = {
    "light": Ground("#ffffff", "#f1f6f7"),
    "dark": Ground("#10191c", "#1a272b"),
}
_WHITE, _INK = "#ffffff", "#14262b"
_INDIGO = ("#3f51b5", "#9fa8da")
PRIMARY: Mapping[str, Primary] = {
    "red": Primary("#c62828", "#8e0000", _WHITE, ("#c62828", "#ef9a9a")),
    "pink": Primary("#c2185b", "#880e4f", _WHITE, ("#c2185b", "#f48fb1")),
    "purple": Primary("#7b1fa2", "#4a148c", _WHITE, ("#7b1fa2", "#ce93d8")),
    "deep purple": Primary("#5e35b1", "#4527a0", _WHITE, ("#5e35b1", "#b39ddb")),
    "indigo": Primary("#3f51b5", "#303f9f", _WHITE, _INDIGO),
    "blue": Primary("#1565c0", "#0d47a1", _WHITE, ("#1565c0", "#90caf9")),
    "light blue": Primary("#0277bd", "#01579b", _WHITE, ("#01579b", "#81d4fa")),
    "cyan": Primary("#00838f", "#006064", _WHITE, ("#006064", "#80deea")),
    "teal": Primary("#00796b", "#004d40", _WHITE, ("#00695c", "#80cbc4")),
    "green": Primary("#2e7d32", "#1b5e20", _WHITE, ("#1b5e20", "#a5d6a7")),
    "light green": Primary("#8bc34a", "#7cb342", _INK, ("#33691e", "#c5e1a5")),
    "lime": Primary("#cddc39", "#c0ca33", _INK, ("#827717", "#e6ee9c")),
    "yellow": Primary("#ffeb3b", "#fdd835", _INK, ("#f57f17", "#fff59d")),
    "amber": Primary("#ffc107", "#ffb300", _INK, ("#ff6f00", "#ffe082")),
    "orange": Primary("#ff9800", "#fb8c00", _INK, ("#e65100", "#ffcc80")),
    "deep orange": Primary("#bf360c", "#8c2a0a", _WHITE, ("#bf360c", "#ffab91")),
    "brown": Primary("#6d4c41", "#4e342e", _WHITE, ("#6d4c41", "#bcaaa4")),
    "grey": Primary("#616161", "#424242", _WHITE, _INDIGO),
    "blue grey": Primary("#546e7a", "#37474f", _WHITE, _INDIGO),
    "black": Primary("#1e2129", "#000000", _WHITE, _INDIGO),
    "white": Primary("#ffffff", "#eceff1", _INK, _INDIGO),
    OWN: Primary("#0b4a5a", "#083743", _WHITE, ("#0a5568", "#8fd3e3")),
}
"""By the names that `primary` may have; those of grey and black have the links of indigo."""
_GREYS = ("brown", "grey", "blue grey", "black", "white")
ACCENT: Mapping[str, tuple[str, str]] = {
    name: colours.link for name, colours in PRIMARY.items() if name not in _GREYS
} | {OWN: ("#8f3a00", "#ffb26b")}
"""By the names that `accent` may have, on a light page and on a dark one."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One palette of the settings."""

    scheme: Scheme
    primary: str = OWN
    accent: str = OWN
    icon: str = ""
    """The icon of its toggle, where it is not ours."""
    name: str = ""
    """What its toggle does, in the first language."""
    has_toggle: bool = False


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The palettes of the settings, and which of them holds before anybody chooses."""

    options: tuple[Option, ...] = (Option(scheme="auto"),)
    fixed: Scheme = "auto"
    """What holds without a choice and without JavaScript; `auto` follows the system."""

    @property
    def switches(self) -> tuple[Option, ...]:
        """The options that a visitor can choose from; none if there is only one."""
        found = tuple(one for one in self.options if one.has_toggle)
        return found if len(found) > 1 else ()

    def of(self, scheme: Scheme) -> Option:
        """The option whose colours a scheme has, `light` or `dark`."""
        found = [one for one in self.options if one.scheme == scheme]
        return found[0] if found else self.options[0]

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes of `<html>`: Material's, and which schemes the switch goes through."""
        found = {}
        if self.fixed != "auto":
            found["data-md-color-scheme"] = "slate" if self.fixed == "dark" else "default"
        for part in ("primary", "accent"):
            named = {getattr(one, part) for one in self.options}
            if named != {OWN} and len(named) == 1:
                found[f"data-md-color-{part}"] = named.pop().replace(" ", "-")
        if self.switches:
            found["data-nl-schemes"] = " ".join(one.scheme for one in self.switches)
        return found


def palette_of(written: Any) -> Palette:
    """The palette that `theme.palette` stands for, when no rule has found a fault in it."""
    listed = written if isinstance(written, list) else [written] if written else []
    options = tuple(map(_option, listed))
    if not options:
        return Palette()
    follows = any(one.get("media") for one in listed) or not listed[0].get("scheme")
    return Palette(options=options, fixed="auto" if follows else options[0].scheme)


def _option(written: Mapping[str, Any]) -> Option:
    toggle = written.get("toggle") or {}
    return Option(
        scheme=scheme_of(written),
        primary=written.get("primary") or OWN,
        accent=written.get("accent") or OWN,
        icon=toggle.get("icon") or "",
        name=toggle.get("name") or "",
        has_toggle=bool(toggle),
    )


def scheme_of(written: Mapping[str, Any]) -> Scheme:
    """What one palette of the settings stands for."""
    if written.get("scheme"):
        return SCHEMES[written["scheme"]]
    return MEDIA[written["media"]] if written.get("media") else "auto"


def shown_schemes(palette: Palette) -> tuple[Scheme, ...]:
    """The schemes that a page may be seen in, of `light` and `dark`."""
    fixed, chosen = palette.fixed, {one.scheme for one in palette.options}
    if fixed == "auto" or "auto" in chosen:
        return ("light", "dark")
    return tuple(one for one in PAPER if one in chosen)


class TooFaint(NamedTuple):
    """Two colours that cannot be told apart well enough."""

    part: str
    """`primary` or `accent`."""
    what: str
    contrast: float


def too_faint(scheme: Scheme, primary: str = OWN, accent: str = OWN) -> TooFaint | None:
    """The first pair of colours that could not be read in a scheme; `None` if all can be."""
    for part, what, text, ground in _pairs(scheme, primary, accent):
        found = contrast(text, ground)
        if found < NEEDED:
            return TooFaint(part, what, found)
    return None


def _pairs(scheme: Scheme, primary: str, accent: str) -> Iterator[tuple[str, str, str, str]]:
    """What is read on what: the option, its name for a message, both colours."""
    colours, at = PRIMARY[primary], _place(scheme)
    for ground in PAPER[scheme]:
        yield "primary", f"links on a {scheme} page", colours.link[at], ground
    for ground in (colours.brand, colours.deep):
        for text in (colours.on_brand, _quiet(colours)):
            yield "primary", "the words in masthead and footer", text, ground
    word = ACCENT[accent][at]
    for ground in (*PAPER[scheme], _accent_ground(scheme, accent)):
        yield "accent", f"words in this colour on a {scheme} page", word, ground


def palette_styles(palette: Palette) -> str:
    """The tokens of a palette as CSS; empty where all colours are our own."""
    tokens = _tokens(palette.of("light"), palette.of("dark"))
    if not tokens:
        return ""
    both = "".join(f"--nl-{name}:{_value(*pair)};" for name, pair in tokens.items())
    light = "".join(f"--nl-{name}:{pair[0]};" for name, pair in tokens.items())
    # One step more specific than `:root` of tokens.css, whose place in the list is free.
    return (
        f"html:root{{{both}}}\n"
        f"@supports not (color:light-dark(#000,#fff)){{html:root{{{light}}}}}\n"
    )


def picture_colours(palette: Palette) -> Colours:
    """The colours of the pictures that are made of the site: its icon and its share images."""
    option = palette.of("light")
    primary = PRIMARY[option.primary]
    return Colours(
        ground=primary.brand,
        deep=primary.deep,
        title=primary.on_brand,
        accent=_on_brand_accent(option, NEEDED),
    )


def _tokens(light: Option, dark: Option) -> dict[str, tuple[str, str]]:
    """The tokens that differ from our own, each for a light page and for a dark one."""
    found: dict[str, tuple[str, str]] = {}
    if (light.primary, dark.primary) != (OWN, OWN):
        one, other = PRIMARY[light.primary], PRIMARY[dark.primary]
        found |= {
            "brand": (one.brand, other.brand),
            "brand-deep": (one.deep, other.deep),
            "on-brand": (one.on_brand, other.on_brand),
            "on-brand-quiet": (_quiet(one), _quiet(other)),
            "link": (one.link[0], other.link[1]),
        }
    if (light.accent, dark.accent) != (OWN, OWN):
        found |= {
            "accent": (ACCENT[light.accent][0], ACCENT[dark.accent][1]),
            "accent-quiet": (
                _accent_ground("light", light.accent),
                _accent_ground("dark", dark.accent),
            ),
        }
    if found:
        found["on-brand-accent"] = (_on_brand_accent(light), _on_brand_accent(dark))
    return found


def _value(light: str, dark: str) -> str:
    return light if light == dark else f"light-dark({light},{dark})"


def _place(scheme: Scheme) -> int:
    return 1 if scheme == "dark" else 0


def _quiet(colours: Primary) -> str:
    """Quieter words on the masthead, where they can still be read."""
    quiet = mixed(colours.on_brand, colours.brand, 0.15)
    grounds = (colours.brand, colours.deep)
    can_be_read = all(contrast(quiet, ground) >= NEEDED for ground in grounds)
    return quiet if can_be_read else colours.on_brand


def _accent_ground(scheme: Scheme, accent: str) -> str:
    """A light wash of the accent, behind words that were found."""
    return mixed(PAPER[scheme].paper, ACCENT[accent][_place(scheme)], 0.1)


def _on_brand_accent(option: Option, needed: float = SEEN) -> str:
    """The line and the focus ring on the masthead: the accent where it can be seen.

    In the pictures words are written in it, which need more.
    """
    colours = PRIMARY[option.primary]
    for shade, ground in product(reversed(ACCENT[option.accent]), [colours.brand]):
        if contrast(shade, ground) >= needed:
            return shade
    return colours.on_brand


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share of another."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, glossary)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _parts(colour))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[int, ...]:
    digits = colour.removeprefix("#")
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))
