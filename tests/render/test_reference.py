"""Every construct of Material's “Reference” that is kept: as it is written, and its HTML."""

from pathlib import Path

import pytest
import yaml

from newsroom.render.clean_html import published_html
from newsroom.render.markdown import Converter
from newsroom.render.settings import read_settings
from newsroom.render.theme_package import icon_svg
from site_tools import ROOT

CONVERTER = Converter(read_settings(ROOT / "mkdocs.yml"))
CASES = [
    pytest.param(case, id=f"{chapter}: {case['name']}")
    for chapter, cases in yaml.safe_load(
        Path(__file__).with_name("reference.yml").read_text(encoding="utf-8")
    ).items()
    for case in cases
]


def html_of(text: str) -> str:
    """The HTML of a text, with the names of icons in place of their drawings."""
    html = published_html(CONVERTER.convert(text, lambda _: None).html)
    for name in ("material/calendar", "material/check", "fontawesome/solid/rss"):
        drawing = icon_svg(name).replace("<svg ", '<svg aria-hidden="true" ', 1)
        html = html.replace(drawing, f"[{name}]")
    return html


@pytest.mark.parametrize("case", CASES)
def test_a_construct_of_the_reference(case: dict[str, str]) -> None:
    assert html_of(case["wrote"]).splitlines() == case["gets"].splitlines()
