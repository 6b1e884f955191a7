"""Links to headings that have other ids now: on the page, and by way of an earlier address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from browsing import Host, Visitor, serving
from earlier_addresses import write_site

ADDRESSES = {
    "events/fair/#looms": "events/fair/#weaves",
    "it/events/fair/#looms": "it/events/fair/#weaves",
    "events/fair-2025/#looms": "events/fair/#weaves",
    "events/fair-2025/#weaves": "events/fair/#weaves",
    "events/fair-2025/": "events/fair/",
    "tr/events/fair-2025/index.html#looms": "tr/events/fair/#weaves",
    "events/open-day/": "events/fair/#weaves",
    "events/open-day/#anything": "events/fair/#weaves",
    "events/fair/#nowhere": "events/fair/#nowhere",
    "events/fair/#%E0%A4%A": "events/fair/#%E0%A4%A",
}
"""Addresses, and those that a reader comes to."""


@pytest.fixture(scope="module", params=["https://news.example/", "https://example.org/news/"])
def host(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with earlier addresses, with the headers of a careful host."""
    root = write_site(tmp_path_factory.mktemp("hosts"), request.param, with_scripts=True)
    is_in_folder = root.name == "news"
    with serving(Host, root.parent if is_in_folder else root) as address:
        yield f"{address}news/" if is_in_folder else address


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_earlier_address_leads_to_the_heading(visitor: Visitor, host: str, address: str) -> None:
    page = visitor.page
    page.goto(f"{host}{address}")
    page.wait_for_url(f"{host}{ADDRESSES[address]}")
    assert page.locator("h1").inner_text()


def test_a_link_in_the_page_leads_on_too(visitor: Visitor, host: str) -> None:
    page = visitor.page
    page.goto(f"{host}events/fair/")
    page.evaluate("location.hash = 'looms'")
    page.wait_for_url(f"{host}events/fair/#weaves")


def test_without_scripts_the_page_is_reached(browser: Browser, host: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}events/fair-2025/")
    page.wait_for_url(f"{host}events/fair/")
    context.close()
