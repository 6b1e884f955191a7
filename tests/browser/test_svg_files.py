"""SVG files in a browser, from a host that sends no headers: none runs, leads or asks anything.

Hostile drawings are opened as pages of their own and in every element that can show a drawing, as
they are published. Those that are refused are opened as they would be published without the
refusal, so that each of two walls holds alone. As they came, they do what they were written for;
the short form opens every twelfth of them, the whole form (`SWEEP=1`) all.
"""

import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page

from hostile_drawings import DRAWINGS, hostile_drawings
from newsroom.content.svg import clean_svg, tree
from newsroom.content.svg import parser as svg_parser
from site_tools import ROOT

WHOLE = bool(os.environ.get("SWEEP"))
ELEMENTS = (
    '<img src="{}">',
    '<object data="{}"></object>',
    '<iframe src="{}"></iframe>',
    '<embed src="{}">',
)
OUR_OWN = sorted((ROOT / "docs").rglob("*.svg"))


class Host:
    """A host that sends nothing but content types, and what was asked of it."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path)
                body = host.files.get(self.path)
                self.send_response(404 if body is None else 200)
                kind = "image/svg+xml" if self.path.endswith(".svg") else "text/html"
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    threading.Thread(target=host.server.serve_forever, daemon=True).start()
    yield host
    host.server.shutdown()
    host.server.server_close()


class Watch:
    """What the pages of a browser do beyond showing what they are asked for."""

    def __init__(self, context: BrowserContext) -> None:
        self.done: list[str] = []
        context.on("dialog", self._note_dialog)
        context.on("request", lambda request: self.done.append(request.url))

    def _note_dialog(self, dialog: Dialog) -> None:
        self.done.append(f"ran: {dialog.message}")
        dialog.dismiss()


@contextmanager
def watched(browser: Browser) -> Iterator[tuple[Page, Watch]]:
    context = browser.new_context(viewport={"width": 200, "height": 200})
    context.set_default_timeout(20_000)
    watch = Watch(context)
    yield context.new_page(), watch
    context.close()


def use(page: Page, address: str) -> None:
    """Open an address, and touch what is there as a visitor might."""
    page.goto(address)
    page.mouse.move(50, 50)
    page.mouse.click(50, 50)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_timeout(20)


def published(data: bytes) -> bytes | None:
    """A drawing as it would be published if no fault stopped it; none when it cannot be read."""
    parser = svg_parser._Parser()
    parser.read(data)
    return tree.written(parser.root) if parser.root else None


def served(host: Host, drawings: Iterable[bytes]) -> list[str]:
    """Put drawings on the host; their paths."""
    paths = {f"/{number}.svg": data for number, data in enumerate(drawings)}
    host.files |= paths
    return list(paths)


def test_what_is_published_of_hostile_drawings_does_nothing(browser: Browser, host: Host) -> None:
    hostile = [published(one.data) for one in hostile_drawings()]
    assert len(list(filter(None, hostile))) > 150
    paths = served(host, dict.fromkeys(filter(None, hostile)))
    with watched(browser) as (page, watch):
        for path in paths:
            use(page, host.address + path)
        assert watch.done == [host.address + path for path in paths]
        for start in range(0, len(paths), 20):
            some = paths[start : start + 20]
            shown = "".join(element.format(path) for element in ELEMENTS for path in some)
            host.files["/all.html"] = f"<!doctype html>{shown}".encode()
            use(page, f"{host.address}/all.html")
        assert set(watch.done) == {f"{host.address}{path}" for path in [*paths, "/all.html"]}
    assert set(host.asked) - {"/favicon.ico"} == {*paths, "/all.html"}


def test_hostile_drawings_do_something_as_they_came(browser: Browser, host: Host) -> None:
    """The control: without the cleaning, the same visit finds what it looks for."""
    hostile = {one.name: one.data for one in hostile_drawings() if one.is_refused}
    chosen = hostile if WHOLE else {name: hostile[name] for name in list(hostile)[::12]}
    acting = set()
    for path, name in zip(served(host, chosen.values()), chosen, strict=True):
        with watched(browser) as (page, watch):
            try:
                use(page, host.address + path)
            except Error:  # it led the page away
                acting.add(name)
            if watch.done != [host.address + path]:
                acting.add(name)
    assert len(acting) > len(chosen) / 3


@pytest.mark.parametrize("path", [*DRAWINGS, *OUR_OWN], ids=lambda path: path.stem)
def test_a_drawing_looks_the_same_when_it_is_published(
    browser: Browser, host: Host, path: Path
) -> None:
    data = path.read_bytes()
    paths = served(host, [data, clean_svg(data)])
    with watched(browser) as (page, _):
        pictures = []
        for one in paths:
            page.goto(host.address + one)
            pictures.append(page.screenshot(animations="disabled"))
        page.goto("about:blank")
        pictures.append(page.screenshot(animations="disabled"))
    before, after, blank = pictures
    assert before == after != blank
