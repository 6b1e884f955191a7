"""The search index: which pages are in it, and the files of each language."""

from collections.abc import Mapping
from functools import cache

from newsroom.model.catalogue import Entry
from newsroom.outputs.search import PageWords, Source, Stemmer, index_files, page_words, stemmer_of
from newsroom.render.every_page import is_found, kind_of
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import address
from newsroom.views.localizer import Localizer
from newsroom.views.states import states_of
from newsroom.words import load_words

NOT_THE_PAGE_ITSELF = (
    *("nl-notice", "nl-group", "nl-steps", "nl-foot", "nl-facts__label"),
    "nl-translations",
)
"""The parts of our templates that are about other pages, or are the same on every page."""


def is_searched(ref: str, lang: str, context: SiteContext) -> bool:
    """Whether a page is in the index of a language: it has a text in it, and may be found."""
    entry = context.catalogue[ref]
    return lang in entry.pages and is_found(entry)


def words_of(html: str, lang: str) -> PageWords:
    """What the index needs of a page, from its HTML."""
    return page_words(html, _stemmer(lang), NOT_THE_PAGE_ITSELF)


def search_files(
    words: Mapping[str, PageWords], lang: str, context: SiteContext
) -> Mapping[str, str]:
    """The files of the index of a language, by their paths from the root of the site.

    `words` are those of its pages, by name.
    """
    root = address("index", lang)
    localizer = Localizer(context.catalogue, lang, context.today)
    sources = (
        Source(
            url=address(ref, lang).removeprefix(root),
            title=context.catalogue[ref].page_for(lang).title,
            kind=kind_of(ref, localizer),
            words=found,
            boost=boost_of(context.catalogue[ref]),
            marks=marks_of(ref, lang, context),
        )
        for ref, found in words.items()
    )
    files = index_files(sources, load_words(lang).search, root=root)
    return {f"{index_folder(lang)}{name}": text for name, text in files.items()}


def boost_of(entry: Entry) -> float:
    """How much a page weighs, beside 1 for others."""
    search = entry.original.search
    return float(search.boost) if search else 1


def marks_of(ref: str, lang: str, context: SiteContext) -> tuple[str, ...]:
    """What results say of a page: that an event is cancelled or over."""
    page = context.catalogue[ref].page_for(lang)
    return tuple(state.mark for state in states_of(page, lang, context.today))


def index_folder(lang: str) -> str:
    """The folder of a language's index, where `search-index.js` looks for it."""
    return f"assets/search/{lang}/"


@cache
def _stemmer(lang: str) -> Stemmer:
    return stemmer_of(load_words(lang).search.get("rules", {}))
