"""Markdown to HTML: Python-Markdown with the extensions that `mkdocs.yml` names."""

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from newsroom.content.allowed import Allowed
from newsroom.content.link_targets import relative_target
from newsroom.render.code import LimitedCode
from newsroom.render.fast_markdown import fast_markdown
from newsroom.render.finishing import Finishing
from newsroom.render.headings import Headings
from newsroom.render.lists import Lists
from newsroom.render.settings import Settings
from newsroom.render.table_labels import TableLabels
from newsroom.render.time_limit import convert_in_time

USUAL = Allowed().markdown_extensions
"""The extensions of this project, with which `fast_markdown` knows what texts mean. They keep
nothing of one page for the next after `Markdown.reset`; with any other, each page gets a
converter of its own, as in MkDocs."""
_CHANGING = {"abbr", "admonition", "attr_list", "def_list", "tables"}
"""Extensions whose options might change the meaning of plain texts; those of others cannot."""
CAPTIONS, CAPTION_SIGN = "pymdownx.blocks.caption", "///"
LAST = 0
"""Priority of the processor that rewrites links: after all others, as in MkDocs."""

FindLink = Callable[[str], str | None]
"""The address of a file, by its path as the page writes it; `None` leaves the link alone."""


@dataclass(frozen=True)
class Converted:
    """The HTML of a text."""

    html: str
    headings: tuple[tuple[str, str], ...]
    """The headings of the highest level: their ids, and their words as HTML."""


def own_extensions() -> list[Extension]:
    """The extensions that are ours, for MkDocs' list too."""
    return [Headings(), Lists(), LimitedCode(), TableLabels(), Finishing()]


class Converter:
    """Converts page after page."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._links = _Links()
        self._made: dict[tuple[str, ...], Markdown] = {}
        self._is_usual = _is_usual(settings)

    @property
    def slugify(self) -> Callable[[str, str], str]:
        """What makes the id of a heading from its words and the sign between them."""
        return self._settings.markdown_configs.get("toc", {}).get("slugify") or slugify

    def convert(self, text: str, find: FindLink) -> Converted:
        """The HTML of a text. Raises `TooSlowError`."""
        text = as_mkdocs_reads(text)
        if self._is_usual and (made := fast_markdown(text, lambda to: _rewritten(to, find))):
            return Converted(*made)
        markdown = self._converter(text)
        self._links.find = find
        tokens: Any = markdown  # `toc` adds `toc_tokens`, which the types do not know
        tokens.toc_tokens = []
        try:
            html = convert_in_time(markdown.convert, text)
        except BaseException:
            self._made.clear()  # nobody knows in what state it was left
            raise
        return Converted(html, tuple(_top(tokens.toc_tokens)))

    def _converter(self, text: str) -> Markdown:
        names = self._settings.markdown_extensions
        if CAPTION_SIGN not in text:  # without it, it does nothing; and it takes long to import
            names = tuple(name for name in names if name != CAPTIONS)
        if names in self._made:
            self._made[names].reset()
            return self._made[names]
        configs = self._settings.markdown_configs
        made = Markdown(
            extensions=[*names, *own_extensions(), self._links],
            extension_configs={name: dict(configs[name]) for name in names if name in configs},
        )
        if set(names) <= set(USUAL):
            self._made[names] = made
        return made


def _is_usual(settings: Settings) -> bool:
    """Whether Markdown means what `fast_markdown` knows."""
    toc = settings.markdown_configs.get("toc", {})
    return (
        set(settings.markdown_extensions) == set(USUAL)
        and not set(settings.markdown_configs) & _CHANGING
        and set(toc) <= {"permalink", "slugify"}
        and not toc.get("permalink")
    )


def as_mkdocs_reads(text: str) -> str:
    """A text with plain line ends, as MkDocs hands it to Python-Markdown."""
    return "\n".join(text.splitlines())


def _top(tokens: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    yield from ((token["id"], token["name"]) for token in tokens)


class _Links(Extension):
    """Rewrites links to files of the site into links to their addresses."""

    find: FindLink = staticmethod(lambda _: None)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_RewriteLinks(md, self), "newsroom-links", LAST)


class _RewriteLinks(Treeprocessor):
    def __init__(self, md: Markdown, links: _Links) -> None:
        super().__init__(md)
        self._extension = links

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(str(element.tag))
            if name and (written := element.get(name)):
                element.set(name, _rewritten(written, self._extension.find))


def _rewritten(written: str, find: FindLink) -> str:
    """A link of a page as MkDocs writes it: only what leads to a file of the site is changed."""
    if written.startswith(("/", "\\", "#")) or AMP_SUBSTITUTE in written:
        return written
    parts = relative_target(written)
    if not parts or not parts.path:
        return written
    address = find(unquote(parts.path))
    return written if address is None else urlunsplit(("", "", address, *parts[1:]))


def joined(folder: str, path: str) -> str:
    """The path below `docs` that a page in this folder means."""
    return posixpath.normpath(posixpath.join(folder, path).lstrip("/"))
