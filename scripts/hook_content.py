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
from newsroom.render.heading_ids import with_ids_of
from newsroom.render.site_context import ContentError, SiteContext, open_site_context
from newsroom.render.table_labels import TableLabels
from newsroom.render.time_limit import TimeLimit
from newsroom.views.page_view import template_of
from newsroom.words import languages

log = get_plugin_logger("newsroom")


def on_config(config: MkDocsConfig) -> None:
    """Read and judge everything once; the builds of all languages share it.

    `config.extra` lives as long as one loading of `mkdocs.yml`; a module would outlive it.
    """
    if "context" in config.extra:
        return
    extensions: list[Any] = config.markdown_extensions  # names, says MkDocs; objects are fine
    extensions += [TableLabels(), TimeLimit()]
    user = language_of_user(languages())
    docs, site_url = Path(config.docs_dir), config.site_url or "/"
    try:
        known = config.extra.get("known", {})  # a fast build knows much already
        context = open_site_context(
            docs, today(), user, site_url=site_url, base=Path.cwd(), **known
        )
    except ContentError as error:
        raise Abort(f"\n{error}") from None
    if context.advice:
        log.info("%s", context.advice)
    config.extra["context"] = context


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Give MkDocs the body alone.

    The empty first line keeps MkDocs from taking `Note: …` at the top for metadata.
    """
    context = _desk(config)
    localized = context.localized(page.file.src_uri)
    original = context.library.originals[localized.file.ref]
    slug: Callable[[str, str], str] = config.mdx_configs["toc"]["slugify"]
    text = with_ids_of(original.file.body, localized.file.body, lambda words: slug(words, "-"))
    return "\n" + text


@event_priority(90)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Give the page its header, escaped for whoever shows it as it is."""
    context = _desk(config)
    ref, lang = name_of(page.file.src_uri, context.library.languages)
    read = context.catalogue[ref].pages[lang]
    page.meta = {
        "title": escape(read.short_title or read.title),
        "description": escape(read.summary),
        "template": template_of(ref, read),
        "hide": ["navigation", "toc"] if ref == "index" else [],
    }
    return markdown


def _desk(config: MkDocsConfig) -> SiteContext:
    context = config.extra["context"]
    assert isinstance(context, SiteContext)
    return context
