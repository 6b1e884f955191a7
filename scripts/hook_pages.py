"""MkDocs hook: the menu, and the values that each page's template shows."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from newsroom.content.page_file import name_of
from newsroom.environment import ROOT
from newsroom.render.drawing import opening_and_rest
from newsroom.render.sitemap import sitemap
from newsroom.render.templates import WholeTemplates
from newsroom.views.addresses import address
from newsroom.views.layout import layout_of
from newsroom.views.localizer import Localizer
from newsroom.views.navigation import section_title, sections_of
from newsroom.views.page_view import view_of
from newsroom.words import FIRST_LANGUAGE, load_words

FOOTER = ("project/funding", "project/corrections", "project/accessibility", "project/privacy")
"""The pages about the site itself."""
TEMPLATES = ROOT / ".cache" / "templates"


def on_config(config: MkDocsConfig) -> None:
    """Fill the sections of the menu. Runs after `hook_content`, which opens the desk."""
    site = config.extra["context"]
    if "sections" not in config.extra:
        config.extra["sections"] = sections_of(config.nav or [], site.catalogue, site.today)
    config.nav = config.extra["sections"].nav()


def on_env(env: Environment, config: MkDocsConfig, files: object) -> Environment:
    """Compile templates once for all builds; let statements leave no empty lines."""
    env.trim_blocks = env.lstrip_blocks = env.keep_trailing_newline = True
    if "preview" not in config.plugins:  # which tells the line of a mistake in a component
        assert isinstance(env.loader, FileSystemLoader)
        env.loader = WholeTemplates(env.loader.searchpath)
    with suppress(OSError):  # a folder that cannot be written to costs time, nothing else
        TEMPLATES.mkdir(parents=True, exist_ok=True)
        env.bytecode_cache = FileSystemBytecodeCache(str(TEMPLATES))
    return env


@event_priority(-50)
def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> Navigation:
    """Name the sections in the language of this build."""
    for item in nav.items:
        if isinstance(item, Section):
            catalogue = config.extra["context"].catalogue
            item.title = section_title(item.title, catalogue, current_language(config))
    return nav


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template its view and the words of the reader's language."""
    site = config.extra["context"]
    ref, _ = name_of(page.file.src_uri, site.library.languages)
    localizer = _localizer(config)
    context["view"] = view_of(ref, localizer, site)
    context["opening"], context["rest"] = opening_and_rest(page.content or "")
    return context | _everywhere(ref, localizer, config)


def on_pre_template(template: Template, template_name: str, config: MkDocsConfig) -> Template:
    """Spare MkDocs its own sitemap of all pages: `on_post_template` puts ours in its place."""
    return Template("") if template_name == "sitemap.xml" else template


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Hand pages without Markdown, such as 404.html, their words."""
    localizer = _localizer(config)
    speaking = sorted(_built(config), key=lambda lang: lang != localizer.lang)
    everybody = {lang: (load_words(lang), address("index", lang)) for lang in speaking}
    return context | _everywhere(None, localizer, config) | {"everybody": everybody}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write what stands at the root once, and each language's 404.html in its folder.

    Static-i18n would let the last language overwrite them. MkDocs writes no file for an
    empty text.
    """
    lang = current_language(config)
    if lang == FIRST_LANGUAGE:
        site = config.extra["context"]
        is_sitemap = template_name == "sitemap.xml"
        return sitemap(site.catalogue, site.site_url) if is_sitemap else output_content
    if template_name == "404.html":
        path = Path(config.site_dir, lang, template_name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(output_content, encoding="utf-8")
    return ""


def current_language(config: MkDocsConfig) -> str:
    """The language that is being built; static-i18n knows it from `on_files` on."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or FIRST_LANGUAGE)


def _built(config: MkDocsConfig) -> list[str]:
    """The languages of the site, in the order of `mkdocs.yml`."""
    return [language.locale for language in config.plugins["i18n"].config.languages]


def _localizer(config: MkDocsConfig) -> Localizer:
    """Who reads the language of this build: one for all pages, until the content changes."""
    site, lang = config.extra["context"], current_language(config)
    known: Localizer | None = config.extra.get("reader")
    if (
        known
        and known.catalogue is site.catalogue
        and (known.lang, known.today) == (lang, site.today)
    ):
        return known
    localizer = config.extra["reader"] = Localizer(site.catalogue, lang, site.today)
    return localizer


def _everywhere(ref: str | None, localizer: Localizer, config: MkDocsConfig) -> dict[str, Any]:
    """What every page shows: words, what stands around it, and the links of the footer."""
    links = [localizer.link(ref) for ref in FOOTER if ref in localizer.catalogue.entries]
    layout = layout_of(ref, localizer, sections=config.extra["sections"], languages=_built(config))
    return {"words": localizer.words, "layout": layout, "footer_links": links}
