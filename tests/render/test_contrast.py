"""The colours of the site against each other, in light and in dark (WCAG 1.4.3, 1.4.6, 1.4.11)."""

import re
from pathlib import Path

import pytest

from newsroom.content.box_types import TYPES
from newsroom.render.article_styles import article_styles
from newsroom.render.palette import ACCENT, OWN, PAPER, PRIMARY, mixed

TOKENS = Path(__file__).parents[2] / "docs" / "assets" / "stylesheets" / "tokens.css"

GROUNDS = ("paper", "paper-raised")
PAIRS = [
    *((text, ground, 7.0) for text in ("ink", "ink-quiet", "link") for ground in GROUNDS),
    *(("on-brand", ground, 7.0) for ground in ("brand", "brand-deep")),
    *(("on-brand-quiet", ground, 7.0) for ground in ("brand", "brand-deep")),
    *(("accent", ground, 4.5) for ground in (*GROUNDS, "accent-quiet")),
    ("on-brand-accent", "brand", 3.0),
    ("line-strong", "paper", 3.0),
    *(
        (f"md-code-hl-{name}-color", "paper-raised", 4.5)
        for name in ("number", "special", "function", "constant", "keyword", "string")
    ),
    *(("ink", f"md-typeset-{name}-color", 4.5) for name in ("mark", "del", "ins")),
    *(("link", f"md-typeset-{name}-color", 4.5) for name in ("mark", "del", "ins")),
    *(("ink-quiet", f"md-typeset-{name}-color", 4.5) for name in ("del", "ins")),
]
"""A colour, the ground it stands on, and the contrast it needs: 7 for what is read (AAA), 4.5
for short words, 3 for what is only seen."""


def tokens(scheme: int) -> dict[str, str]:
    """The colours of a scheme, 0 light and 1 dark, by their names."""
    text = TOKENS.read_text(encoding="utf-8").partition("@supports")[0]
    found = {}
    for name, value in re.findall(r"--(?:nl-)?([\w-]+):\s*([^;]+);", text):
        both = re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", value)
        if both or value.startswith("#"):
            found[name] = both[scheme + 1] if both else value
    return found


def luminance(colour: str) -> float:
    """The relative luminance of `#rgb` or `#rrggbb` (WCAG 2.2, glossary)."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "needed"), PAIRS)
def test_what_is_read_stands_out(scheme: int, text: str, ground: str, needed: float) -> None:
    colours = tokens(scheme)
    assert contrast(colours[text], colours[ground]) >= needed


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("kind", sorted(TYPES))
def test_admonitions_can_be_read_and_their_icons_seen(scheme: int, kind: str) -> None:
    colours, styles = tokens(scheme), article_styles()
    own = re.search(rf"\.{kind}\{{--nl-type:(#\w+)\}}", styles)
    assert own
    assert "color-mix(in srgb,var(--nl-type) 65%,var(--md-default-fg-color))" in styles
    assert "color-mix(in srgb,var(--nl-type) 10%,transparent)" in styles
    paper = colours["paper"].replace("#fff", "#ffffff")
    ground, icon = mixed(paper, own[1], 0.1), mixed(colours["ink"], own[1], 0.65)
    for text in ("ink", "link"):
        assert contrast(colours[text], ground) >= 4.5
    assert contrast(icon, ground) >= 3.0
    assert contrast(icon, paper) >= 3.0


def test_old_browsers_get_the_light_colours() -> None:
    text = TOKENS.read_text(encoding="utf-8").partition("@supports")[2]
    fallback = dict(re.findall(r"--nl-([\w-]+):\s*([^;]+);", text))
    dark = tokens(1).items()
    both = [one for one, value in dark if value != tokens(0)[one] and not one.startswith("md-")]
    assert fallback == {name: tokens(0)[name] for name in both}


def test_our_own_colours_are_those_of_the_stylesheet() -> None:
    light, dark = tokens(0), tokens(1)
    own = PRIMARY[OWN]
    assert (own.brand, own.deep) == (light["brand"], light["brand-deep"])
    assert own.link == (light["link"], dark["link"])
    assert ACCENT[OWN] == (light["accent"], dark["accent"])
    assert PAPER["dark"] == (dark["paper"], dark["paper-raised"])
    assert PAPER["light"] == ("#ffffff", light["paper-raised"])
