"""The texts of the interface in every language, and the formats of dates, numbers and places.

The languages of the site are those with a file here. English comes first, the others are
sorted by their own names, as in the language switch.
"""

from newsroom.words.vocabulary import (
    FIRST_LANGUAGE,
    MissingWordError,
    Words,
    about_language,
    further_languages,
    languages,
    load_words,
)

__all__ = [
    "FIRST_LANGUAGE",
    "MissingWordError",
    "Words",
    "about_language",
    "further_languages",
    "languages",
    "load_words",
]
