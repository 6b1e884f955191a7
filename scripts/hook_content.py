"""MkDocs hook: pages come from our reader, and only when the checker lets them pass."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.pages import Page

from newsroom.content.page_file import name_of
from newsroom.environment import language_of_user, today
from newsroom.site.desk import ContentError, Desk, open_desk
from newsroom.site.heading_ids import with_ids_of
from newsroom.site.patience import Patience
from newsroom.site.table_labels import TableLabels
from newsroom.site.views.page_view import template_of
from newsroom.words import languages

log = get_plugin_logger("newsroom")


def on_config(config: MkDocsConfig) -> None:
    """Read and judge everything once; the builds of all languages share it.

    `config.extra` lives as long as one loading of `mkdocs.yml`; a module would outlive it.
    """
    if "desk" in config.extra:
        return
    extensions: list[Any] = config.markdown_extensions  # names, says MkDocs; objects are fine
    extensions += [TableLabels(), Patience()]
    user = language_of_user(languages())
    docs, site_url = Path(config.docs_dir), config.site_url or "/"
    try:
        known = config.extra.get("known", {})  # a fast build knows much already
        desk = open_desk(docs, today(), user, site_url=site_url, base=Path.cwd(), **known)
    except ContentError as error:
        raise Abort(f"\n{error}") from None
    if desk.advice:
        log.info("%s", desk.advice)
    config.extra["desk"] = desk


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs the body alone.

    The empty first line keeps MkDocs from taking `Note: …` at the top for metadata.
    """
    desk = _desk(config)
    sheet = desk.sheet(page.file.src_uri)
    original = desk.library.originals[sheet.file.ref]
    slug: Callable[[str, str], str] = config.mdx_configs["toc"]["slugify"]
    text = with_ids_of(original.file.body, sheet.file.body, lambda words: slug(words, "-"))
    return "\n" + text


@event_priority(90)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Give the page its header, escaped for whoever shows it as it is."""
    desk = _desk(config)
    ref, lang = name_of(page.file.src_uri, desk.library.languages)
    read = desk.catalogue[ref].pages[lang]
    page.meta = {
        "title": escape(read.short_title or read.title),
        "description": escape(read.summary),
        "template": template_of(ref, read),
        "hide": ["navigation", "toc"] if ref == "index" else [],
    }
    return markdown


def _desk(config: MkDocsConfig) -> Desk:
    desk = config.extra["desk"]
    assert isinstance(desk, Desk)
    return desk
