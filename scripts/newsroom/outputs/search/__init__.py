"""The search index of a language; `docs/assets/javascripts/search-*.js` reads it.

Folding, tokenising and stemming must be the same in Python and JavaScript: their rules are data
in the files of `words`, and `tests/search` compares the two programs.
"""

from newsroom.outputs.search.index import PageWords, Source, index_files, page_words
from newsroom.outputs.search.stemming import Stemmer, stemmer_of

__all__ = ["PageWords", "Source", "Stemmer", "index_files", "page_words", "stemmer_of"]
