"""What a translation leaves in English."""

from collections.abc import Iterator
from functools import lru_cache

from newsroom.checks.left_in_english import (
    is_left,
    is_left_field,
    may_be_english,
    names_of,
    plain,
    sentences,
)
from newsroom.checks.rules.alike import original_of
from newsroom.checks.rules.passages import own_passages
from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.library import Sheet
from newsroom.content.problem import Problem


def nothing_is_left_in_english(sheet: Sheet, house: House) -> Iterator[Problem]:
    """A translation has no sentence that is still English."""
    original = original_of(sheet, house)
    if original is None:
        return
    lang, names = sheet.file.lang, _names(house)
    there = {passage.path: passage.text for passage in own_passages(original)}
    for passage in own_passages(sheet):
        if not may_be_english(passage.text, lang):
            continue
        known = _sentences(there[()])
        if passage.path and passage.text == there.get(passage.path):
            if is_left_field(passage.text, lang, names):
                yield passage.problem("I18011", 0, written=passage.text)
            continue
        for index, sentence in sentences(passage.text):
            if is_left(sentence, lang, names, known):
                yield passage.problem("I18011", index, written=sentence)


@lru_cache(maxsize=1)
def _names(house: House) -> tuple[str, ...]:
    return names_of(house.library)


@lru_cache(maxsize=4)
def _sentences(text: str) -> frozenset[str]:
    return frozenset(plain(sentence) for _, sentence in sentences(text))


TEXT_RULES: tuple[PageRule, ...] = (nothing_is_left_in_english,)
