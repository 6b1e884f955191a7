"""The earlier addresses of pages lead on to the pages, in every language."""

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from little_worlds import make_world
from newsroom.content.library import read_library
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.sitemap import sitemap
from newsroom.render.targets import make, targets
from newsroom.render.templates import open_templates
from newsroom.words import load_words
from site_tools import ROOT

OLD = "redirect_from: [events/fair-2025, fairs/looms]"


def site(folder: Path, lang: str) -> Renderer:
    languages = ("en", lang)
    case = {"languages": languages, "file": "events/fair.md", "change": {"edition: 3": OLD}}
    docs = make_world(folder, case)
    settings = Settings(
        file=folder / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=languages,
        nav=("index.md", "events/"),
        site_url="https://www.example.org/",
    )
    context = SiteContext(settings, read_library(docs, languages), date(2026, 1, 15))
    return Renderer(context, open_templates(settings.overrides))


@pytest.mark.parametrize("lang", ["it", "es", "tr"])
def test_an_earlier_address_leads_on_in_each_language(tmp_path: Path, lang: str) -> None:
    renderer = site(tmp_path, lang)
    by_name = {target.name: target for target in targets(renderer.context)}
    name = f"{lang}/fairs/looms/index.html"
    shown = html.document_fromstring(make(by_name[name], renderer).files[name].decode())
    assert shown.get("lang") == lang
    assert shown.findtext(".//h1") == load_words(lang).moved.title
    assert shown.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../events/fair/"]
    assert shown.xpath("//main//a/@href") == ["../../events/fair/"]
    assert shown.xpath("//link[@rel='canonical']/@href") == [
        f"https://www.example.org/{lang}/events/fair/"
    ]
    assert shown.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_every_earlier_name_is_a_target_and_none_is_in_the_sitemap(tmp_path: Path) -> None:
    renderer = site(tmp_path, "it")
    names = {target.name for target in targets(renderer.context)}
    assert {f"{lang}events/fair-2025/index.html" for lang in ("", "it/")} <= names
    settings = renderer.context.settings
    shown = sitemap(renderer.context.catalogue, settings.site_url)
    assert "events/fair/" in shown
    assert "looms/" not in shown
