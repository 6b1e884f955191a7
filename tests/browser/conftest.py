"""A browser, and the real site as a careful host would serve it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser_tools import refuse
from browsing import PROGRAMS, QUIET, WIDE, BareHost, Host, Visitor, serving


@pytest.fixture(scope="session")
def host(real_site: Path) -> Iterator[str]:
    """The address of the real site."""
    with serving(Host, real_site) as address:
        yield address


@pytest.fixture(scope="session")
def bare_host(real_site: Path) -> Iterator[str]:
    """The address of the real site on a host that sends no headers of ours."""
    with serving(BareHost, real_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        refuse(f"no browser: install one of {', '.join(PROGRAMS)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser: Browser, host: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """A visitor; `@pytest.mark.parametrize("visitor", [options], indirect=True)` describes another.

    At the end the browser must have had nothing to complain about: no error, no violation of
    the content policy, no request to another host.
    """
    options = {"viewport": WIDE} | getattr(request, "param", {})
    context = browser.new_context(**options)
    visitor = Visitor(context, host)
    yield visitor
    context.close()
    assert visitor.complaints == []
