"""The search on the site: which pages are found, of what kind, and where the index lies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.outputs.search import Reading, Source, index_files, page_words
from newsroom.render.every_page import is_search, kind_of
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.words import load_words

NOT_THE_PAGE_ITSELF = (
    *("nl-notice", "nl-group", "nl-steps", "nl-foot", "nl-facts__label"),
    "nl-translations",
)
"""The parts of our templates that speak of other pages, or stand on every page."""


@dataclass(frozen=True)
class BuiltPage:
    """A page in the language of the build, as readers get it."""

    ref: str
    html: str


def is_searched(ref: str, lang: str, context: SiteContext) -> bool:
    """Whether a page is found in this language: it has a text in it, and is not the search."""
    entry = context.catalogue[ref]
    return lang in entry.pages and not is_search(entry)


def search_files(
    pages: Iterable[BuiltPage], lang: str, context: SiteContext, reading: Reading = page_words
) -> Mapping[str, str]:
    """The files of the index of a language, by their paths in its folder.

    `reading` as in `index_files`.
    """
    root = address("index", lang)
    localizer = Localizer(context.catalogue, lang, context.today)
    sources = (
        Source(
            url=address(page.ref, lang).removeprefix(root),
            title=context.catalogue[page.ref].page_for(lang).title,
            kind=kind_of(page.ref, localizer),
            html=page.html,
        )
        for page in pages
    )
    words = load_words(lang).search
    return index_files(sources, words, root=root, left_out=NOT_THE_PAGE_ITSELF, reading=reading)


def index_folder(site: Path, lang: str) -> Path:
    """Where the index of a language lies, and `search-index.js` looks for it."""
    return site / "assets" / "search" / lang


def write_search(files: Mapping[str, str], site: Path, lang: str) -> None:
    """Write the index of a language."""
    folder = index_folder(site, lang)
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
