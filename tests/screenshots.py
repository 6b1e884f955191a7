"""Pictures of each kind of page for people to look at: `make screenshots`.

In every language, light and dark, as a phone and a desk show them, under `screenshots/`.
"""

import shutil
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import product
from pathlib import Path

from playwright.sync_api import sync_playwright

from browsing import PROGRAMS, QUIET, Host
from newsroom.views.addresses import address
from newsroom.words import languages

ROOT = Path(__file__).parents[1]
KINDS = {
    "home": "index",
    "overview": "events/index",
    "event": "events/home-textiles-premium-2017",
    "event-without-date": "events/barcelona-training",
    "partners": "partners/index",
    "partner": "partners/ntt",
    "programme": "training/index",
    "module": "training/value-chain-analysis",
    "concept": "training/five-forces",
    "case-study": "case-studies/pisco",
    "issue": "newsletter/2017-summer",
    "page-with-tables": "project/corrections",
    "glossary": "glossary",
    "handbook": "handbook/index",
    "writing": "handbook/writing",
    "search": "search",
    "translations": "translations",
}
WINDOWS = {"phone": {"width": 390, "height": 844}, "context": {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")


def main() -> int:
    """Photograph `site/`; names on the command line choose among the kinds of page."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None or not (ROOT / "site" / "index.html").is_file():
        print("A browser and a built site are needed: make site", file=sys.stderr)
        return 2
    wanted = {kind: KINDS[kind] for kind in sys.argv[1:] or KINDS}
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(ROOT / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        for (device, size), scheme in product(WINDOWS.items(), SCHEMES):
            page = browser.new_page(viewport=size, color_scheme=scheme)
            for (kind, ref), lang in product(wanted.items(), languages()):
                page.goto(f"http://127.0.0.1:{server.server_port}/{address(ref, lang)}")
                page.screenshot(
                    path=folder / f"{kind}.{lang}.{device}.{scheme}.png", full_page=True
                )
            page.close()
        browser.close()
    print(f"{len(wanted) * len(languages()) * 4} pictures in {folder.relative_to(ROOT)}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
