"""Long lists are divided into pages: by year, or by number where nothing has a date."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from lxml import html

from little_worlds import WORLD
from newsroom.content.library import read_library
from newsroom.model.list_pages import LONG, list_pages
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import make, targets
from newsroom.render.templates import open_templates
from newsroom.words import languages
from site_tools import ROOT

TODAY = date(2026, 11, 22)
SUMMARY = "A made-up page with a summary of the length that editors give to it, number {}; " * 3
LARGEST_OVERVIEW = 60_000
EVENTS, ISSUES, CASES = 200, 60, 90


def pages() -> Iterator[tuple[str, str]]:
    for number in range(EVENTS):
        day = date(2018, 2, 1) + timedelta(days=19 * number)
        status = "cancelled\nstatus_note: No hall." if number % 9 == 0 else "scheduled"
        yield (
            f"events/meeting-{number}",
            f"type: event\nkind: meeting\nstart: {day}\nend: {day}\nmode: onsite\n"
            f"venue: {{city: Bologna, country: IT}}\norganisers: [loom]\nevent_status: {status}",
        )
    for number in range(ISSUES):
        yield (
            f"newsletter/issue-{number}",
            f"type: issue\ndate: {date(2019, 1, 1) + timedelta(days=40 * number)}\n"
            "sections: [{kind: partners, items: [partners/loom]}]",
        )
    text = (WORLD / "case-studies" / "wool.md").read_text(encoding="utf-8")
    facts = "\n".join(
        line
        for line in text.split("---\n")[1].splitlines()
        if not line.startswith(("title", "summary", "updated"))
    )
    for number in range(CASES):
        yield f"case-studies/case-{number:03}", facts


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    folder = tmp_path_factory.mktemp("long")
    docs = folder / "docs"
    shutil.copytree(WORLD, docs)
    for number, (ref, facts) in enumerate(pages()):
        texts = f"title: Page {number}\nsummary: {SUMMARY.format(number, number, number)[:240]}"
        (docs / f"{ref}.md").write_text(
            f"---\n{texts}\nupdated: 2026-11-0{number % 9 + 1}\n{facts}\n---\n", encoding="utf-8"
        )
    (docs / "events" / "index.es.md").write_text(
        (docs / "events" / "index.it.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    settings = Settings(
        file=folder / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=languages(),
        nav=("index.md", "newsletter/", "events/", "case-studies/"),
        site_url="https://www.example.org/",
    )
    context = SiteContext(settings, read_library(docs, languages()), TODAY)
    return Renderer(context, open_templates(settings.overrides))


def shown(renderer: Renderer, name: str) -> html.HtmlElement:
    return html.document_fromstring(text(renderer, name))


def text(renderer: Renderer, name: str) -> str:
    target = next(one for one in targets(renderer.context) if one.name == name)
    return make(target, renderer).files[name].decode()


def cards(page: html.HtmlElement) -> list[str]:
    return [one.get("href") for one in page.cssselect(".nl-card__title a")]


def parts(renderer: Renderer, overview: str) -> list[str]:
    return [part.ref for part in renderer.context.list_pages if part.overview == overview]


def test_events_and_issues_have_years_and_case_studies_have_numbers(renderer: Renderer) -> None:
    years = {
        one.original.start.year for one in renderer.context.catalogue.events() if one.original.start
    }
    assert set(range(2018, 2029)) <= years
    assert parts(renderer, "events/index") == [
        *(f"events/{year}" for year in sorted(years, reverse=True)),
        "events/undated",
    ]
    assert parts(renderer, "newsletter/index") == [
        f"newsletter/{year}" for year in range(2026, 2018, -1)
    ]
    assert parts(renderer, "case-studies/index") == ["case-studies/page/2", "case-studies/page/3"]


@pytest.mark.parametrize("overview", ["events/index", "newsletter/index", "case-studies/index"])
def test_every_entry_stands_on_a_page_of_the_list(renderer: Renderer, overview: str) -> None:
    folder = overview.removesuffix("index")
    listed = set(cards(shown(renderer, f"{folder}index.html")))
    names = {href.rstrip("/").rpartition("/")[2] for href in listed}
    for ref in parts(renderer, overview):
        page = shown(renderer, f"{ref}/index.html")
        assert 0 < len(cards(page)) <= LONG
        names |= {href.rstrip("/").rpartition("/")[2] for href in cards(page)}
    every = {ref for ref in renderer.context.catalogue.entries if ref.startswith(folder)}
    assert names == {ref.removeprefix(folder) for ref in every - {overview}}


def test_a_year_has_its_events_the_newest_first(renderer: Renderer) -> None:
    page = shown(renderer, "it/events/2025/index.html")
    days = [one.get("datetime") for one in page.cssselect(".nl-card time")]
    assert days == sorted(days, reverse=True)
    assert {day[:4] for day in days} == {"2025"}


def test_upcoming_events_stay_on_the_overview(renderer: Renderer) -> None:
    page = shown(renderer, "events/index.html")
    ahead = renderer.context.catalogue.upcoming_events(TODAY)
    upcoming = page.xpath("//section[@aria-labelledby='nl-upcoming']")[0]
    assert len(cards(upcoming)) == len(ahead) > 0


@pytest.mark.parametrize("lang", ["", "es/", "it/", "tr/"])
@pytest.mark.parametrize("overview", ["", "events/", "newsletter/", "case-studies/"])
def test_no_overview_is_too_large(renderer: Renderer, overview: str, lang: str) -> None:
    assert len(text(renderer, f"{lang}{overview}index.html").encode()) < LARGEST_OVERVIEW


def test_the_head_of_a_page_of_a_list(renderer: Renderer) -> None:
    page = shown(renderer, "it/events/2025/index.html")
    root = "https://www.example.org/"
    assert page.findtext(".//title").startswith("Eventi: 2025 – ")
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{root}it/events/2025/"]
    assert set(page.xpath("//link[@rel='alternate'][@hreflang]/@href")) == {
        f"{root}events/2025/",
        f"{root}it/events/2025/",
        f"{root}es/events/2025/",
    }
    sitemap = text(renderer, "sitemap.xml")
    assert sitemap.count(f"<loc>{root}it/events/2025/</loc>") == 1
    assert f"<loc>{root}tr/events/2025/</loc>" not in sitemap


def test_the_pages_of_a_list_lead_to_each_other(renderer: Renderer) -> None:
    page = shown(renderer, "events/2025/index.html")
    assert page.xpath("//nav[@class='nl-pager']/a[@rel='prev']/@href") == ["../2026/"]
    assert page.xpath("//nav[@class='nl-pager']/a[@rel='next']/@href") == ["../2024/"]
    assert page.xpath("//nav[@class='nl-pager']//a[@aria-current]/text()") == ["2025"]
    first = shown(renderer, "events/index.html")
    assert first.xpath("//nav[@class='nl-pager']/a[@rel='next']/@href") == [
        f"{parts(renderer, 'events/index')[0].removeprefix('events/')}/"
    ]
    assert first.xpath("//nav[@class='nl-pager']//a[@aria-current]/@href") == ["./"]


def test_the_text_of_the_overview_stands_on_its_first_page_alone(renderer: Renderer) -> None:
    assert "Two events." in text(renderer, "events/index.html")
    assert "Two events." not in text(renderer, "events/2025/index.html")


def test_the_languages_of_a_page_of_a_list(renderer: Renderer) -> None:
    page = shown(renderer, "events/2025/index.html")
    assert "../../it/events/2025/" in page.xpath("//*[@hreflang]/@href")


def test_a_short_list_stays_whole() -> None:
    library = read_library(WORLD, ("en", "it"))
    assert [*list_pages(library.catalogue())] == []
