"""Wide tables: in a box that scrolls, beyond the text where there is room, whole on paper."""

import pytest
from playwright.sync_api import Page, expect

from browsing import SHOWS_EVERYTHING, Visitor
from newsroom.views.addresses import address
from newsroom.words import languages

PAPER = {"width": 718, "height": 1000}
"""A sheet of A4 between the margins of Chromium."""
SCROLLS = "(one) => one.scrollWidth > one.clientWidth"

WATCH = """(box) => {
    window.scrolled = new Promise((done) => {
        box.addEventListener("scroll", () => done(box.scrollLeft > 0), { once: true });
    });
}"""


def opened(visitor: Visitor, width: int, lang: str = "en") -> Page:
    visitor.page.set_viewport_size({"width": width, "height": 800})
    return visitor.opens(address(SHOWS_EVERYTHING, lang))


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("width", [320, 480, 768, 1000, 1240, 1280])
def test_no_page_scrolls_sideways(visitor: Visitor, width: int, lang: str) -> None:
    assert not is_too_wide(opened(visitor, width, lang))


def test_a_wide_table_scrolls_in_its_box_by_keyboard_too(visitor: Visitor) -> None:
    page = opened(visitor, 768)
    box = page.get_by_role("group", name="Step")
    expect(box).to_have_attribute("tabindex", "0")
    assert box.evaluate(SCROLLS)
    box.focus()
    box.evaluate(WATCH)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("window.scrolled")


def test_a_table_that_fits_is_no_stop_of_the_tab_key(visitor: Visitor) -> None:
    page = opened(visitor, 768)
    expect(page.locator(".nl-table[tabindex]")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(".nl-table[tabindex]")).to_have_count(0)


def test_a_wide_table_leaves_the_column_of_text_where_there_is_room(visitor: Visitor) -> None:
    page = opened(visitor, 1280)
    wide = page.locator(".nl-table", has_text="Who begins")
    assert not wide.evaluate(SCROLLS)
    assert wide.evaluate("(one) => one.offsetWidth > one.parentElement.offsetWidth")


def test_on_a_phone_each_row_is_a_list(visitor: Visitor) -> None:
    page = opened(visitor, 390)
    cell = page.locator("td", has_text="the project office")
    label = cell.evaluate("(one) => getComputedStyle(one, '::before').content")
    assert label == '"Where to ask"'
    expect(cell).to_have_css("display", "block")
    expect(cell.locator("..")).to_have_css("border-top-width", "1px")
    aligned = page.locator(".nl-table td[data-align]").first
    expect(aligned).to_have_css("text-align", "start")


def test_on_paper_tables_are_whole_and_nothing_is_hidden(visitor: Visitor) -> None:
    page = opened(visitor, PAPER["width"])
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    wide = page.locator(".nl-table", has_text="Who begins")
    assert not is_too_wide(page)
    assert wide.evaluate("(one) => one.firstElementChild.offsetWidth <= one.offsetWidth")
    expect(page.locator("details:not([open]) > :not(summary)").first).to_be_visible()
    for tab in page.locator(".tabbed-block").all():
        expect(tab).to_be_visible()
