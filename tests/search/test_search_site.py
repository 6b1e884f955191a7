"""The search on the built site: whose pages are in the index, and the page of the search."""

import json
import posixpath
from datetime import date
from pathlib import Path

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.render.search import is_searched
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import address
from newsroom.words import languages, load_words
from pages import read, texts
from real_content import examples, is_written, real_refs
from search.node import need_node, run_queries

REFS = sorted(real_refs())


def manifest(site: Path, lang: str) -> dict[str, list[list[str]]]:
    path = site / "assets" / "search" / lang / "m.json"
    found: dict[str, list[list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("lang", languages())
def test_every_page_but_the_search_is_in_the_index(real_site: Path, lang: str) -> None:
    root = address("index", lang)
    urls = sorted(root + url for url, _, _ in manifest(real_site, lang)["pages"])
    searched = [ref for ref in REFS if ref != "search" and is_written(ref, lang)]
    assert urls == sorted(address(ref, lang) for ref in searched)


def test_a_page_without_translation_is_found_only_in_its_own_language(tmp_path: Path) -> None:
    docs = make_world(tmp_path, {})
    settings = Settings(
        file=tmp_path / "mkdocs.yml", docs=docs, overrides=None, languages=LANGUAGES
    )
    library = read_library(docs, LANGUAGES)
    context = SiteContext(settings, library, date(2026, 1, 15))
    assert is_searched("partners/anvil", "en", context)
    assert not is_searched("partners/anvil", "it", context)
    assert is_searched("partners/loom", "it", context)


@pytest.mark.parametrize("lang", languages())
def test_every_page_is_listed_for_those_without_javascript(real_site: Path, lang: str) -> None:
    page = read(real_site / address("search", lang) / "index.html")
    here = "/" + address("search", lang)
    listed = {
        posixpath.normpath(posixpath.join(here, link.get("href"))).strip("/")
        for link in page.cssselect(".nl-every__pages > li > a")
    }
    assert listed == {address(ref, lang).strip("/") for ref in REFS if ref != "search"}
    kinds = texts(page, ".nl-every__kind")
    assert set(kinds) <= set(load_words(lang).search.kinds.values())
    assert len(page.cssselect("form.nl-search")) == 1


@pytest.mark.parametrize("lang", languages())
def test_results_lead_to_pages_and_headings_that_are_there(
    real_site: Path, lang: str, tmp_path: Path
) -> None:
    need_node()
    titles = [title for _, title, _ in manifest(real_site, lang)["pages"]]
    queries = [{"lang": lang, "query": title, "show": 5} for title in titles]
    for title, answer in zip(titles, run_queries(queries, real_site, tmp_path), strict=True):
        assert answer["pages"], title
        first = "".join(piece["text"] for piece in answer["shown"][0]["title"])
        assert first == title
        for shown in answer["shown"]:
            path, _, anchor = shown["address"].removeprefix("file://").partition("#")
            target = read(Path(path) / "index.html")
            assert not anchor or target.get_element_by_id(anchor) is not None


@pytest.mark.parametrize("lang", languages())
def test_facts_are_found_and_what_stands_on_every_page_is_not(
    real_site: Path, lang: str, tmp_path: Path
) -> None:
    need_node()
    updated = load_words(lang).labels.updated
    partner = examples("partner", lang)[0]
    queries = [{"lang": lang, "query": query} for query in (partner.page.acronym, updated)]
    facts, labels = run_queries(queries, real_site, tmp_path)
    assert address(partner.file.ref, "en") in facts["pages"]
    assert len(labels["pages"]) < len(REFS) / 2


def test_only_the_beginning_of_a_long_query_is_read(real_site: Path, tmp_path: Path) -> None:
    """A search of 7 KB took four seconds, and a page could ask for it by its address."""
    need_node()
    few = "cluster textile "
    written = [few, few * 6 + "qqqq " * 1000, few + " " * 190 + "qqqq " * 1000, "q" * 7000]
    queries = [{"lang": "en", "query": query} for query in written]
    short, many_words, many_letters, long_word = run_queries(queries, real_site, tmp_path)
    assert short["pages"]
    assert many_words["pages"] == many_letters["pages"] == short["pages"]
    assert long_word["pages"] == []
