"""The search index of a language; `docs/assets/javascripts/search-*.js` reads it.

Folding, tokenising and stemming must be the same in Python and JavaScript: their rules are data
in the files of `words`, and `tests/search` compares the two programs.
"""

from newsroom.outputs.search.index import PageWords, Reading, Source, index_files, page_words

__all__ = ["PageWords", "Reading", "Source", "index_files", "page_words"]
