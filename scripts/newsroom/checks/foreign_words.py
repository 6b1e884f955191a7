"""Whether words are English within a text of another language: titles, names, what others said."""

import re

_CLAUSE = re.compile(r"[^.!?¿¡:;,“”‘«»\"*(\[|]*\Z")
_LONGEST = 200
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


def is_foreign(text: str, index: int, lang: str) -> bool:
    """Whether the clause that ends at a place is English, though the text is not."""
    start = max(text.rfind("\n\n", 0, index) + 2, index - _LONGEST)
    clause = _CLAUSE.search(text, start, index)
    words = {word.lower() for word in _WORD.findall(clause[0])} if clause else set()
    own = frozenset(_OWN.get(lang, "").split())
    english = frozenset(_ENGLISH.split())
    return bool(own) and words.isdisjoint(own) and not words.isdisjoint(english - own)
