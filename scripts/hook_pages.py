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
from newsroom.site.addresses import address
from newsroom.site.navigation import section_title, sections_of
from newsroom.site.sitemap import sitemap
from newsroom.site.views.drawing import opening_and_rest
from newsroom.site.views.page_view import view_of
from newsroom.site.views.reader import Reader
from newsroom.site.views.shell import shell_of
from newsroom.site.whole_templates import WholeTemplates
from newsroom.words import FIRST_LANGUAGE, load_words

FOOTER = ("project/funding", "project/corrections", "project/accessibility", "project/privacy")
"""The pages about the site itself."""
TEMPLATES = ROOT / ".cache" / "templates"


def on_config(config: MkDocsConfig) -> None:
    """Fill the sections of the menu. Runs after `hook_content`, which opens the desk."""
    desk = config.extra["desk"]
    if "sections" not in config.extra:
        config.extra["sections"] = sections_of(config.nav or [], desk.catalogue, desk.today)
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
            catalogue = config.extra["desk"].catalogue
            item.title = section_title(item.title, catalogue, current_language(config))
    return nav


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template its view and the words of the reader's language."""
    desk = config.extra["desk"]
    ref, _ = name_of(page.file.src_uri, desk.library.languages)
    reader = _reader(config)
    context["view"] = view_of(ref, reader, desk)
    context["opening"], context["rest"] = opening_and_rest(page.content or "")
    return context | _everywhere(ref, reader, config)


def on_pre_template(template: Template, template_name: str, config: MkDocsConfig) -> Template:
    """Spare MkDocs its own sitemap of all pages: `on_post_template` puts ours in its place."""
    return Template("") if template_name == "sitemap.xml" else template


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Hand pages without Markdown, such as 404.html, their words."""
    reader = _reader(config)
    speaking = sorted(_built(config), key=lambda lang: lang != reader.lang)
    everybody = {lang: (load_words(lang), address("index", lang)) for lang in speaking}
    return context | _everywhere(None, reader, config) | {"everybody": everybody}


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write what stands at the root once, and each language's 404.html in its folder.

    Static-i18n would let the last language overwrite them. MkDocs writes no file for an
    empty text.
    """
    lang = current_language(config)
    if lang == FIRST_LANGUAGE:
        desk = config.extra["desk"]
        is_sitemap = template_name == "sitemap.xml"
        return sitemap(desk.catalogue, desk.site_url) if is_sitemap else output_content
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


def _reader(config: MkDocsConfig) -> Reader:
    """Who reads the language of this build: one for all pages, until the content changes."""
    desk, lang = config.extra["desk"], current_language(config)
    known: Reader | None = config.extra.get("reader")
    if (
        known
        and known.catalogue is desk.catalogue
        and (known.lang, known.today) == (lang, desk.today)
    ):
        return known
    reader = config.extra["reader"] = Reader(desk.catalogue, lang, desk.today)
    return reader


def _everywhere(ref: str | None, reader: Reader, config: MkDocsConfig) -> dict[str, Any]:
    """What every page shows: words, what stands around it, and the links of the footer."""
    links = [reader.link(ref) for ref in FOOTER if ref in reader.catalogue.entries]
    shell = shell_of(ref, reader, sections=config.extra["sections"], languages=_built(config))
    return {"words": reader.words, "shell": shell, "footer_links": links}
