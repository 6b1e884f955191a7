"""Reading the built site with a browser: the host that serves it, and somebody who looks at it."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from newsroom.render.headers import HEADERS, headers_of

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
"""Without a sandbox, as root in a container has none; and no name but our own is resolved."""
SHOWS_EVERYTHING = "handbook/writing"
"""The page that shows every form of text."""
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 800}


class Host(SimpleHTTPRequestHandler):
    """Serves a folder with our headers on every file; where nothing is, the nearest 404.html."""

    _is_lost = False
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript"}

    def end_headers(self) -> None:
        for name, value in self.our_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def our_headers(self) -> Mapping[str, str]:
        return HEADERS if self._is_lost else headers_of(self.path.partition("?")[0])

    def send_error(self, code: int, *_: Any, **__: Any) -> None:
        self._is_lost = True
        root = Path(self.directory)
        first = self.path.strip("/").partition("/")[0]
        page = root / first / "404.html"
        body = (page if page.is_file() else root / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class BareHost(Host):
    """The same without a single header of ours, like GitHub Pages and GitLab Pages."""

    def our_headers(self) -> Mapping[str, str]:
        return {}


@contextmanager
def serving(kind: type[Host], folder: Path) -> Iterator[str]:
    """The address of a folder that is served meanwhile."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class Visitor:
    """Somebody with a window of some size, and what their browser complained about."""

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.host = host
        self.context = context
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._ask)
        self.page.set_default_timeout(5_000)

    def _note(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _ask(self, request: Any) -> None:
        if not request.url.startswith((self.host, "file:", "blob:")):
            self.complaints.append(f"asked another host: {request.url}")

    def opens(self, address: str) -> Page:
        """Go to a page, by its address from the root of the site."""
        self.page.goto(self.host + address)
        return self.page

    def focused(self) -> str:
        """What has the focus, in a few words: the text of the element, or its name."""
        script = """() => {
            const here = document.activeElement;
            return (here.innerText || here.ariaLabel || here.id || here.tagName).trim();
        }"""
        return str(self.page.evaluate(script))
