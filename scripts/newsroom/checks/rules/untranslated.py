"""Text of a translation that is still in English."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsroom.checks.left_in_english import (
    english_words,
    is_left,
    is_left_field,
    is_long,
    names_of,
    plain,
    sentences,
)
from newsroom.checks.rules.alike import original_of
from newsroom.checks.rules.passages import own_passages
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem, Quoted
from newsroom.model.fields import Item
from newsroom.model.kinds import groups_of, header_texts, texts_of

_SHORTENED = frozenset({"short_title"})
"""In its place stands another text of the translation."""


def nothing_is_left_in_english(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has no sentence that is still English, or as in the original."""
    original = original_of(localized, context)
    if original is None:
        return
    if original.file.lang != context.library.languages[0]:
        yield from _same_sentences(localized, original, context)
        return
    lang, names = localized.file.lang, _names(context)
    there = {passage.path: passage.text for passage in own_passages(original)}
    for passage in own_passages(localized):
        english = english_words(passage.text, lang)
        if not english:
            continue
        if passage.path and passage.text == there.get(passage.path):
            if is_left_field(passage.text, lang, names):
                yield passage.problem("I18011", 0, written=passage.text, variant="english")
            continue
        known = _sentences(there[()])
        for index, sentence in sentences(passage.text):
            folded = sentence.lower()
            if any(word in folded for word in english) and is_left(sentence, lang, names, known):
                yield passage.problem("I18011", index, written=sentence, variant="english")


def _same_sentences(
    localized: LocalizedPage, original: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """The sentences of a translation that are, word for word, those of its original."""
    names = _names(context)
    known = {sentence for one in own_passages(original) for sentence in _sentences(one.text)}
    for passage in own_passages(localized):
        for index, sentence in sentences(passage.text):
            if plain(sentence) in known and is_long(sentence, names):
                yield passage.problem("I18011", index, written=sentence, variant="original")


def header_is_translated(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """A translation has every text of the header. Advice: else readers get the English one."""
    original = original_of(localized, context)
    if original is None or original.kind is None:
        return
    written = original.file.header.data
    for name, field in texts_of(original.kind):
        text = written.get(name)
        if isinstance(text, str) and not field.is_required() and name not in _SHORTENED:
            if text and not localized.file.header.data.get(name):
                yield localized.file.problem("I18012", name, name=name, written=Quoted(text))
    groups, mine = groups_of(original.kind), localized.file.header.data
    for name, texts in header_texts(original.kind, written):
        if name in groups and issubclass(groups[name], Item) and not mine.get(name):
            yield from _missing(localized, (), {name: texts}, {})
        elif name in groups and isinstance(texts, dict):
            yield from _missing(localized, (name,), texts, mine.get(name))


def _missing(
    localized: LocalizedPage, path: tuple[str, ...], there: Mapping[str, Any], here: Any
) -> Iterator[Problem]:
    """The texts of a group that a translation lacks; of an item without any, its first."""
    here = here or {}
    if not isinstance(here, dict):  # told by another rule
        return
    for name, text in there.items():
        if isinstance(text, dict) and name in here:
            yield from _missing(localized, (*path, name), text, here[name])
        elif name not in here and (written := _first(text)):
            at = (*path, name)
            yield localized.file.problem("I18012", *at, name=".".join(at), written=Quoted(written))


def _first(text: Any) -> str:
    """The first of the texts of an item."""
    while isinstance(text, dict):
        text = next(iter(text.values()), "")
    return text if isinstance(text, str) else ""


@lru_cache(maxsize=1)
def _names(context: RuleContext) -> tuple[str, ...]:
    return names_of(context.library)


@lru_cache(maxsize=4)
def _sentences(text: str) -> frozenset[str]:
    return frozenset(plain(sentence) for _, sentence in sentences(text))


TEXT_RULES: tuple[PageRule, ...] = (nothing_is_left_in_english, header_is_translated)
WARNINGS = frozenset({"I18012"})
