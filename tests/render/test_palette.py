"""The palette: Material's names, in colours that can be read."""

import pytest

from newsroom.render.icons import icons
from newsroom.render.palette import (
    ACCENT,
    OWN,
    PRIMARY,
    Palette,
    contrast,
    mixed,
    palette_of,
    palette_styles,
    picture_colours,
    shown_schemes,
    too_faint,
)
from newsroom.render.theme_package import TEMPLATES

FAINT = {
    "primary": {"lime", "yellow", "amber", "orange"},
    "accent": {"lime", "yellow", "amber", "orange"},
}
"""The names that can be read in no shade on a light page."""


def test_the_names_are_those_of_material() -> None:
    (file,) = (TEMPLATES / "assets/stylesheets").glob("palette.*.min.css")
    text = file.read_text(encoding="utf-8")
    for part, known in (("primary", PRIMARY), ("accent", ACCENT)):
        missing = [
            name
            for name in known
            if name != OWN and f"[data-md-color-{part}={name.replace(' ', '-')}]" not in text
        ]
        assert missing == []
        assert text.count(f"[data-md-color-{part}=") > len(known)


@pytest.mark.parametrize("name", PRIMARY)
def test_a_primary_colour_can_be_read_or_is_refused(name: str) -> None:
    assert bool(too_faint("light", primary=name)) == (name in FAINT["primary"])
    assert too_faint("dark", primary=name) is None


@pytest.mark.parametrize("name", ACCENT)
def test_an_accent_can_be_read_or_is_refused(name: str) -> None:
    assert bool(too_faint("light", accent=name)) == (name in FAINT["accent"])
    assert too_faint("dark", accent=name) is None


def test_colours_are_compared_and_mixed() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert mixed("#ffffff", "#000000", 0.5) == "#808080"


def test_our_own_colours_need_no_styles() -> None:
    assert palette_styles(Palette()) == ""
    assert palette_styles(palette_of({"primary": OWN, "scheme": "slate"})) == ""


SWITCH = [
    {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto"}},
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "amber",
        "toggle": {"icon": "material/brightness-4"},
    },
]


@pytest.mark.parametrize(
    ("written", "fixed", "shown"),
    [
        (None, "auto", ("light", "dark")),
        ({"primary": "teal"}, "auto", ("light", "dark")),
        ({"scheme": "default"}, "light", ("light",)),
        ({"scheme": "slate", "primary": "amber"}, "dark", ("dark",)),
        (SWITCH, "auto", ("light", "dark")),
        ([{"scheme": "slate"}, {"scheme": "default"}], "dark", ("light", "dark")),
    ],
)
def test_a_palette_follows_the_system_unless_it_has_a_scheme(
    written: object, fixed: str, shown: tuple[str, ...]
) -> None:
    palette = palette_of(written)
    assert palette.fixed == fixed
    assert shown_schemes(palette) == shown


def test_tokens_are_for_both_schemes() -> None:
    styles = palette_styles(palette_of(SWITCH))
    assert "--nl-brand:light-dark(#0b4a5a,#ffc107);" in styles
    assert "@supports not (color:light-dark(#000,#fff)){html:root{--nl-brand:#0b4a5a;" in styles


def test_icons_of_our_templates_are_there() -> None:
    assert all(str(one).startswith('<svg class="nl-icon"') for one in icons({}).values())


@pytest.mark.parametrize("primary", PRIMARY)
def test_the_words_in_share_images_can_be_read(primary: str) -> None:
    for accent in ACCENT:
        colours = picture_colours(palette_of({"primary": primary, "accent": accent}))
        faint = [
            one for one in (colours.title, colours.accent) if contrast(one, colours.ground) < 4.5
        ]
        assert faint == [], accent
