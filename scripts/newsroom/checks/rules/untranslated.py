"""Text of a translation that is still in English."""

from collections.abc import Iterator
from functools import lru_cache

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
from newsroom.checks.rules.images import pictures_of
from newsroom.checks.rules.passages import own_passages
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem, Quoted
from newsroom.model.kinds import groups_of, texts_of

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
    mine = pictures_of(localized)
    for name, picture in pictures_of(original).items():
        for part in sorted(groups_of(original.kind)[name]):
            text = getattr(picture, part)
            if text and name in mine and not getattr(mine[name], part):
                yield localized.file.problem(
                    "I18012", name, name=f"{name}.{part}", written=Quoted(text)
                )


@lru_cache(maxsize=1)
def _names(context: RuleContext) -> tuple[str, ...]:
    return names_of(context.library)


@lru_cache(maxsize=4)
def _sentences(text: str) -> frozenset[str]:
    return frozenset(plain(sentence) for _, sentence in sentences(text))


TEXT_RULES: tuple[PageRule, ...] = (nothing_is_left_in_english, header_is_translated)
WARNINGS = frozenset({"I18012"})
