"""MkDocs hook: the menu, and the values that each page's template shows."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from newsroom.content.page_file import name_of
from newsroom.site.addresses import address
from newsroom.site.navigation import navigation, section_title
from newsroom.site.views.page_view import view_of
from newsroom.site.views.reader import Reader
from newsroom.words import FIRST_LANGUAGE, languages, load_words

FOOTER = ("project/funding", "project/corrections", "project/accessibility", "project/privacy")
"""The pages about the site itself."""


def on_config(config: MkDocsConfig) -> None:
    """Fill the sections of the menu. Runs after `hook_content`, which opens the desk."""
    desk = config.extra["desk"]
    sections: list[str] = config.extra.setdefault("sections", config.nav or [])
    config.nav = navigation(sections, desk.catalogue, desk.today)


@event_priority(-50)
def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> Navigation:
    """Name the sections in the language of this build."""
    for item in nav.items:
        if isinstance(item, Section):
            catalogue = config.extra["desk"].catalogue
            item.title = section_title(item.title, catalogue, current_language(config))
    return nav


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template its view and the words of the reader's language."""
    desk = config.extra["desk"]
    ref, _ = name_of(page.file.src_uri, desk.library.languages)
    lang = current_language(config)
    context["view"] = view_of(ref, lang, desk)
    return context | _everywhere(lang, config)


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Hand pages without Markdown, such as 404.html, their words."""
    others = {lang: (load_words(lang), address("index", lang)) for lang in languages()}
    return context | _everywhere(current_language(config), config) | {"everybody": others}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write 404.html once: static-i18n would let the last language overwrite it."""
    again = current_language(config) != FIRST_LANGUAGE
    return "" if template_name == "404.html" and again else output_content


def current_language(config: MkDocsConfig) -> str:
    """The language that is being built; static-i18n knows it from `on_files` on."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or FIRST_LANGUAGE)


def _everywhere(lang: str, config: MkDocsConfig) -> dict[str, Any]:
    """What every page shows: words, and the links of the footer."""
    desk = config.extra["desk"]
    reader = Reader(desk.catalogue, lang, desk.today)
    links = [reader.link(ref) for ref in FOOTER if ref in desk.catalogue.entries]
    return {"words": load_words(lang), "footer_links": links}
