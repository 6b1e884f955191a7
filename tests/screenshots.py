"""Pictures of each kind of page for people to look at: `make screenshots`.

In every language, light and dark, as a phone and a desk show them, under `screenshots/`.
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from browsing import PROGRAMS, QUIET, Host, serving
from newsroom.views.addresses import address
from newsroom.words import languages
from state_world import EVENTS, build_state_site

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


STATES = {
    **{f"state-{state}": f"events/{state}" for state in EVENTS},
    "state-planned": "newsletter/second",
    "states-in-lists": "events/index",
    "states-at-home": "index",
    "states-of-partner": "partners/loom",
}
"""Pages of a small made-up site, which the real one may not have."""


def main() -> int:
    """Photograph `site/` and the made-up site; names on the command line choose among the pages."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None or not (ROOT / "site" / "index.html").is_file():
        print("A browser and a built site are needed: make site", file=sys.stderr)
        return 2
    wanted = sys.argv[1:] or [*KINDS, *STATES]
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made_up, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        photograph(
            browser, ROOT / "site", {name: KINDS[name] for name in wanted if name in KINDS}, folder
        )
        states = {name: STATES[name] for name in wanted if name in STATES}
        if states:
            photograph(browser, build_state_site(Path(made_up)), states, folder)
        browser.close()
    print(f"{len(wanted) * len(languages()) * 4} pictures in {folder.relative_to(ROOT)}/")
    return 0


def photograph(browser: Browser, site: Path, pages: Mapping[str, str], folder: Path) -> None:
    """Photograph pages of a site, by the name of the picture, in all forms."""
    with serving(Host, site) as host:
        for (device, size), scheme in product(WINDOWS.items(), SCHEMES):
            page = browser.new_page(viewport=size, color_scheme=scheme)
            for (name, ref), lang in product(pages.items(), languages()):
                page.goto(host + address(ref, lang))
                path = folder / f"{name}.{lang}.{device}.{scheme}.png"
                page.screenshot(path=path, full_page=True)
            page.close()


if __name__ == "__main__":
    sys.exit(main())
