"""Terms and names: one spelling everywhere, that of the register and the glossary."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from newsroom.checks.folding import fold
from newsroom.checks.foreign_words import is_foreign
from newsroom.checks.phrases import Phrases
from newsroom.checks.rules.readings import readings
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.checks.watched import Entry, Finder, Found, entries
from newsroom.content.body import blank
from newsroom.content.header import Value
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.page import Page

_ADDRESS = re.compile(r"(?<![\w@.-])[\w@-]{1,100}(?:\.[\w-]{1,100}){1,10}(?:/[\w./-]{0,200})?")
_POINT_IN_WORD = re.compile(r"\.[\w-]")
_ITALICS = re.compile(r"\*(?<![*\w]\*)[^*\n]{1,80}\*(?![*\w])|_(?<![_\w]_)[^_\n]{1,80}_(?![_\w])")
_CODES = {"names": "TRM001", "places": "TRM002", "terms": "TRM003", "glossary": "TRM004"}
_STRAIGHT_QUOTES = re.compile(r'"(?<![\w"]")[^"\n]{1,120}"(?![\w"])')
_NAME_FIELDS = ("name", "title", "acronym")
_SHORTEST_NAME = 4
_WORD_BEFORE = re.compile(
    r"(?<!\w)(?!(?:From|With|Both|Like|Since|Between|Dalla|Dall|Nella|Desde|Hacia|Entre)[ ])"
    r"[A-ZÀ-ÞİŞĞ][\w’]{3,}[ \n]$"
)
_WORD_AFTER = re.compile(r"[ ][A-ZÀ-ÞİŞĞ]\w")
_BRACKETS = re.compile(r"\([^()\n]{0,200}$")


def words_are_ours(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Names, places and terms are written one way everywhere."""
    finder = _finder(context, localized.file.lang)
    for reading in readings(localized):
        text = own_words = reading.body.own_words
        if not finder.may_find(text):
            continue
        if _POINT_IN_WORD.search(text):
            text = _ADDRESS.sub(blank, text)
        for pattern in (_STRAIGHT_QUOTES, _ITALICS):
            text = pattern.sub(blank, text)
        for named, _ in [*_organisations(context).find(own_words, text)]:
            text = text[: named.start()] + blank(named) + text[named.end() :]
        for found in finder.find(text, own_words):
            part = found.entry.part
            if part == "places" and not _is_place(text, found):
                continue
            if part == "places" and is_foreign(own_words, found.start, localized.file.lang):
                continue
            if part == "glossary" and _is_in_brackets(text, found):
                continue
            value, right = found.value, found.entry.right
            variant = "spelling" if _is_spelling(value, right, localized.file.lang) else "word"
            yield reading.problem(
                _CODES[part], found.start, value=value, right=right, variant=variant
            )


def _is_spelling(value: str, right: str, lang: str) -> bool:
    """Whether only capitals, blanks or hyphens differ, and in Turkish an ending."""
    bare, wanted = (re.sub(r"[\W_]", "", fold(words)) for words in (value, right))
    return bare.startswith(wanted) if lang == "tr" else bare == wanted


@lru_cache(maxsize=1)
def _organisations(context: RuleContext) -> Phrases:
    """The names of organisations, in which words stay as they are."""
    names = {
        name
        for localized in context.library.facts.values()
        for name in _names(localized.file.header.data, top=True)
        if len(name) >= _SHORTEST_NAME
    }
    return Phrases(names, before=r"(?<!\w)", after=r"(?!\w)")


def _names(value: Value, *, top: bool = False) -> Iterator[str]:
    """The names and original titles that a header gives; not the title of the page itself."""
    if isinstance(value, list):
        for part in value:
            yield from _names(part)
    elif isinstance(value, dict):
        for key, part in value.items():
            if isinstance(part, str):
                if key in _NAME_FIELDS and not (top and key == "title"):
                    yield part
            else:
                yield from _names(part)


@lru_cache(maxsize=16)
def _finder(context: RuleContext, lang: str) -> Finder:
    register = context.library.register
    own = (entries(part, lang, register) for part in ("names", "places", "terms"))
    return Finder([*chain(*own), *_english_terms(context, lang)])


def _english_terms(context: RuleContext, lang: str) -> Iterator[Entry]:
    """The English names of the glossary that the language has another word for."""
    first = context.library.languages[0]
    for localized in context.library.facts.values():
        for term in localized.page.terms or () if isinstance(localized.page, Page) else ():
            english, own = term.names.get(first), term.names.get(lang)
            if english and own and english.lower() not in own.lower():
                yield Entry("glossary", own, (english, f"{english}s"), exact=True)


def _is_place(text: str, found: Found) -> bool:
    """Whether a form is written like a place, and not as a part of a longer name."""
    before = text[max(0, found.start - 30) : found.start]
    beside = _WORD_BEFORE.search(before) or _WORD_AFTER.match(text, found.end)
    return found.value[0].isupper() and not beside


def _is_in_brackets(text: str, found: Found) -> bool:
    """Whether a form only explains what stands before it."""
    return bool(_BRACKETS.search(text[max(0, found.start - 200) : found.start]))


TEXT_RULES: tuple[PageRule, ...] = (words_are_ours,)
WARNINGS = frozenset({"TRM003", "TRM004"})
