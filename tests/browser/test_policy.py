"""Every page in a browser, under its policy: nothing is refused, asked of others or kept.

The short form opens a page of each template in each language, and tries every fourth attack on
pages without headers; the whole form (`SWEEP=1`) opens every page, and tries all attacks, under
the headers too.
The `visitor` also fails on whatever the browser complains about.
"""

import os
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from playwright.sync_api import Browser, Error, expect

from browsing import SHOWS_EVERYTHING, WIDE, BareHost, Host, Visitor, serving
from newsroom.render.clean_html import ATTRIBUTES, EVERYWHERE, clean_html
from newsroom.views.addresses import address
from newsroom.views.page_view import template_of
from newsroom.words import languages
from real_content import real_library

WHOLE = bool(os.environ.get("SWEEP"))
HOSTILE = Path(__file__).parents[1] / "render" / "hostile.yml"
ATTACKS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("attacks.yml").read_text(encoding="utf-8")
)
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
FOREIGN_TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png"}
SHORT, LONG = 0.3, 5.0
"""Seconds that an attack has: where it should fail, and where it should not."""
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
    """The pages to open: all, or the first of each template and that of every form of text."""
    entries = real_library().catalogue().entries
    firsts = {
        template_of(ref, entry.page_for(languages()[0])): ref
        for ref, entry in reversed(entries.items())
    }
    return list(entries if WHOLE else [*firsts.values(), SHOWS_EVERYTHING])


@pytest.mark.parametrize("lang", languages())
def test_nothing_is_refused_fetched_from_others_or_stored(visitor: Visitor, lang: str) -> None:
    looks_around(visitor, lang)


def test_without_headers_nothing_is_refused_either(browser: Browser, bare_host: str) -> None:
    context = browser.new_context(viewport=WIDE)
    visitor = Visitor(context, bare_host)
    looks_around(visitor, languages()[-1])
    page = visitor.opens("")
    masthead = page.locator(".nl-masthead")
    page.emulate_media(media="print")
    expect(masthead).to_be_hidden()
    page.emulate_media(media="screen")
    expect(masthead).to_be_visible()
    page.locator(".nl-search-open").click()
    page.locator("dialog input").fill(WORDS["en"])
    expect(page.locator("dialog ol a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".nl-languages__button").click()
    page.locator(".nl-languages [lang=it]").click()
    expect(page).to_have_url(f"{bare_host}it/")
    context.close()
    assert visitor.complaints == []


def test_a_page_from_the_disk_looks_the_same(browser: Browser, real_site: Path) -> None:
    """`'self'` allows the folder that a page was opened from."""
    context = browser.new_context(viewport=WIDE)
    visitor = Visitor(context, f"{real_site.as_uri()}/")
    page = visitor.opens("it/events/index.html")
    expect(page.locator(".nl-masthead__inner")).to_have_css("display", "flex")
    assert page.evaluate("[...document.images].every((one) => one.naturalWidth > 0)")
    page.locator(".nl-languages__button").click()
    expect(page.locator(".nl-languages")).to_be_visible()
    context.close()
    assert visitor.complaints == []


def looks_around(visitor: Visitor, lang: str) -> None:
    """Open the pages and everything on them; nothing may be refused, sent away or stored."""
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
    assert violations == ["style-src-attr inline "] * 2  # by the page and by the headers
    assert len(visitor.complaints) == 2
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


class Foreign(BaseHTTPRequestHandler):
    """Another host, which notes what it is asked for; its script runs where it is let."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        body = b"globalThis.ran = 1"
        self.send_response(200)
        self.send_header("Content-Type", FOREIGN_TYPES.get(Path(self.path).suffix, "text/html"))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - a name of http.server

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def foreign() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Foreign)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@dataclass(frozen=True)
class AttackedSite:
    """A page of the real site with something added, on hosts with and without headers."""

    folder: Path
    page: str
    host: str
    bare_host: str
    foreign: str
    numbers: Iterator[int] = field(default_factory=count)

    def reached(self, browser: Browser, host: str, attack: str, *, wait: float) -> list[Any]:
        """What another host was asked for, and whether the attack ran, after these seconds.

        Each time the other host has other addresses: a player may ask for a film once more when
        its page is closed.
        """
        begin = f"/{next(self.numbers)}/"
        attack = attack.replace("FOREIGN/", f"{self.foreign}{begin}")
        (self.folder / "events" / "index.html").write_text(
            self.page.replace("</article>", f"{attack}</article>"), encoding="utf-8"
        )
        page = browser.new_page()
        page.goto(f"{host}events/", wait_until="commit")
        ended = time.monotonic() + wait
        found: list[Any] = []
        while not found and time.monotonic() < ended:
            page.wait_for_timeout(20)
            ran = None
            with suppress(Error):  # the page is just being left
                if page.url.startswith(host):
                    ran = page.evaluate("document.getElementById('go')?.click(), globalThis.ran")
            asked = [path.removeprefix(begin) for path in Foreign.asked if path.startswith(begin)]
            found = [*asked, *filter(None, [ran])]
        page.close()
        return found

    @property
    def without_policy(self) -> "AttackedSite":
        return replace(self, page=META.sub("", self.page))


@pytest.fixture(scope="module")
def site(
    real_site: Path, foreign: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AttackedSite]:
    folder = tmp_path_factory.mktemp("attacked")
    (folder / "assets").symlink_to(real_site / "assets")
    (folder / "events").mkdir()
    page = (real_site / "events" / "index.html").read_text(encoding="utf-8")
    with serving(Host, folder) as host, serving(BareHost, folder) as bare_host:
        yield AttackedSite(folder, page, host, bare_host, foreign)


@pytest.mark.parametrize("name", ATTACKS if WHOLE else [*ATTACKS][::4])
def test_an_attack_reaches_nothing_by_the_page_alone_or_with_headers(
    browser: Browser, site: AttackedSite, name: str
) -> None:
    attack = ATTACKS[name]
    assert site.without_policy.reached(browser, site.bare_host, attack, wait=LONG), "harmless"
    assert site.reached(browser, site.bare_host, attack, wait=SHORT) == []
    if WHOLE:
        assert site.reached(browser, site.host, attack, wait=SHORT) == []


def test_a_redirect_in_a_page_is_the_business_of_the_cleaner(
    browser: Browser, site: AttackedSite
) -> None:
    """No policy stops it, but that of a sandbox, which files have and pages cannot."""
    attack = '<meta http-equiv="refresh" content="0; url=FOREIGN/a">'
    assert site.reached(browser, site.bare_host, attack, wait=LONG) == ["a"]
    assert clean_html(attack) == ""


def test_no_text_becomes_html_or_script(browser: Browser, bare_host: str) -> None:
    """Trusted Types, which a page asks for itself."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(bare_host)
    for sink in ("body.innerHTML = 'x'", "createElement('script').src = 'x'", "write('x')"):
        with pytest.raises(Error, match=r"requires 'Trusted(HTML|ScriptURL)'"):
            page.evaluate(f"() => {{ document.{sink}; }}")
    context.close()


DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
<style>rect {{ fill: rgb(1, 2, 3) }}</style><rect width="9" height="9" id="r"/>
<script>document.documentElement.setAttribute("ran", 1)</script>
<image href="{foreign}/a.png" width="9" height="9"/>
<meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0; url={foreign}/a"/>
</svg>"""


def test_a_drawing_in_a_window_of_its_own_does_nothing_but_show(
    browser: Browser, foreign: str, tmp_path: Path
) -> None:
    """Even one that the cleaner has missed: on hosts that send the headers of its address."""
    (tmp_path / "a.svg").write_text(DRAWING.format(foreign=foreign))
    with serving(Host, tmp_path) as host, serving(BareHost, tmp_path) as bare_host:
        page = browser.new_page()
        for address, wanted in ((bare_host, True), (host, False)):
            Foreign.asked.clear()
            page.goto(f"{address}a.svg")
            page.wait_for_timeout(300)
            assert bool(Foreign.asked) is wanted
        ran = page.evaluate("document.documentElement.getAttribute('ran')")
        shown = page.evaluate("getComputedStyle(document.getElementById('r')).fill")
        page.close()
    assert (ran, shown) == (None, "rgb(1, 2, 3)")
