"""What a visitor can do without a mouse, with large letters, on a narrow screen, on paper."""

import pytest
from playwright.sync_api import Page, expect

from browsing import NARROW, WIDE, Visitor
from newsroom.words import languages, load_words
from real_content import real_refs

PAGES = ("", "es/events/home-textiles-premium-2017/", "it/project/corrections/", "tr/training/")
sizes = pytest.mark.parametrize(
    "visitor", [{"viewport": WIDE}, {"viewport": NARROW}], indirect=True, ids=["wide", "narrow"]
)
narrow = pytest.mark.parametrize("visitor", [{"viewport": NARROW}], indirect=True)

FOCUSED = """() => {
    const here = document.activeElement;
    const box = here.getClientRects()[0];
    const x = box.left + box.width / 2, y = box.top + Math.min(box.height / 2, 8);
    const top = document.elementFromPoint(x, y);
    const style = getComputedStyle(here);
    return {
        name: here.outerHTML.slice(0, 120),
        onScreen: box.width > 0 && x >= 0 && x <= innerWidth && y >= 0 && y <= innerHeight,
        covered: !(top && (here.contains(top) || top.contains(here))),
        ringed: style.outlineStyle !== "none" || here.matches(".nl-card__title a, main"),
        end: here === document.body,
    };
}"""


def stops(page: Page) -> list[dict[str, object]]:
    """Every stop of the Tab key, from the top of the page to its end."""
    found: list[dict[str, object]] = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop["end"]:
            return found
        found.append(stop)
    raise AssertionError("the Tab key never came to the end of the page")


@sizes
@pytest.mark.parametrize("address", PAGES)
def test_every_stop_is_seen(visitor: Visitor, address: str) -> None:
    found = stops(visitor.opens(address))
    assert len(found) > 10
    assert [stop for stop in found if not stop["onScreen"] or stop["covered"]] == []
    assert [stop for stop in found if not stop["ringed"]] == []


@sizes
@pytest.mark.parametrize("lang", languages())
def test_the_first_stop_leads_past_the_masthead(visitor: Visitor, lang: str) -> None:
    page = visitor.opens(f"{lang}/glossary/" if lang != "en" else "glossary/")
    page.keyboard.press("Tab")
    expect(page.get_by_text(load_words(lang).layout.skip)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@narrow
def test_the_menu_opens_and_closes(visitor: Visitor) -> None:
    page = visitor.opens("it/events/")
    button, menu = page.locator(".nl-masthead__menu"), page.locator(".nl-menu")
    expect(menu).to_be_hidden()
    button.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    menu.get_by_text("Partner").click()
    expect(page).to_have_url(f"{visitor.host}it/partners/")


@narrow
def test_the_list_of_headings_closes_when_one_is_chosen(visitor: Visitor) -> None:
    page = visitor.opens("tr/project/corrections/")
    page.locator(".nl-contents__button").press("Enter")
    chosen = page.locator(".nl-contents__link").nth(1)
    anchor = chosen.get_attribute("href") or ""
    chosen.press("Enter")
    expect(page.locator(".nl-contents__panel")).to_be_hidden()
    expect(page.locator(f"[id='{anchor[1:]}']")).to_be_in_viewport()


def test_no_letter_does_anything(visitor: Visitor) -> None:
    """WCAG 2.1.4: whoever speaks to their computer must not set anything off."""
    page = visitor.opens("es/")
    before = page.url
    for key in "abcdefghijklmnopqrstuvwxyz/.,?1":
        page.keyboard.press(key)
    assert page.url == before
    assert page.evaluate("document.activeElement === document.body")
    assert page.locator("dialog[open], :popover-open").count() == 0


SPACED = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }
"""
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
    const style = getComputedStyle(one);
    const hides = style.overflowX === "hidden" || style.overflowX === "clip";
    return hides && one.scrollWidth > one.clientWidth + 1 && style.clipPath === "none";
}).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize(
    "visitor", [{"viewport": {"width": 320, "height": 256}, "bypass_csp": True}], indirect=True
)
@pytest.mark.parametrize("lang", languages())
def test_four_times_as_large_nothing_is_cut(visitor: Visitor, lang: str) -> None:
    """WCAG 1.4.10 (a window of 1280 pixels at 400 %) together with 1.4.12 (text spacing)."""
    base = "" if lang == "en" else f"{lang}/"
    for ref in ("", "events/otir2020-tfc-2017/", "project/corrections/", "training/", "glossary/"):
        page = visitor.opens(base + ref)
        page.add_style_tag(content=SPACED)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, ref
        assert page.evaluate(CUT) == []


def test_nothing_moves(visitor: Visitor) -> None:
    page = visitor.opens("")
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one);
        return style.animationName !== "none" || style.transitionDuration !== "0s";
    }).length"""
    assert page.evaluate(moving) == 0


def test_paper_has_the_text_and_who_paid(visitor: Visitor) -> None:
    page = visitor.opens("it/events/otir2020-tfc-2017/")
    page.emulate_media(media="print")
    for there in ("h1", ".nl-facts", ".nl-body", ".nl-funding"):
        expect(page.locator(there)).to_be_visible()
    for gone in (".nl-masthead", ".nl-section", ".nl-footer__links"):
        expect(page.locator(gone)).to_be_hidden()


@pytest.mark.parametrize("visitor", [{"java_script_enabled": False}], indirect=True)
@pytest.mark.parametrize("lang", languages())
def test_without_scripts_search_leads_to_a_list_of_everything(visitor: Visitor, lang: str) -> None:
    page = visitor.opens("" if lang == "en" else f"{lang}/")
    page.locator(".nl-search-open").click()
    expect(page.locator("html")).to_have_attribute("lang", lang)
    links = page.locator("main article a")
    assert links.count() >= len(real_refs()) - 1  # all but the search itself
