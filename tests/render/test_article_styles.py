"""The part of Material's stylesheet that our pages have, and the icons of admonitions."""

import re

import pytest

from newsroom.content.box_types import TYPES
from newsroom.render.admonition_icons import with_admonition_icons
from newsroom.render.article_styles import SMALLEST_TEXT, article_styles
from newsroom.render.theme_package import icon_svg
from site_tools import ROOT

TOKENS = (ROOT / "docs/assets/stylesheets/tokens.css").read_text(encoding="utf-8")


def test_nothing_is_fetched_and_nothing_waits_for_a_script() -> None:
    styles = article_styles()
    for harmful in ("url(", "data:", "@import", "[data-md", ".focus-visible", ".js ", ".no-js"):
        assert harmful not in styles


def test_every_variable_is_set() -> None:
    styles = article_styles()
    used = set(re.findall(r"var\((--[\w-]+)", styles + TOKENS))
    assert len(used) > 30
    assert used - set(re.findall(r"(--[\w-]+):", styles + TOKENS)) == set()


def test_no_text_is_small() -> None:
    sizes = re.findall(r"font-size:([\d.]+)rem", article_styles())
    assert sizes
    assert min(map(float, sizes)) >= SMALLEST_TEXT


def test_each_type_of_admonition_has_a_colour_of_its_own() -> None:
    colours = dict(re.findall(r"\.md-typeset \.(\w+)\{--nl-type:(#\w+)\}", article_styles()))
    assert set(colours) == TYPES
    assert len(set(colours.values())) == len(TYPES)


def test_no_side_of_the_window_is_meant_where_lines_may_begin_at_either() -> None:
    assert "dir=" not in article_styles()


BOX = '<div class="admonition {}">\n<p class="admonition-title">{}Title</p>\n<p>Text</p>\n</div>'


@pytest.mark.parametrize(
    ("classes", "icon"),
    [
        ("warning", "material/alert"),
        ("info inline end", "material/information"),
        ("unheard-of", "material/pencil-circle"),
    ],
)
def test_the_title_of_an_admonition_has_the_icon_of_its_type(classes: str, icon: str) -> None:
    made = with_admonition_icons(BOX.format(classes, ""), {})
    path = re.search(r'd="[^"]*"', icon_svg(icon))
    assert path
    assert re.findall(r'<svg [^>]*aria-hidden="true"[^>]*><path (.*?)/?></svg>', made) == [path[0]]


def test_an_icon_can_be_chosen() -> None:
    made = with_admonition_icons(BOX.format("note", ""), {"note": "octicons/tag-16"})
    assert icon_svg("octicons/tag-16").partition(" d=")[2].strip() in made


def test_a_box_that_opens_has_its_icon_too() -> None:
    made = with_admonition_icons(
        '<details class="bug" open="">\n<summary>T</summary></details>', {}
    )
    assert re.fullmatch(r"<details [^>]*>\n<summary><svg .*</svg>T</summary></details>", made)


def test_a_box_without_a_title_has_no_icon() -> None:
    for plain in ('<div class="admonition note">\n<p>Text</p></div>', "<p>Text</p>"):
        assert with_admonition_icons(plain, {}) == plain
