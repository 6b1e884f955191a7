"""The HTML of texts that were converted before: kept by the text, and by where links may lead.

A page that anybody warned about is not kept, so that the warning is heard again.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc
from mkdocs.utils import CountHandler

from newsroom.build.inputs import sum_of
from newsroom.build.kept import KeptBySum

Render = Callable[[Page, MkDocsConfig, Files], None]


class MarkdownKept(KeptBySum):
    """What converting gave, for the pages of one language."""

    def __init__(self, project: Path, lang: str, code: str) -> None:
        """`code` stands for everything that converting depends on beside text and links."""
        super().__init__(project, f"markdown-{lang}", code)
        self._places = ""

    def render(self, page: Page, config: MkDocsConfig, files: Files, render: Render) -> None:
        """Fill a page as `render` does, perhaps sooner."""
        if not self._places:
            self._places = _places(files)  # a build has one set of files
        total = sum_of((page.file.src_uri, self._places, page.markdown or ""))
        made = self.get(total)
        if made:
            _fill(page, made, files)
            return
        with _warnings() as warned:
            render(page, config, files)
        if not warned.counts:
            self.put(total, _made_of(page))


def _places(files: Files) -> str:
    """One sum of all places that a link may lead to."""
    return sum_of(sorted(f"{file.src_uri} {file.url}" for file in files))


@contextmanager
def _warnings() -> Iterator[CountHandler]:
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    log.addHandler(counter)
    try:
        yield counter
    finally:
        log.removeHandler(counter)


def _made_of(page: Page) -> list[Any]:
    links = page.links_to_anchors or {}
    return [
        page.content,
        _tokens(page.toc),
        page._title_from_render,  # noqa: SLF001 - `stock.py` watches over it
        sorted(page.present_anchor_ids or ()),
        {file.src_uri: anchors for file, anchors in links.items()},
    ]


def _fill(page: Page, made: list[Any], files: Files) -> None:
    page.content, tokens, page._title_from_render, ids, links = made  # noqa: SLF001 - as above
    page.toc = get_toc(tokens)
    page.present_anchor_ids = set(ids)
    page.links_to_anchors = {files.src_uris[uri]: anchors for uri, anchors in links.items()}


def _tokens(toc: Iterable[AnchorLink]) -> list[dict[str, Any]]:
    """The list of contents as `get_toc` reads it."""
    return [
        {
            "name": item.title,
            "id": item.id,
            "level": item.level,
            "children": _tokens(item.children),
        }
        for item in toc
    ]
