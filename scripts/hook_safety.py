"""MkDocs hook: texts without harmful HTML, and what a host and a finder of holes must know."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from newsroom.render.clean_html import clean_headings, clean_html
from newsroom.render.headers import headers_file
from newsroom.render.security_txt import security_txt
from newsroom.render.site_context import SiteContext
from newsroom.words import languages


@event_priority(-100)  # after everybody who changes the text
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Let through what editors may write, and nothing else."""
    clean_headings(page.toc)
    return clean_html(html)


@event_priority(-200)  # after static-i18n, which builds the other languages, and the search
def on_post_build(config: MkDocsConfig) -> None:
    """Write what belongs to the whole site; once more after each language, and the same.

    MkDocs copies no folder that begins with a dot, and packs the sitemap with the time of
    the build in it; nobody asks for that file.
    """
    site = Path(config.site_dir)
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
    assets = (site / "assets").rglob("*")  # all that is kept for ever lies there
    paths = (path.relative_to(site).as_posix() for path in assets if path.is_file())
    _write(site / "_headers", headers_file(paths))
    if config.extra.get("security_contact"):
        _write(site / ".well-known" / "security.txt", _security(config))


def _security(config: MkDocsConfig) -> str:
    context = config.extra["context"]
    assert isinstance(context, SiteContext)
    entries = context.catalogue.entries.values()
    try:
        return security_txt(
            config.extra["security_contact"],
            policy=config.extra.get("security_policy") or "",
            updated=max(page.updated for entry in entries for page in entry.pages.values()),
            languages=languages(),
            site_url=context.site_url,
        )
    except ValueError as error:
        raise ConfigurationError(f"mkdocs.yml, extra: {error}") from None


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
