"""MkDocs hook: the search index of each language, made from its built pages."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from hook_pages import current_language
from newsroom.content.page_file import name_of
from newsroom.outputs.search import page_words
from newsroom.render.search import BuiltPage, is_searched, search_files, write_search


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Remember the page of the language that is being built."""
    context = config.extra["context"]
    ref, _ = name_of(page.file.src_uri, context.library.languages)
    lang = current_language(config)
    if is_searched(ref, lang, context):
        pages = config.extra.setdefault("built_pages", {}).setdefault(lang, [])
        pages.append(BuiltPage(ref, output))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index of what was built.

    static-i18n builds each language inside its own `on_post_build`, so this may see one
    language or several; none twice.
    """
    for lang, pages in config.extra.pop("built_pages", {}).items():
        reading = config.extra.get("reading", page_words)  # a fast build knows much already
        files = search_files(pages, lang, config.extra["context"], reading)
        write_search(files, Path(config.site_dir), lang)
