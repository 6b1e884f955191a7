"""The search index of a language: built here, asked by `docs/assets/javascripts/search-*.js`.

What both sides must do alike (folding, parting text into words, stemming) stands once as
data in the files of words; `tests/search` holds the two programs against each other.
"""

from newsroom.outputs.search.index import PageWords, Source, index_files, page_words
from newsroom.outputs.search.stemming import Stemmer, stemmer_of

__all__ = ["PageWords", "Source", "Stemmer", "index_files", "page_words", "stemmer_of"]
