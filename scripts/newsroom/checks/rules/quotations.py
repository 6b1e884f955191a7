"""Marks that come in pairs: quotation marks of one sort, and Spanish `¿…?` and `¡…!`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsroom.checks.foreign_words import is_foreign_sentence
from newsroom.checks.pairs import unpaired_quotes, unpaired_spanish
from newsroom.checks.rules.readings import readings
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.body import blank
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem

_LETTER = r"[^\W\d_]"
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_WORD = 40
_STRAIGHT_APOSTROPHE = re.compile(rf"'(?<={_LETTER}')(?={_LETTER})")
_TYPOGRAPHIC_APOSTROPHE = re.compile(rf"’(?<={_LETTER}’)(?={_LETTER})")
_STRAIGHT_QUOTES = re.compile(r'"(?<![\w="]")(?=[^\W_])[^"\n]{1,200}(?<=[\w.,!?…])"(?![\w"])')
_TYPOGRAPHIC_QUOTES = re.compile("[“”«»]")
_ADMONITION = re.compile(r"^[ ]*(?:!!!|\?\?\?\+?|===)[ ][^\n]*", re.MULTILINE)
_ADMONITION_MARK = re.compile(r"^[ ]*(?:!!!|\?\?\?\+?)(?=[ ])", re.MULTILINE)
_ADMONITION_MARKS = ("!!!", "???")
_TITLE_MARKS = (*_ADMONITION_MARKS, "===")
"""What the titles of admonitions and tabs stand after, in straight quotation marks."""
_NAME_WITH_MARK = re.compile(
    r"(?<!\w)(?:Yahoo|Kahoot|Jeopardy|Joomla|[^\W\d_]{0,20}[a-z][A-Z]\w{0,20})!"
    r"|(?<!\w)[A-Z]\w{1,20}!(?=,[ ]|[ ]\d|\d)"
)
_WITH_MARK = re.compile(r"(?<!\w)([A-Z]\w{2,30})!")
_AS_NAME = re.compile(r"(?<!\w)([A-Z]\w{2,30})!(?=\]\(|\)|[ ][a-záéíóúñ])")
_NOT_SENTENCES = re.compile(
    r"!(?=[\[=])|<!|\([?!]{1,3}\)|\*(?<!\*\*)[^*\n]{1,80}\*(?!\*)"
    r'|"(?<![\w"]")[^"\n¿¡]{1,80}"(?![\w"])'
)
"""Pictures, doubts in brackets, foreign words in italics, titles and names."""


def quotations_are_closed(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Every quotation mark has its partner in the same paragraph."""
    for reading in readings(localized):
        text = reading.body.prose
        for index, mark in unpaired_quotes(text) if _has_any("“”„«»", text) else ():
            variant = "open" if mark in "“„«" else "close"
            yield reading.problem("TXT005", index, value=mark, variant=variant)


def spanish_marks_come_in_pairs(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Spanish questions and exclamations are marked at both ends."""
    if localized.file.lang != "es":
        return
    for reading in readings(localized):
        text = reading.body.own_words
        if not _has_any("¿¡?!", text):
            continue
        if _has_any(_ADMONITION_MARKS, text):
            text = _ADMONITION_MARK.sub(blank, text)
        text = _NOT_SENTENCES.sub(blank, text)
        for index, mark in unpaired_spanish(text):
            variant = "open" if mark[0] in "¿¡" else "close"
            if variant == "close" and (
                _ends_name(text, index) or is_foreign_sentence(text, index, "es")
            ):
                continue
            yield reading.problem("TXT006", index, value=mark, variant=variant)


@lru_cache(maxsize=4)  # mark after mark asks
def _names_with_marks(text: str) -> frozenset[str]:
    """The words with an exclamation mark that are somewhere written as a name: `(Correctiv!)`."""
    counts = Counter(_WITH_MARK.findall(text))
    names = {match[1] for match in _AS_NAME.finditer(text)}
    return frozenset(name for name in names if counts[name] > 1)


def _ends_name(text: str, index: int) -> bool:
    """Whether an exclamation mark is a part of a name: `useR!`."""
    word = _LAST_WORD.search(text, max(0, index - _LONGEST_WORD), index)
    if word and word[0] in _names_with_marks(text):
        return True
    names = _NAME_WITH_MARK.finditer(text, max(0, index - _LONGEST_WORD), index + 10)
    return any(name.end() == index + 1 for name in names)


def marks_are_of_one_sort(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Apostrophes and quotation marks of a text are all typographic, or all straight."""
    for reading in readings(localized):
        text = reading.body.prose
        for mark, straight, typographic, variant in (
            ("'", _STRAIGHT_APOSTROPHE, _TYPOGRAPHIC_APOSTROPHE, "apostrophe"),
            ('"', _STRAIGHT_QUOTES, _TYPOGRAPHIC_QUOTES, "quotes"),
        ):
            if mark not in text or not _has_any("’“”«»", text):
                continue
            text = _ADMONITION.sub(blank, text) if _has_any(_TITLE_MARKS, text) else text
            found = straight.search(text)
            if found and typographic.search(text):
                yield reading.problem("TXT007", found.start(), value=found[0], variant=variant)


def _has_any(marks: Iterable[str], text: str) -> bool:
    return any(mark in text for mark in marks)


TEXT_RULES: tuple[PageRule, ...] = (
    quotations_are_closed,
    spanish_marks_come_in_pairs,
    marks_are_of_one_sort,
)
WARNINGS = frozenset({"TXT007"})
