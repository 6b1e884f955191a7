"""Searching in a browser: by mouse, by keyboard, on the page of results, and when it fails."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from browsing import NARROW, WIDE, Visitor
from newsroom.views.addresses import address
from newsroom.words import languages, load_words

QUERIES = {"en": "reshoring", "es": "clúster", "it": "dell'innovazione", "tr": "KÜMELER"}
"""In each language a query that finds something. What it finds, `tests/search` says."""

sizes = pytest.mark.parametrize(
    "visitor", [{"viewport": WIDE}, {"viewport": NARROW}], indirect=True, ids=["wide", "narrow"]
)
every_language = pytest.mark.parametrize("lang", languages())


def opened(visitor: Visitor, lang: str, ref: str = "events/index") -> Page:
    """A page with its search open."""
    page = visitor.opens(address(ref, lang))
    page.locator(".nl-search-open").click()
    expect(page.locator("dialog input")).to_be_focused()
    return page


def search_for(page: Page, query: str) -> list[str]:
    """The addresses of what is found, from the root of the site."""
    page.locator("dialog input").fill(query)
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    links = page.locator("dialog ol a").evaluate_all("links => links.map((link) => link.href)")
    return [re.sub(r"^https?://[^/]+/", "", link) for link in links]


@sizes
@every_language
def test_by_mouse_a_page_of_the_same_language_is_found(visitor: Visitor, lang: str) -> None:
    page = opened(visitor, lang)
    found = search_for(page, QUERIES[lang])
    assert found
    others = tuple(f"{one}/" for one in languages() if one != lang)
    if lang == "en":
        assert [one for one in found if one.startswith(others)] == []
    else:
        assert [one for one in found if not one.startswith(f"{lang}/")] == []
    expect(page.locator("dialog mark").first).to_be_visible()
    assert str(len(found)) in page.locator("dialog [role=status]").inner_text() or len(found) == 8
    page.locator("dialog ol a").first.click()
    expect(page).to_have_url(visitor.host + found[0])
    expect(page.locator("html")).to_have_attribute("lang", lang)


@every_language
def test_by_keyboard_alone(visitor: Visitor, lang: str) -> None:
    page = visitor.opens(address("partners/index", lang))
    opener = page.locator(".nl-search-open")
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.type(QUERIES[lang])
    expect(page.locator("dialog ol a").first).to_be_visible()
    page.wait_for_timeout(500)  # the last letters may still bring other results
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Control+k")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog ol a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("ArrowDown")
    there = page.locator("dialog ol a").first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(there.partition("#")[0].rsplit("../")[-1])))


def test_the_letters_of_a_keyboard_are_enough(visitor: Visitor) -> None:
    page = opened(visitor, "tr")
    by_letters = {tuple(search_for(page, one)) for one in ("kumeler", "KÜMELER", "kümeler")}
    assert len(by_letters) == 1
    (found,) = by_letters
    assert found


def test_the_heading_is_found(visitor: Visitor) -> None:
    page = opened(visitor, "en")
    found = search_for(page, "funding statement")
    assert "project/funding/#statement" in found
    page.locator("dialog ol a[href$='#statement']").click()
    expect(page.locator("#statement")).to_be_in_viewport()


def test_only_one_kind(visitor: Visitor) -> None:
    page = opened(visitor, "es")
    everything = search_for(page, "textil")
    page.locator("dialog select").select_option("events")
    page.wait_for_function(
        "count => document.querySelectorAll('dialog ol a').length < count", arg=len(everything)
    )
    links = page.locator("dialog ol a").evaluate_all("links => links.map((link) => link.href)")
    assert links
    assert all("/es/events/" in link for link in links)


@every_language
def test_nothing_found_is_said(visitor: Visitor, lang: str) -> None:
    page = opened(visitor, lang)
    assert search_for(page, "qqzzxx") == []
    said = load_words(lang).search.nothing.format(query="qqzzxx")
    expect(page.locator("dialog [role=status]")).to_contain_text(said)


@every_language
def test_the_page_of_results_can_be_linked_to(visitor: Visitor, lang: str) -> None:
    query = QUERIES[lang]
    page = visitor.opens(f"{address('search', lang)}?q={query}")
    expect(page.locator("main ol a").first).to_be_visible()
    expect(page.locator("main input[name=q]")).to_have_value(query)
    expect(page.locator("main [role=status]")).not_to_be_empty()


@every_language
def test_a_lost_connection_is_said(visitor: Visitor, lang: str) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page = visitor.opens(address("events/index", lang))
    page.route("**/assets/search/**", refuse)
    page.locator(".nl-search-open").click()
    said = page.locator("dialog [role=status]")
    expect(said).to_have_text(load_words(lang).search.failed)
    assert any("net::ERR_FAILED" in one or "fetch" in one for one in visitor.complaints)
    visitor.complaints.clear()


def test_nothing_is_fetched_before_it_is_opened(visitor: Visitor) -> None:
    fetched: list[str] = []
    visitor.page.on("request", lambda request: fetched.append(request.url))
    page = visitor.opens("events/")
    page.wait_for_load_state("networkidle")
    assert [one for one in fetched if "search" in one] == []
