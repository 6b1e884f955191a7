"""The language switch by mouse, by keyboard, without JavaScript and in a copied folder."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import NARROW, WIDE, Visitor
from newsroom.views.addresses import address
from newsroom.words import languages, load_words
from real_content import example, is_current, real_library, real_refs

EVENT = example("event")
NAMES = [load_words(lang).language.name for lang in languages()]

everywhere = pytest.mark.parametrize(
    "visitor",
    [
        {"viewport": size, "java_script_enabled": script}
        for size in (WIDE, NARROW)
        for script in (True, False)
    ],
    indirect=True,
    ids=["wide", "wide, no script", "narrow", "narrow, no script"],
)


def turkish(visitor: Visitor) -> str:
    return visitor.host + address(EVENT, "tr")


@everywhere
def test_by_mouse_each_language_leads_to_the_next(visitor: Visitor) -> None:
    page = visitor.opens(address(EVENT, languages()[-1]))
    switch = page.locator(".nl-languages")
    for there in languages():
        expect(switch).to_be_hidden()
        page.locator(".nl-languages__button").click()
        expect(switch).to_be_visible()
        assert switch.locator(".nl-languages__link").all_inner_texts() == NAMES
        switch.locator(f"[lang={there}]").click()
        expect(page).to_have_url(visitor.host + address(EVENT, there))
        expect(page.locator("html")).to_have_attribute("lang", there)


@everywhere
def test_by_keyboard_it_opens_closes_and_leads_on(visitor: Visitor) -> None:
    page = visitor.opens(address(EVENT, "it"))
    button, switch = page.locator(".nl-languages__button"), page.locator(".nl-languages")
    button.focus()
    page.keyboard.press("Enter")
    expect(switch).to_be_visible()
    page.keyboard.press("Escape")
    expect(switch).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    for name in NAMES:
        page.keyboard.press("Tab")
        expect(switch.get_by_text(name)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(turkish(visitor))


def test_it_closes_when_the_focus_moves_on(visitor: Visitor) -> None:
    page = visitor.opens(address(EVENT, "it"))
    page.locator(".nl-languages__button").press("Enter")
    for _ in range(len(NAMES) + 1):
        page.keyboard.press("Tab")
    expect(page.locator(".nl-languages")).to_be_hidden()


def test_it_keeps_the_heading(visitor: Visitor) -> None:
    ref = next(
        ref
        for ref in real_refs()
        if len(real_library().originals[ref].file.body.headings) > 3
        and is_current(ref, "it")
        and is_current(ref, "tr")
    )
    page = visitor.opens(address(ref, "it"))
    link = page.locator(".nl-contents__link").nth(2)
    anchor = link.get_attribute("href")
    link.click()
    page.locator(".nl-languages__button").click()
    page.locator(".nl-languages [lang=tr]").click()
    expect(page).to_have_url(f"{visitor.host}{address(ref, 'tr')}{anchor}")
    expect(page.locator(f"[id='{anchor.removeprefix('#')}']")).to_be_in_viewport()


def test_the_lists_do_not_disturb_a_wide_page(visitor: Visitor) -> None:
    page = visitor.opens(address(EVENT, "es"))
    expect(page.locator(".nl-menu")).to_be_visible()
    expect(page.locator(".nl-masthead__menu")).to_be_hidden()


def test_it_works_in_a_copied_folder(browser: Browser, real_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    start = real_site / address(EVENT, "es") / "index.html"
    page.goto(start.as_uri())
    page.locator(".nl-languages__button").click()
    page.locator(".nl-languages [lang=tr]").click()
    expect(page).to_have_url((real_site / address(EVENT, "tr") / "index.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    context.close()
