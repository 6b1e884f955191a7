"""MkDocs hook: the HTML of each page, and the values for its template."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from newsroom.render.clean_html import clean_heading
from newsroom.render.mkdocs_site import current_language, site_of
from newsroom.render.renderer import PictureError
from newsroom.render.templates import prepare


@event_priority(-200)  # after static-i18n
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what is no target or page: left-over files, single stylesheets, the theme."""
    context = site_of(config).context
    for file in list(files):
        is_ours = (file.src_dir or "").startswith(config.docs_dir)
        if (
            not (is_ours and context.is_published(file.src_uri))
            or file.src_uri in context.settings.stylesheets
        ):
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    """Set the options that our templates need."""
    prepare(env)
    return env


@event_priority(-50)
def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> Navigation:
    """Name the sections in the language of this build."""
    site = site_of(config)
    for item in nav.items:
        if isinstance(item, Section):
            item.title = site.section_title(item.title, current_language(config))
    return nav


@event_priority(-100)  # after plugins that change the text
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Remove HTML that editors may not write; add sizes to pictures."""
    site = site_of(config)
    ref, lang = site.page(page, config)
    try:
        return site.renderer.with_files(site.renderer.published(html, ref, lang), ref, lang)
    except PictureError as error:
        raise PluginError(f"docs/{page.file.src_uri}:1:1: error: {error}") from None


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """The values for the template."""
    site = site_of(config)
    headings = tuple((item.id, clean_heading(item.title)) for item in page.toc)
    ref, lang = site.page(page, config)
    return context | site.renderer.page_values(ref, lang, page.content or "", headings)


@event_priority(-200)  # after plugins that change the page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Store the words of the page for the search."""
    site = site_of(config)
    site.note_words(*site.page(page, config), output)
