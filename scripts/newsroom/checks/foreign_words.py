"""Whether words are English within a text of another language: titles, names, what others said."""

import re

_CLAUSE = re.compile(r"[^.!?¿¡:;,“”‘«»\"*(\[|]*\Z")
_LONGEST = 200
_FEW = 3
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = (
    "the of is are was to and for from with what how does do did this that these we you they be it"
    " should can will by on about your our my us when why which at in an"
)
_OWN = {
    "it": "il lo la i gli le di del della dei delle degli da dal dalla che e un una per con si è"
    " nel nella al alla sul come in",
    "es": "el la los las de del que en y un una para con por se es al lo su sus más como cómo qué"
    " este esta",
    "tr": "ve bir bu ile için de da olarak olan en çok gibi ne daha",
}
"""Small words of each language, of which an English clause has none."""


_PORTUGUESE = frozenset(["não", "você", "vocês", "uma", "são", "em", "nosso", "nossa", "pelo"])
"""Words of which two tell that a passage is Portuguese."""


def is_foreign(text: str, index: int, lang: str) -> bool:
    """Whether the clause that ends at a place is English, though the text is not."""
    clause = _CLAUSE.search(text, _paragraph_start(text, index), index)
    return clause is not None and _are_english(_words(clause[0]), lang)


def is_foreign_sentence(text: str, index: int, lang: str) -> bool:
    """The same of a sentence, which is judged with those beside it if it is short.

    It may be Portuguese, too.
    """
    start = _paragraph_start(text, index)
    passage = _words(text[start : index + _LONGEST])
    if len(passage & _PORTUGUESE) > 1:
        return True
    clause = _CLAUSE.search(text, start, index)
    words = _words(clause[0]) if clause else frozenset()
    return _are_english(words if len(words) >= _FEW else _words(text[start:index]), lang)


def _paragraph_start(text: str, index: int) -> int:
    return max(text.rfind("\n\n", 0, index) + 2, index - _LONGEST)


def _are_english(words: frozenset[str], lang: str) -> bool:
    own = frozenset(_OWN.get(lang, "").split())
    english = frozenset(_ENGLISH.split()) - own
    return bool(own) and words.isdisjoint(own) and not words.isdisjoint(english)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))
