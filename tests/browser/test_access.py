"""What axe-core finds on every kind of page: nothing, in any state.

WCAG 2.0 to 2.2, levels A and AA, and axe's best practices, with `target-size` by name, which
axe leaves out otherwise. The short form takes each kind of page in one language; the whole
form (`SWEEP=1`) each in every language, in three widths and three sets of colours.
"""

import os
from collections.abc import Iterator
from itertools import cycle, product

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser_tools import need
from browsing import SHOWS_EVERYTHING
from newsroom.views.addresses import address
from newsroom.words import languages

KINDS = (
    "index",
    "events/index",
    "events/home-textiles-premium-2017",
    "events/barcelona-training",
    "partners/index",
    "partners/ntt",
    "training/index",
    "training/value-chain-analysis",
    "training/five-forces",
    "case-studies/pisco",
    "newsletter/2017-summer",
    "project/corrections",
    "project/funding",
    "glossary",
    "handbook/index",
    "handbook/problems",
    SHOWS_EVERYTHING,
    "search",
    "translations",
)
"""A page of each template, and some that hold what others do not: tables, code, no date."""
WIDTHS = (320, 768, 1280)
COLOURS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
CONTENTLESS = ("events/index", "contents")  # too short a page for a list of its headings
STATES = ("plain", "menu", "languages", "contents", "search", "results", "no results", "lost")
WORDS = {"en": "cluster", "es": "clúster", "it": "cluster", "tr": "küme"}

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}

Case = tuple[str, str, int, str, str]
OPEN_BOXES = "document.querySelectorAll('details').forEach((box) => { box.open = true; })"


BUTTONS = {
    "menu": ".nl-masthead__menu",
    "languages": ".nl-languages__button",
    "contents": ".nl-contents__button",
}
ALWAYS_OPEN = {"menu": 960, "contents": 1088}
"""From these widths on, in pixels, what the button would open is always there."""


def cases() -> Iterator[Case]:
    """Page, language, width, colours and state."""
    whole = bool(os.environ.get("SWEEP"))
    looks = product(WIDTHS, COLOURS) if whole else zip(WIDTHS, COLOURS, strict=True)
    for (width, colours), state in product(looks, ("boxes", "tabs")):
        yield SHOWS_EVERYTHING, languages()[0], width, colours, state
    if whole:
        for ref, lang, width, colours in product(KINDS, languages(), WIDTHS, COLOURS):
            yield ref, lang, width, colours, "plain"
        opened = product(("events/index", "project/corrections"), languages(), WIDTHS, COLOURS)
        for (ref, lang, width, colours), state in product(opened, STATES[1:]):
            if width < ALWAYS_OPEN.get(state, 9999) and (ref, state) != CONTENTLESS:
                yield ref, lang, width, colours, state
        return
    turns = zip(cycle(languages()), cycle(WIDTHS), cycle(COLOURS), strict=False)
    for ref, (lang, width, colours) in zip(KINDS, turns, strict=False):
        yield ref, lang, width, colours, "plain"
    for state, (lang, width, colours) in zip(STATES[1:], turns, strict=False):
        yield "project/corrections", lang, min(width, 768), colours, state


@pytest.fixture(scope="module")
def axe() -> str:
    _, path = need("node", "axe-core/axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def windows() -> Iterator[dict[tuple[int, str], BrowserContext]]:
    """A window for each width and set of colours, opened when it is first needed."""
    opened: dict[tuple[int, str], BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


def show(page: Page, lang: str, state: str) -> None:
    """Bring the page into a state; fails where it cannot be brought into it."""
    if state in BUTTONS:
        page.locator(BUTTONS[state]).click()
        expect(page.locator("[popover]:popover-open")).to_be_visible()
    if state == "boxes":
        assert page.locator("details:not([open])").count()
        page.evaluate(OPEN_BOXES)
    if state == "tabs":
        label = page.locator(".tabbed-labels > label").last
        label.click()
        expect(page.locator(".tabbed-block").last).to_be_visible()
    if state in ("search", "results", "no results"):
        page.locator(".nl-search-open").click()
        page.locator("dialog[open] input").wait_for()
    if state == "results":
        page.locator("dialog[open] input").fill(WORDS[lang])
        page.locator("dialog[open] a").first.wait_for()
    if state == "no results":
        page.locator("dialog[open] input").fill("qqzzxx")
        expect(page.locator("dialog[open] [role=status]")).not_to_be_empty()


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: " ".join(map(str, case)))
def test_axe_finds_nothing(
    case: Case,
    axe: str,
    browser: Browser,
    host: str,
    windows: dict[tuple[int, str], BrowserContext],
) -> None:
    ref, lang, width, colours, state = case
    if (width, colours) not in windows:
        windows[width, colours] = browser.new_context(
            viewport={"width": width, "height": 800}, bypass_csp=True, **COLOURS[colours]
        )
    page = windows[width, colours].new_page()
    where = "nowhere/" if state == "lost" else ""
    page.goto(host + address(ref, lang) + where)
    show(page, lang, state)
    page.evaluate(axe)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    page.close()
    nodes = [
        f"{rule['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert nodes == []
