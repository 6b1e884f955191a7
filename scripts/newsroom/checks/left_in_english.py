"""Detection of English sentences in a translation.

English is recognised by its function words. Names of organisations and titles in
italics may be English in every language.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsroom.checks.folding import words_in
from newsroom.content.body import blank
from newsroom.content.header import Value
from newsroom.content.library import Library

_ENGLISH = (
    "the of and to in is that for with are was were by from this which their have been they would"
    " these those when where what who will into than between about other also its it as at on be"
    " or an he she we you not but has had can our your all there here how why such each because"
    " while through after before could should does did"
)
_WORDS_ALSO_OF = {
    "it": "in or all are but can here",
    "es": "he has are as can all an",
    "tr": "of on an at in it not can is be has had was each here",
}
_ENOUGH, _SHARE = 4, 0.2
_ENOUGH_IN_FIELD = 3
_SAME_WORDS = 5
_WORD = re.compile(r"[^\W\d_]+")
_ITALICS = re.compile(r"(?<![*\w])\*(?!\*)[^*\n]{1,200}\*(?!\*)|(?<![_\w])_[^_\n]{1,200}_(?![_\w])")
_BORDER = re.compile(
    r"[\s\"”»)|](?:(?<=[.!?…].)|(?<=\|)"
    r"|(?<=\n)(?=[ \t]{0,40}(?:\n|[-*+#|!:][\s\-#!]|\d{1,3}[.)]\s)))",
    re.DOTALL,
)


def names_of(library: Library) -> tuple[str, ...]:
    """The names that the headers hold, of organisations, places and sources; longest first."""
    found = set()
    for localized in library.pages:
        for name in _names(localized.file.header.data):
            if " " in name:
                found.add(name)
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def english_words(text: str, lang: str) -> frozenset[str]:
    """The small words of English in a text of a page in this language."""
    return words_in(text) & _only_english(lang)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its place; cells and headings count as such."""
    if "*" in text or "_" in text:
        text = _ITALICS.sub(blank, text)
    borders = [match.end() for match in _BORDER.finditer(text)]
    for start, end in zip([0, *borders], [*borders, len(text)], strict=True):
        sentence = text[start:end]
        bare = sentence.strip(' \n\t|#*+->"')
        if bare:
            yield start + sentence.index(bare[0]), bare


def is_left(sentence: str, lang: str, names: Sequence[str], originals: frozenset[str]) -> bool:
    """Whether a sentence of a page in this language is English.

    It has many small words of English, or is word for word one of the English page.
    """
    words = _WORD.findall(sentence)
    small = _small_words(words, lang)
    if not small or (small < _ENOUGH and plain(sentence) not in originals):
        return False
    rest = _without_names(sentence, names)
    words = _WORD.findall(rest)
    small = _small_words(words, lang)
    if plain(sentence) in originals and small and len(words) >= _SAME_WORDS:
        return True
    return small >= _ENOUGH and small >= len(words) * _SHARE


def is_left_field(text: str, lang: str, names: Sequence[str]) -> bool:
    """Whether a text of the header that is the same as in English is surely English."""
    words = _WORD.findall(_without_names(text, names))
    return _small_words(words, lang) >= _ENOUGH_IN_FIELD


def is_long(sentence: str, names: Sequence[str]) -> bool:
    """Whether a sentence has so many words beside names that it is the same by no chance."""
    return len(_WORD.findall(_without_names(sentence, names))) >= _SAME_WORDS


def plain(sentence: str) -> str:
    """A sentence without the stops, signs and line ends that may differ."""
    return " ".join(sentence.strip(" .:;!?*_").split())


def _small_words(words: list[str], lang: str) -> int:
    only_english = _only_english(lang)
    return sum([word.lower() in only_english for word in words])


@cache
def _only_english(lang: str) -> frozenset[str]:
    return frozenset(_ENGLISH.split()) - frozenset(_WORDS_ALSO_OF.get(lang, "").split())


def _without_names(sentence: str, names: Sequence[str]) -> str:
    sentence = " ".join(sentence.split())
    for name in names:
        sentence = sentence.replace(name, " ")
    return sentence


def _names(value: Value, of: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("name", "site", "acronym") or of in ("sources", "names"):
                yield from _leaves(part)
            yield from _names(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from _names(part, of)


def _leaves(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
