"""The switch of colours: the system's until somebody chooses others, which are kept."""

import pytest
from playwright.sync_api import Page, expect

from browsing import Visitor
from newsroom.words import languages, load_words

PHONE = {"width": 390, "height": 844}
light = pytest.mark.parametrize("visitor", [{"color_scheme": "light"}], indirect=True)
dark = pytest.mark.parametrize("visitor", [{"color_scheme": "dark"}], indirect=True)
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(16, 25, 28)"
NOTES_THE_FIRST_SCHEME = """() => {
    new MutationObserver((_, observer) => {
        if (!document.body) return;
        window.firstScheme = document.documentElement.dataset.nlScheme;
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
}"""


def stored(page: Page) -> object:
    return page.evaluate("({...localStorage})")


@dark
def test_colours_follow_the_system_and_nothing_is_stored(visitor: Visitor) -> None:
    page = visitor.opens("")
    assert (page.evaluate(GROUND), stored(page)) == (DARK, {})
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_css("background-color", LIGHT)


@light
def test_a_choice_holds_on_the_next_page_from_its_beginning(visitor: Visitor) -> None:
    visitor.page.add_init_script(f"({NOTES_THE_FIRST_SCHEME})()")
    page = visitor.opens("")
    words = load_words("en").colours
    for name in (words.light, words.dark):
        page.get_by_role("button", name=name, exact=True).click()
    assert (page.evaluate(GROUND), stored(page)) == (DARK, {"nl-scheme": "dark"})
    page = visitor.opens("it/events/")
    assert page.evaluate("window.firstScheme") == "dark"
    assert page.evaluate(GROUND) == DARK


@light
def test_the_colours_of_the_system_are_no_choice(visitor: Visitor) -> None:
    page = visitor.opens("es/")
    words = load_words("es").colours
    for name in (words.light, words.dark, words.auto):
        page.get_by_role("button", name=name, exact=True).click()
    assert (page.evaluate(GROUND), stored(page)) == (LIGHT, {})


@light
def test_the_switch_is_used_by_keyboard_and_keeps_the_focus(visitor: Visitor) -> None:
    page = visitor.opens("tr/")
    words = load_words("tr").colours
    page.get_by_role("button", name=words.light, exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=words.dark, exact=True)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name=words.auto, exact=True)).to_be_focused()


@pytest.mark.parametrize(
    "visitor", [{"java_script_enabled": False, "color_scheme": "dark"}], indirect=True
)
def test_without_javascript_there_is_no_switch(visitor: Visitor) -> None:
    page = visitor.opens("")
    expect(page.locator(".nl-palette")).to_be_hidden()
    expect(page.locator("html")).to_have_css("background-color", DARK)


@light
def test_another_window_changes_too(visitor: Visitor) -> None:
    page = visitor.opens("")
    other = visitor.context.new_page()
    other.goto(visitor.host)
    other.locator(".nl-palette").click()
    other.locator(".nl-palette").click()
    expect(page.locator("html[data-nl-scheme=dark]")).to_be_visible()


@light
def test_a_blocked_storage_costs_the_memory_alone(visitor: Visitor) -> None:
    blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })"
    visitor.page.add_init_script(blocked)
    page = visitor.opens("")
    page.locator(".nl-palette").click()
    page.locator(".nl-palette").click()
    assert page.evaluate(GROUND) == DARK


@pytest.mark.parametrize("visitor", [{"viewport": PHONE}], indirect=True)
@pytest.mark.parametrize("lang", languages())
def test_the_masthead_has_room_for_it_on_a_phone(visitor: Visitor, lang: str) -> None:
    page = visitor.opens("" if lang == "en" else f"{lang}/")
    boxes = [one.bounding_box() for one in page.locator(".nl-masthead__inner > :visible").all()]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert len(middles) == 5
    assert max(middles) - min(middles) < 2
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
