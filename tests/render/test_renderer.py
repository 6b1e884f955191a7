"""The renderer: what each file of the site is made from is noted while it is made."""

import re
from datetime import date
from pathlib import Path

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import Target, TargetError, late_targets, make, targets
from newsroom.render.templates import open_templates
from site_tools import ROOT

NAV = ("index.md", "newsletter/", "events/", "partners/", "training/", "case-studies/")


@pytest.fixture
def renderer(tmp_path: Path) -> Renderer:
    """The small world in two languages."""
    shown = {"It was good.": "It was good. ![A loom](loom.svg) See [the fair](fair.md)."}
    docs = make_world(tmp_path, {"file": "events/visit.md", "change": shown})
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    (docs / "events/loom.svg").write_text(drawing, encoding="utf-8")
    settings = Settings(
        file=tmp_path / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=LANGUAGES,
        nav=NAV,
        markdown_extensions=("toc", "attr_list"),
        markdown_configs={"toc": {"slugify": lambda words, sign: words.lower().replace(" ", sign)}},
    )
    context = SiteContext(settings, read_library(docs, LANGUAGES), date(2026, 1, 15))
    return Renderer(context, open_templates(settings.overrides))


def by_name(renderer: Renderer) -> dict[str, Target]:
    return {target.name: target for target in targets(renderer.context)}


def test_every_page_is_a_target_in_every_language(renderer: Renderer) -> None:
    names = by_name(renderer).keys()
    refs = renderer.context.library.originals
    assert len([name for name in names if name.endswith("index.html")]) == 2 * len(refs)
    assert {"it/events/fair/index.html", "404.html", "it/404.html", "sitemap.xml"} <= names
    late = [target.name for target in late_targets(renderer.context)]
    assert late == ["assets/search/en/", "assets/search/it/", "_headers"]


def test_what_a_page_is_made_from_is_noted(renderer: Renderer) -> None:
    found = make(by_name(renderer)["events/visit/index.html"], renderer).inputs
    assert {
        "page en events/visit",
        "header en events/visit",
        "header en partners/index",  # the menu
        "section events/",
        "existence events/fair",  # a link
        "asset events/loom.svg",
        "asset events/loom.en.svg",  # would be shown instead
    } <= found
    assert "header en case-studies/wool" not in found
    assert not [name for name in found if name.startswith(("type", "headers", "files"))]


def test_a_drawing_is_written_anew(renderer: Renderer) -> None:
    target = by_name(renderer)["events/loom.svg"]
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>\n'
    assert make(target, renderer).files == {"events/loom.svg": drawing}


def test_a_drawing_that_nobody_checked_stops_the_build(renderer: Renderer) -> None:
    path = renderer.context.settings.docs / "events/loom.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>', encoding="utf-8")
    message = (
        "docs/events/loom.svg:2:1: error: The drawing `loom.svg` contains `<script>` on line 2"
    )
    with pytest.raises(TargetError, match=re.escape(message)):
        make(by_name(renderer)["events/loom.svg"], renderer)


def test_a_list_is_made_from_all_pages_of_its_kind(renderer: Renderer) -> None:
    assert "type it Event" in make(by_name(renderer)["it/events/index.html"], renderer).inputs


def test_what_is_known_already_is_noted_again(renderer: Renderer) -> None:
    """Cards and links are made once for all pages; each page that shows them depends on them."""
    target = by_name(renderer)["index.html"]
    assert make(target, renderer).inputs == make(target, renderer).inputs


def test_a_link_keeps_its_place_and_leads_to_the_page_in_the_same_language(
    renderer: Renderer,
) -> None:
    for name in ("events/visit/index.html", "it/events/visit/index.html"):
        page = make(by_name(renderer)[name], renderer).files[name].decode()
        assert '<a href="../fair/">the fair</a>' in page or name.startswith("it/")
        assert 'href="fair.md"' not in page
