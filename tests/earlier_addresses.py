"""A site with earlier addresses: a page with other names before, one of them that of a heading."""

import shutil
from datetime import date
from pathlib import Path

from little_worlds import make_world
from newsroom.content.library import read_library
from newsroom.render.redirects import REDIRECT_FILES
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import make, targets
from newsroom.render.templates import open_templates
from site_tools import ROOT

LANGUAGES = ("en", "es", "it", "tr")
LONG = "fairs/a-very-long-earlier-name-of-the-fair-of-looms-and-cloth-of-2025"
OLD = f"""\
redirect_from: [events/fair-2025, {LONG}]
redirect_anchors: {{events/open-day: weaves, events/fair#looms: weaves}}"""


def write_site(folder: Path, site_url: str, *, with_scripts: bool = False) -> Path:
    """The pages of the fair, old and new, and the files for hosts, in four languages.

    Returns the folder that is the root of the site, below `folder / "site"`.
    """
    change = {"edition: 3": OLD, "Come [": "## Weaves {#weaves}\n\nCome ["}
    docs = make_world(folder / "world", {"file": "events/fair.md", "change": change})
    italian = docs / "events/fair.it.md"
    text = italian.read_text("utf-8").replace("Venite [", "## Intrecci {#weaves}\n\nVenite [")
    italian.write_text(text, encoding="utf-8")
    if with_scripts:
        shutil.copytree(ROOT / "docs" / "assets", docs / "assets")
    settings = Settings(
        file=folder / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=LANGUAGES,
        nav=("index.md", "events/"),
        markdown_extensions=("toc", "attr_list"),
        site_url=site_url,
        stylesheets=("assets/stylesheets/page.css",) if with_scripts else (),
        favicon="assets/images/favicon.svg" if with_scripts else "",
        logo="assets/images/logo.svg" if with_scripts else "",
    )
    context = SiteContext(settings, read_library(docs, LANGUAGES), date(2026, 1, 15))
    renderer = Renderer(context, open_templates(settings.overrides))
    parts = ["fair", "open-day", "404", *(["assets", "icon"] if with_scripts else [])]
    root = folder / "site" / site_url.split("/", 3)[3]
    for target in targets(context):
        if target.name in REDIRECT_FILES or (
            "share" not in target.name and any(part in target.name for part in parts)
        ):
            for name, content in make(target, renderer).files.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    return root
