"""How large the pages become that list other pages, counted from the headers of these.

The numbers are those of the templates; `tests/checks/test_budgets.py` holds the sizes against
the built pages.
"""

import re
from collections.abc import Iterator

from newsroom.content.library import Library, LocalizedPage
from newsroom.model.page import Page
from newsroom.words import load_words

CARD = 600
"""Bytes of a card without its title and summary (`overrides/components/card.html`)."""
ROW = 60
"""Bytes of a row of the list of translations without what fills it
(`overrides/pages/translations.html`)."""
CELL = 145
"""Bytes of a cell in it."""
LINE = 75
"""Bytes of a line of the list of all pages (`overrides/pages/search.html`)."""
LINE_WITH_HEADINGS = 160
HEADING = 60
_HEADING = re.compile(r"\n##[^\n]*")
_ESCAPED = 4
"""The bytes that a `&`, a quotation mark or an apostrophe gains in HTML."""


def cards_size(library: Library, lang: str) -> int:
    """Bytes of the cards of all pages but ordinary ones: no page shows more."""
    return sum(
        CARD + _size(page.page.title) + _size(page.page.summary)
        for _, page in _pages(library, lang)
        if page.page and not isinstance(page.page, Page)
    )


def translations_size(library: Library, lang: str) -> int:
    """Bytes of the rows of the page with `listing: translations`."""
    words = load_words(lang)
    state = max(_size(str(state)) for state in words.translations.states.values())
    names = [_size(load_words(other).language.name) for other in library.languages[1:]]
    cells = sum(CELL + 2 * state + 2 * name for name in names)
    return sum(
        ROW + cells + (1 + len(names)) * (len(ref) + _title_size(page))
        for ref, page in _pages(library, lang)
    )


def search_size(library: Library, lang: str) -> int:
    """Bytes of the lines of the page with `listing: search`.

    Each heading is counted by its line, which has its words and its anchor: quicker than
    reading all headings of a large site.
    """
    size = 0
    for ref, page in _pages(library, lang):
        lines = _HEADING.findall(page.file.body.text)
        size += LINE + len(ref) + _title_size(page) + (LINE_WITH_HEADINGS if lines else 0)
        size += sum(HEADING + len(ref) + _size(line) for line in lines)
    return size


def _pages(library: Library, lang: str) -> Iterator[tuple[str, LocalizedPage]]:
    """Each page as the readers of a language get it."""
    for ref, original in library.originals.items():
        yield ref, library.translations.get((ref, lang), original)


def _title_size(page: LocalizedPage) -> int:
    return _size(page.page.title) if page.page else 0


def _size(text: str | None) -> int:
    """The bytes of a text in HTML."""
    text = text or ""  # a draft may have none
    return len(text.encode()) + _ESCAPED * sum(map(text.count, "&\"'"))
