"""What is said, in every language: words, and how dates, numbers and places are written.

A language exists when its file lies here. English comes first, the others follow in the
order of their own names, as readers see them in the language switch.
"""

from newsroom.words.vocabulary import FIRST_LANGUAGE, MissingWordError, Words, languages, load_words

__all__ = ["FIRST_LANGUAGE", "MissingWordError", "Words", "languages", "load_words"]
