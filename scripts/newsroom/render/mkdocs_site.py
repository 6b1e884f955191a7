"""The state that the MkDocs hooks share while MkDocs builds the site."""

from collections.abc import Iterator
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from newsroom.content.page_file import name_of
from newsroom.content.register_file import NAME as REGISTER
from newsroom.render.renderer import Renderer
from newsroom.render.search import is_searched, words_of
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import Site, late_targets, make, targets
from newsroom.render.templates import open_templates
from newsroom.views.navigation import section_title
from newsroom.views.page_view import template_of
from newsroom.words import FIRST_LANGUAGE

UNPUBLISHED = (REGISTER,)
"""The files of `docs` that are read and not published."""


class MkDocsSite:
    """The site, from one loading of `mkdocs.yml` to the next."""

    def __init__(self, context: SiteContext) -> None:
        self.context = context
        self.renderer = Renderer(context, open_templates(context.settings.overrides))
        self._site = Site()
        self._finished: set[str] = set()

    def page(self, page: Page, config: MkDocsConfig) -> tuple[str, str]:
        """The name of a page, and the language that is being built."""
        ref, _ = name_of(page.file.src_uri, self.context.library.languages)
        return ref, current_language(config)

    def metadata(self, ref: str, lang: str) -> dict[str, Any]:
        """The page's metadata, escaped for templates that do not escape it."""
        page = self.context.catalogue[ref].page_for(lang)
        return {
            "title": escape(page.short_title or page.title),
            "description": escape(page.summary),
            "template": template_of(ref, page),
            "hide": ["navigation", "toc"] if ref == "index" else [],
        }

    def section_title(self, folder: str, lang: str) -> str:
        """The name of a section of the menu."""
        return section_title(folder, self.context.catalogue, lang)

    def note_words(self, ref: str, lang: str, html: str) -> None:
        """Store what the search needs of a page."""
        if is_searched(ref, lang, self.context):
            self._site.words.setdefault(lang, {})[ref] = words_of(html, lang)

    def other_files(self, lang: str) -> Iterator[tuple[str, bytes]]:
        """All files except pages, when the last language has been built; before, none.

        static-i18n builds each language inside its own `on_post_build`, so this is called once
        for each language, in any order. Raises `TargetError`.
        """
        self._finished.add(lang)
        if self._finished != set(self.context.settings.languages):
            return
        self._finished.clear()
        for target in targets(self.context):
            if target.ref is None:
                yield from self._recorded(make(target, self.renderer).files)
        for late in late_targets(self.context):
            yield from self._recorded(late.make(self.context, self._site))

    def _recorded(self, files: Any) -> Iterator[tuple[str, bytes]]:
        self._site.paths |= files.keys()
        yield from files.items()


def site_of(config: MkDocsConfig) -> MkDocsSite:
    """The site that `hook_content.py` has stored."""
    site = config.extra["site"]
    assert isinstance(site, MkDocsSite)
    return site


def current_language(config: MkDocsConfig) -> str:
    """The language that is being built; static-i18n sets it in `on_files`."""
    return str(getattr(config.plugins["i18n"], "current_language", None) or FIRST_LANGUAGE)
