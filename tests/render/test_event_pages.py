"""Twelve event pages of other sites, ported: every fact stands in a field, and readers see it."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from little_worlds import WORLD
from newsroom.checks.checker import check_library
from newsroom.content.library import read_library
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.templates import open_templates
from page_html import own_html
from site_tools import ROOT

TODAY = date(2026, 11, 22)
LANGUAGES = ("en", "it", "es", "tr")
PORTED = Path(__file__).with_name("event_pages.yml")
EVENTS = yaml.load(PORTED.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - only texts
BODY = "Everything that one needs to know stands above.\n"


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    folder = tmp_path_factory.mktemp("ported")
    docs = folder / "docs"
    shutil.copytree(WORLD, docs)
    for event in EVENTS:
        header = yaml.safe_dump(
            {"type": "event", "updated": "2026-11-20", **event["header"]},
            allow_unicode=True,
            sort_keys=False,
        )
        (docs / "events" / f"{event['id']}.md").write_text(
            f"---\n{header}---\n{BODY}", encoding="utf-8"
        )
    settings = Settings(
        file=folder / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=LANGUAGES,
        nav=("index.md", "events/"),
    )
    context = SiteContext(settings, read_library(docs, LANGUAGES), TODAY)
    return Renderer(context, open_templates(settings.overrides))


def test_there_are_twelve_and_the_checker_finds_nothing_wrong(renderer: Renderer) -> None:
    assert len(EVENTS) == 12
    problems = check_library(renderer.context.library, TODAY, own_html())
    ported = {f"{event['id']}.md" for event in EVENTS}
    found = [(one.file.name, one.code, one.field) for one in problems if one.file.name in ported]
    assert [one for one in found if one[1] != "I18003"] == []  # they have no translations


def value_at(header: Mapping[str, Any], path: str) -> Any:
    value: Any = header
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
def test_every_fact_stands_in_a_field(event: Any) -> None:
    named_by_others = {"part_of", "series"}  # the larger event does not name its parts
    for path, *_ in event["stated"]:
        assert path in named_by_others or value_at(event["header"], path), path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["id"])
def test_every_fact_is_shown_in_each_language(event: Any, lang: str, renderer: Renderer) -> None:
    page = html.document_fromstring(renderer.page(f"events/{event['id']}", lang))
    [article] = page.cssselect(".nl-article")
    seen = " ".join(article.text_content().replace("\xa0", " ").split())
    for path, *shown in event["stated"]:
        expected = shown[LANGUAGES.index(lang)] if len(shown) > 1 else shown[0]
        assert expected in seen, (path, expected)
