"""Markdown to HTML with one converter for all pages of a process.

MkDocs makes a new converter, with all extensions, for each page. That is safe with any
extension; to keep one is safe with those that forget a page when told to (`reset`), and these
are on a list. With any other, MkDocs does it as always.
"""

# ruff: noqa: SLF001 - `stock.py` watches over the private parts that are named here

from collections.abc import Callable
from typing import Any

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as stock
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from newsroom.build.inline import use_quick_inline
from newsroom.render.table_labels import TableLabels
from newsroom.render.time_limit import TimeLimit

FORGETFUL = frozenset(
    {"abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "tables", "toc"}
)
"""The extensions that keep nothing of one page for the next; tried with pages of all of them."""

Render = Callable[[Page, MkDocsConfig, Files], None]


class _Converter:
    """A converter, and MkDocs' four processors in it, which it knows by private names."""

    def __init__(self, config: MkDocsConfig, page: Page, files: Files) -> None:
        self.markdown = Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        self.raw: Any = stock._RawHTMLPreprocessor()
        self.anchors: Any = stock._ExtractAnchorsTreeprocessor(page.file, files, config)
        self.links: Any = stock._RelativePathTreeprocessor(page.file, files, config)
        self.title: Any = stock._ExtractTitleTreeprocessor()
        for processor in (self.raw, self.anchors, self.links, self.title):
            processor._register(self.markdown)
        use_quick_inline(self.markdown)

    def convert(self, page: Page, files: Files) -> None:
        """Fill the page as `Page.render` does."""
        self.markdown.reset()
        tokens: Any = self.markdown
        tokens.toc_tokens = []
        self.raw.present_anchor_ids = set()
        self.anchors.present_anchor_ids = set()
        self.links.file, self.links.files, self.links.links_to_anchors = page.file, files, {}
        self.title.title = None
        text = page.markdown
        assert text is not None
        page.content = self.markdown.convert(text)
        page.toc = get_toc(tokens.toc_tokens)
        page._title_from_render = self.title.title
        page.present_anchor_ids = self.anchors.present_anchor_ids | self.raw.present_anchor_ids
        page.links_to_anchors = self.links.links_to_anchors


def renderer(config: MkDocsConfig, stock_render: Render) -> Render:
    """What takes the place of `Page.render` in one build."""
    if not all(
        isinstance(one, (TableLabels, TimeLimit)) or one in FORGETFUL
        for one in config.markdown_extensions
    ):
        return stock_render
    kept: list[_Converter] = []

    def render(page: Page, config: MkDocsConfig, files: Files) -> None:
        if not kept:
            kept.append(_Converter(config, page, files))
        try:
            kept[0].convert(page, files)
        except BaseException:
            kept.clear()  # who knows in what state it was left
            raise

    return render
