"""The texts that made-up pages are put together from: the sections of our own pages.

A section is taken when it stands in every language under the same anchor and no translation
is older than the English page. So made-up translations say what their English page says, with
its links, lists, tables and boxes.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newsroom.checks.reading.dates import mentions
from newsroom.content.page_file import PageFile, read_page
from newsroom.words import FIRST_LANGUAGE, languages
from real_content import DOCS, is_current

FOLDERS = ("case-studies", "events", "partners", "project", "training")
LEFT_OUT = ("index", "corrections")
"""Overviews, and the one page that is nearly all tables."""
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")

Texts = Mapping[str, str]
"""A text by its language."""


@dataclass(frozen=True)
class Opening:
    """How a page begins: its title, and what stands before its first heading."""

    titles: Texts
    text: Texts


@cache
def openings() -> tuple[Opening, ...]:
    """How our own pages begin."""
    return tuple(
        Opening({lang: str(page.header.data["title"]) for lang, page in pages.items()}, parts[""])
        for pages in _own_pages()
        if (parts := _shared_parts(pages)) and not _is_dated(parts[""])
    )


@cache
def sections() -> tuple[Texts, ...]:
    """The sections of our own pages with their headings, one for each anchor."""
    parts = {
        anchor: text for pages in _own_pages() for anchor, text in _shared_parts(pages).items()
    }
    return tuple(text for anchor, text in parts.items() if anchor and not _is_dated(text))


def _own_pages() -> Iterator[dict[str, PageFile]]:
    """Each of our own pages in every language, where the translations are up to date."""
    for folder in FOLDERS:
        for path in sorted((DOCS / folder).glob("*.md")):
            name, dot, _ = path.stem.partition(".")
            if dot or name in LEFT_OUT:
                continue
            if all(is_current(f"{folder}/{name}", lang) for lang in languages()[1:]):
                yield {lang: _page(path, lang) for lang in languages()}


def _is_dated(texts: Texts) -> bool:
    """Whether a section names a day, which would contradict the date of another event."""
    return bool(mentions(texts[FIRST_LANGUAGE], FIRST_LANGUAGE))


def _page(original: Path, lang: str) -> PageFile:
    path = original if lang == FIRST_LANGUAGE else original.with_suffix(f".{lang}.md")
    return read_page(path, DOCS, languages())


def _shared_parts(pages: Mapping[str, PageFile]) -> dict[str, Texts]:
    """The parts of a page that all languages have, by their anchors; the opening has none."""
    parts = {lang: dict(_parts(page)) for lang, page in pages.items()}
    return {
        anchor: {lang: parts[lang][anchor] for lang in parts}
        for anchor, text in parts[FIRST_LANGUAGE].items()
        if not text.startswith("###") and all(anchor in part for part in parts.values())
    }


def _parts(page: PageFile) -> Iterator[tuple[str, str]]:
    """The parts by their anchors, with links that lead where they did from any folder."""
    folder = page.ref.rpartition("/")[0]
    for anchor, text in page.body.sections():
        yield anchor, LINK.sub(lambda link: f"](../{_from_docs(link[1], folder)})", text.strip())


def _from_docs(target: str, folder: str) -> str:
    return posixpath.normpath(posixpath.join(folder, target))
