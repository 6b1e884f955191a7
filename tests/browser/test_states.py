"""The states of events in a browser: a box on the page, a mark in lists, seen and heard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browsing import WIDE, Host, Visitor, serving
from newsroom.views.addresses import address
from newsroom.words import load_words
from state_world import EVENTS, LANGUAGES, build_state_site

STATES = [state for state in EVENTS if state != "as-announced"]
CROSSED = "text-decoration-line"


@pytest.fixture(scope="module")
def states(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    site = build_state_site(tmp_path_factory.mktemp("states"))
    with serving(Host, site) as host:
        context = browser.new_context(viewport=WIDE)
        visitor = Visitor(context, host)
        yield visitor
        context.close()
        assert visitor.complaints == []


@pytest.mark.parametrize("state", STATES)
def test_the_page_says_at_the_top_what_has_become_of_it(states: Visitor, state: str) -> None:
    for lang in LANGUAGES:
        page = states.opens(address(f"events/{state}", lang))
        box = page.get_by_role("note")
        words = load_words(lang).states[state]
        assert box.locator("strong").inner_text() == words.mark
        assert box.locator("svg").bounding_box()["width"] > 0
        title, facts = page.locator("h1").bounding_box(), page.locator(".nl-facts").bounding_box()
        assert title["y"] < box.bounding_box()["y"] < facts["y"]
        page.emulate_media(media="print")
        assert box.is_visible()
        page.emulate_media(media="screen")


@pytest.mark.parametrize("state", ["cancelled", "postponed", "rescheduled"])
def test_the_old_date_is_struck_for_eyes_and_ears(states: Visitor, state: str) -> None:
    page = states.opens(address(f"events/{state}", "en"))
    struck = page.locator(".nl-facts s").first
    assert struck.evaluate("node => getComputedStyle(node).textDecorationLine") == "line-through"
    assert struck.text_content().split(":")[0].strip() == "no longer valid"


@pytest.mark.parametrize("ref", ["index", "events/index", "partners/loom", "newsletter/second"])
def test_what_is_off_stands_under_its_own_heading(states: Visitor, ref: str) -> None:
    page = states.opens(address(ref, "en"))
    group = page.get_by_role("region", name="Cancelled or postponed")
    assert "Loom day 2" in group.inner_text()
    assert "Cancelled" in group.inner_text()
    assert "Loom day 2" not in page.get_by_role("region", name="Upcoming").all_inner_texts()


def test_a_search_result_has_its_mark(states: Visitor) -> None:
    script = "base => fetch(base + 'assets/search/en/m.json').then(answer => answer.json())"
    states.opens("")
    manifest = states.page.evaluate(script, states.host)
    marks = {manifest["pages"][int(number)][0]: one for number, one in manifest["marks"].items()}
    assert marks["events/cancelled/"] == ["Cancelled"]
    assert "events/as-announced/" not in marks
