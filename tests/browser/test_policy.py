"""Every page in a browser, under the headers: nothing is refused, asked of others or kept.

The short form opens a page of each template in each language; the whole form (`SWEEP=1`) opens
every page. The `visitor` also fails on whatever the browser complains about.
"""

import os
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from browsing import Visitor
from newsroom.render.clean_html import ATTRIBUTES, EVERYWHERE, clean_html
from newsroom.views.addresses import address
from newsroom.views.page_view import template_of
from newsroom.words import languages
from real_content import real_library

WHOLE = bool(os.environ.get("SWEEP"))
HOSTILE = Path(__file__).parents[1] / "render" / "hostile.yml"
WORDS = {"en": "cluster", "es": "clúster", "it": "cluster", "tr": "küme"}

WATCH = """
self.violations = [];
addEventListener("securitypolicyviolation", (event) => {
    self.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
}, true);
"""
OPEN_EVERYTHING = """async () => {
    const lists = [...document.querySelectorAll("[popover]")];
    for (const list of lists) {
        list.showPopover();
        await new Promise((then) => setTimeout(then));
        list.hidePopover();
    }
    for (const part of document.querySelectorAll("details")) part.open = true;
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
    return [lists.length, self.violations];
}"""
STORED = """async () => ({
    cookies: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map((one) => one.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookies": "", "local": [], "session": [], "databases": [], "caches": [], "workers": 0}


def refs() -> list[str]:
    """The pages to open: all of them, or the first of each template."""
    entries = real_library().catalogue().entries
    firsts = {
        template_of(ref, entry.page_for(languages()[0])): ref
        for ref, entry in reversed(entries.items())
    }
    return list(entries if WHOLE else firsts.values())


@pytest.mark.parametrize("lang", languages())
def test_nothing_is_refused_fetched_from_others_or_stored(visitor: Visitor, lang: str) -> None:
    fetched: list[str] = []
    failed: list[str] = []
    visitor.context.add_init_script(WATCH)
    visitor.page.on("request", lambda request: fetched.append(request.url))
    visitor.page.on("response", lambda one: failed.append(one.url) if one.status >= 400 else None)
    written = [address(ref, lang) for ref in refs()]
    lost, found = (
        address("index", lang) + "404.html",
        f"{address('search', lang)}?q={WORDS[lang]}",
    )
    for where in (*written, lost, found):
        page = visitor.opens(where)
        lists, violations = page.evaluate(OPEN_EVERYTHING)
        assert lists >= 2, where  # the menu and the languages
        assert violations == [], where
    page.locator(".nl-search__results li").first.wait_for()
    assert page.evaluate("self.violations") == []
    assert [url for url in fetched if not url.startswith(visitor.host)] == []
    assert failed == []
    assert page.evaluate(STORED) == NOTHING
    assert visitor.context.cookies() == []


def test_a_violation_would_be_seen(visitor: Visitor) -> None:
    visitor.context.add_init_script(WATCH)
    page = visitor.opens("")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    _, violations = page.evaluate(OPEN_EVERYTHING)
    assert violations == ["style-src-attr inline "]
    assert len(visitor.complaints) == 1
    visitor.complaints.clear()


IN_THE_PAGE = """() => {
    const inside = [...document.querySelector("main").querySelectorAll("*")];
    return inside.map((one) => [one.localName, one.getAttributeNames(), one.protocol]);
}"""
ALARM = "self.alarms = 0; self.alert = () => { self.alarms += 1; };"


def test_hostile_texts_are_harmless_to_a_browser_without_any_policy(browser: Browser) -> None:
    """A browser reads what the cleaner wrote just as the cleaner meant it."""
    groups = yaml.safe_load(HOSTILE.read_text(encoding="utf-8"))
    wrote = [case["wrote"] for cases in groups.values() for case in cases]
    context = browser.new_context()
    context.add_init_script(ALARM)
    page = context.new_page()
    page.goto("about:blank")
    for text in wrote:
        page.set_content(f"<main>{clean_html(text)}</main>")
        for element, attributes, protocol in page.evaluate(IN_THE_PAGE):
            allowed = EVERYWHERE | ATTRIBUTES.get(element, set())
            assert set(attributes) <= allowed, text
            assert protocol in (None, "", ":", "about:", "https:", "mailto:"), text
    assert page.evaluate("self.alarms") == 0
    page.set_content("<main><img src=x onerror=alert(1)></main>")
    page.wait_for_function("self.alarms === 1")
    context.close()
