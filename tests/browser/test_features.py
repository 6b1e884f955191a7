"""What `theme.features` switches on in a browser: the small site with all of them."""

import shutil
from collections.abc import Iterator

import pytest
import yaml
from playwright.sync_api import Browser, expect

from browsing import WIDE, Host, Visitor, serving
from little_worlds import make_world
from newsroom.render.features import FEATURES
from site_tools import ROOT, mkdocs, small_config

LONG = "\n\n".join(
    f"## Part {number} {{#part-{number}}}\n\n" + "A loom. " * 300 for number in range(4)
)
CODE = "```text\nwarp and weft\n```"
SEARCH = """\
---
type: page
listing: search
title: Search
summary: All pages of this site, and the words that are on them.
updated: 2026-01-10
---
Text.
"""


@pytest.fixture(scope="module")
def small_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("features")
    change = {"Come [to": f"{CODE}\n\n{LONG}\n\nCome [to"}
    docs = make_world(folder, {"file": "events/fair.md", "change": change})
    (docs / "search.md").write_text(SEARCH, encoding="utf-8")
    file = small_config(folder)
    config = yaml.safe_load(file.read_text(encoding="utf-8"))
    config |= {"repo_url": "https://github.com/a/b", "theme": {"features": [*FEATURES]}}
    del config["extra_css"]  # those of our own settings
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    shutil.copytree(ROOT / "docs/assets", docs / "assets", dirs_exist_ok=True)
    mkdocs("build", "-q", "-f", str(file), "-d", str(folder / "site"), BUILD_TODAY="2026-01-15")
    with serving(Host, folder / "site") as address:
        yield address


@pytest.fixture
def small_visitor(browser: Browser, small_host: str) -> Iterator[Visitor]:
    context = browser.new_context(viewport=WIDE)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=small_host.rstrip("/"))
    visitor = Visitor(context, small_host)
    yield visitor
    context.close()
    assert visitor.complaints == []


def test_code_is_copied(small_visitor: Visitor) -> None:
    page = small_visitor.opens("events/fair/")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").strip() == "warp and weft"


def test_the_heading_that_is_read_is_marked(small_visitor: Visitor) -> None:
    page = small_visitor.opens("events/fair/")
    page.locator("#part-2").evaluate("(one) => one.scrollIntoView()")
    current = page.locator(".nl-contents [aria-current=location]")
    expect(current).to_have_text("Part 2")
    expect(current).to_be_in_viewport()


def test_a_result_leads_to_the_words_that_were_found(small_visitor: Visitor) -> None:
    page = small_visitor.opens("search/?q=looms")
    link = page.locator(".nl-result__link").first
    assert ":~:text=loom" in (link.get_attribute("href") or "").lower()
    link.click()
    expect(page.locator("h1")).to_be_visible()
