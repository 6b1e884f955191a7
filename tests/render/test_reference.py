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
    html = published_html(CONVERTER.convert(text, lambda _: None).html, "en")
    for name in ("material/calendar", "material/check", "fontawesome/solid/rss"):
        drawing = icon_svg(name).replace("<svg ", '<svg aria-hidden="true" ', 1)
        html = html.replace(drawing, f"[{name}]")
    return html


@pytest.mark.parametrize("case", CASES)
def test_a_construct_of_the_reference(case: dict[str, str]) -> None:
    assert html_of(case["wrote"]).splitlines() == case["gets"].splitlines()


@pytest.mark.parametrize(
    ("wrote", "lang", "title"),
    [
        ("!!! note\n    a", "tr", "Not"),
        ("??? question\n    a", "es", "Pregunta"),
        ('???+ note ""\n    a', "it", "Nota"),
        ("> [!CAUTION]\n> a", "it", "Cautela"),
        ("> [!tldr]- \n> a", "tr", "Özet"),
        ("!!! hint\n    a", "es", "Consejo"),
        ('!!! note "Own & *title*"\n    a', "tr", "Own &amp; <em>title</em>"),
        ("!!! other\n    a", "tr", "Other"),
    ],
)
def test_a_box_without_a_title_gets_one_in_the_language_of_the_text(
    wrote: str, lang: str, title: str
) -> None:
    html = published_html(CONVERTER.convert(wrote, lambda _: None).html, lang)
    assert (
        f'<p class="admonition-title">{title}</p>' in html or f"<summary>{title}</summary>" in html
    )


def test_nothing_of_one_page_is_kept_for_the_next() -> None:
    texts = [case.values[0]["wrote"] for case in CASES]
    once = [CONVERTER.convert(text, lambda _: None) for text in texts]
    again = [CONVERTER.convert(text, lambda _: None) for text in reversed(texts)]
    assert once == again[::-1]
