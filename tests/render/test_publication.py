"""Drafts, and pages outside their span: the built site has nothing of them, the preview a mark."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from little_worlds import make_world
from newsroom.content.library import read_library
from newsroom.content.publication import published, unpublished
from newsroom.model.catalogue import Catalogue
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext, published_site
from newsroom.render.targets import targets
from newsroom.render.template_values import site_values
from newsroom.views.groups import groups_of
from newsroom.views.localizer import Localizer
from newsroom.views.page_view import view_of
from site_tools import ROOT
from state_world import DRAFTS, LANGUAGES, TODAY, make_state_world

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 31)
SPAN = {"type: event\n": f"type: event\npublish_on: {FIRST}\nexpires_on: {LAST}\n"}
DAY = timedelta(days=1)


def catalogue(folder: Path, today: date) -> Catalogue:
    docs = folder / "docs"
    if not docs.exists():
        make_world(folder, {"file": "events/visit.md", "change": SPAN})
    return published(read_library(docs, ("en", "it")), today).catalogue()


@pytest.mark.parametrize(
    ("today", "is_there"), [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)]
)
def test_a_page_is_there_from_its_first_day_to_its_last(
    tmp_path: Path, today: date, is_there: bool
) -> None:
    found = catalogue(tmp_path, today)
    assert ("events/visit" in found.entries) == is_there
    localizer = Localizer(found, "en", today)
    shown = {
        card.href
        for ref in ("index", "events/index", "newsletter/first", "partners/loom")
        for group in groups_of(found[ref], localizer)
        for card in group.cards
    }
    assert ("events/visit/" in shown) == is_there


def test_everything_of_the_site_leaves_drafts_out(tmp_path: Path) -> None:
    settings = Settings(
        file=tmp_path / "mkdocs.yml",
        docs=make_world(tmp_path, {"file": "events/visit.md", "change": SPAN}),
        overrides=ROOT / "overrides",
        languages=("en", "it"),
        nav=("index.md", "events/"),
        site_url="https://www.example.org/",
    )
    library = read_library(settings.docs, settings.languages)
    site = published_site(settings, library, TODAY)
    assert unpublished(library, TODAY) == {"events/visit"}
    assert [one.name for one in targets(site) if "visit" in one.name] == []
    assert "visit" not in str(site.sections.nav())
    every = SiteContext(settings, library, TODAY)
    assert [one.name for one in targets(every) if one.ref == "events/visit"]


@pytest.mark.parametrize("name", DRAFTS)
def test_the_preview_marks_what_is_not_published(tmp_path: Path, name: str) -> None:
    make_state_world(tmp_path / "docs")
    found = read_library(tmp_path / "docs", LANGUAGES).catalogue()
    localizer = Localizer(found, "tr", TODAY)
    entry = found[f"case-studies/{name}"]
    view = view_of(entry, localizer, site_url="", site_name="", headings={}, extra={})
    assert [state.kind for state in view.states] == [name]
    assert [state.kind for state in localizer.card(entry).states] == [name]


@pytest.mark.parametrize(("gone", "href"), [((), "it/events/visit/"), (("events/visit",), "")])
def test_the_notice_of_the_site_leads_to_no_page_that_is_not_there(
    gone: tuple[str, ...], href: str
) -> None:
    announce = {"text": "Come!", "link": "events/visit.md", "until": TODAY}
    settings = Settings(
        file=ROOT / "mkdocs.yml",
        docs=ROOT / "docs",
        overrides=None,
        languages=("en", "it"),
        nav=(),
        extra={"announce": announce},
    )
    notice = site_values(settings, "it", TODAY, gone)["notice"]
    assert (notice.text, notice.href) == ("Come!", href)
