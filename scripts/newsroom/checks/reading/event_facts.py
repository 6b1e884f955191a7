"""What a text about an event says of its hours, its edition and how many can take part."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsroom.checks.folding import fold
from newsroom.checks.reading.claim_words import ClaimWords, claim_words
from newsroom.checks.reading.claims import Subject, is_of_another, names_event, sentence_of
from newsroom.checks.reading.dates import mentions
from newsroom.checks.reading.numbers import numbers_in
from newsroom.checks.reading.ordinal_words import ordinals_in
from newsroom.checks.reading.times import Time, times

_MOST = 300
_CLOSE = re.compile(r"\W{0,5}(?:\w{1,9}\W{1,3}){0,3}$")
"""A few small words between a verb and its time: `starts at exactly 10`."""
_CLOSE_BEHIND = re.compile(r"[’']?\w{0,4}\W{0,3}(?:\w{1,12}\W{1,3}){0,1}$")
_LINE = re.compile(r"(?:^|\n)[ \t]*(?:[-+>|#]{1,6}[ \t]*)?\s{0,3}$")
_NEAR = re.compile(r"\W{0,4}(?:\w{1,3}\W{1,2})?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD_BEFORE_NOUN = re.compile(r"\W{1,3}(?:\w{1,15}\W{1,2})?")
_OF = re.compile(r"\s(?:of|del|della|dell’|dello|de)\b")


class SaidFact(NamedTuple):
    """A fact of an event in a text."""

    start: int
    end: int
    name: str
    """The field of the header that has it: `start_time`, `end_time`, `edition`, `capacity`."""
    values: frozenset[object]
    """Everything that it may mean."""


def said_facts(text: str, lang: str, subject: Subject, *, title: bool) -> Iterator[SaidFact]:
    """The hours, the edition and the places that a text says the event has."""
    words = claim_words(lang)
    if words is None:
        return
    folded = fold(text).replace("*", " ").replace("_", " ")
    yield from _hours(text, folded, lang, words, subject)
    yield from _editions(text, folded, lang, words, subject, title=title)
    yield from _places(text, folded, lang, words)


def _hours(
    text: str, folded: str, lang: str, words: ClaimWords, subject: Subject
) -> Iterator[SaidFact]:
    """Times that the event is said to start or end at."""
    days = [(one.start, one.end) for one in mentions(text, lang)]
    ends: set[int] = set()
    for one in times(text, lang)[:_MOST]:
        before, after = sentence_of(folded, one.start, one.end)
        has_day = any(one.start - len(before) <= day < one.end + len(after) for day, _ in days)
        if not one.is_certain or has_day or _is_of_something_else(before, after, words, subject):
            continue
        for name, pattern in (("start_time", words.starts), ("end_time", words.ends)):
            if _is_said_of(one, folded, before, after, pattern, lang, words, subject):
                yield SaidFact(one.start, one.end, name, frozenset(one.readings))
                if name == "start_time" and one.partner:
                    ends.add(one.partner[0])
        if one.start in ends:
            yield SaidFact(one.start, one.end, "end_time", frozenset(one.readings))


def _is_of_something_else(before: str, after: str, words: ClaimWords, subject: Subject) -> bool:
    around = f"{before} {after}"
    return bool(words.registers.search(around)) or is_of_another(around, words, subject)


def _is_said_of(
    one: Time,
    folded: str,
    before: str,
    after: str,
    pattern: re.Pattern[str],
    lang: str,
    words: ClaimWords,
    subject: Subject,
) -> bool:
    """Whether a verb of starting or ending stands close to a time, and the event before it."""
    if one.is_end:
        return False
    verb = _last(pattern, before)
    if verb and _CLOSE.fullmatch(before[verb.end() :]):
        lead = before[: verb.start()]
        return names_event(lead, words, subject) or not re.search(r"\w", lead)
    verb = pattern.search(after)
    if lang == "tr" and verb and _CLOSE_BEHIND.fullmatch(after[: verb.start()]):
        return names_event(f"{before} {after[verb.end() :]}", words, subject)
    label = words.time_label.search(before)
    if pattern is not words.starts or not label or label.start() > 3:
        return False
    line = folded[max(0, one.start - len(before) - 10) : one.start - len(before) + label.start()]
    return bool(
        _LINE.search(line) and re.fullmatch(r"\s?[:|]\W{0,3}(?:\w{1,5}\s)?", before[label.end() :])
    )


def _editions(
    text: str, folded: str, lang: str, words: ClaimWords, subject: Subject, *, title: bool
) -> Iterator[SaidFact]:
    """Ordinals that say which edition it is."""
    for one in ordinals_in(text, lang)[:_MOST]:
        before, after = sentence_of(folded, one.start, one.end)
        around = f"{before} {after}"
        if not one.is_certain:
            continue
        if words.previous.search(around) or words.others.search(around):
            continue
        if not title and {int(year) for year in _YEAR.findall(around)} - subject.years:
            continue
        if _is_edition(before, after, words, subject, title=title):
            yield SaidFact(one.start, one.end, "edition", frozenset({one.value}))


def _is_edition(
    before: str, after: str, words: ClaimWords, subject: Subject, *, title: bool
) -> bool:
    """Whether the words around an ordinal say that it counts the editions of the event."""
    own = words.kinds.get(subject.kind)
    if title and own and own.search(after[:40]):
        return True
    if words.times_held.match(after.lstrip()):
        return names_event(before, words, subject)
    noun = _WORD_BEFORE_NOUN.match(after)
    edition = words.editions.match(after.lstrip()) and words.editions.search(after)
    edition = edition or (words.editions.match(after, noun.end()) if noun else None)
    whose = after[edition.end() : edition.end() + 40] if edition else ""
    is_of_other = _OF.match(whose) and not names_event(whose, words, subject)
    return bool(edition) and not is_of_other


def _places(text: str, folded: str, lang: str, words: ClaimWords) -> Iterator[SaidFact]:
    """Numbers of places that are all there are."""
    for one in islice(numbers_in(text, lang), _MOST):
        before, after = sentence_of(folded, one.start, one.end)
        around = f"{before} {after}"
        noun = words.places.match(after.lstrip())
        if words.no_limits.search(around) or words.others.search(around):
            continue
        limit = _last(words.limits, before)
        is_near = limit is not None and _NEAR.fullmatch(before[limit.end() :])
        is_behind = noun and words.limits.search(after[:40])
        names_places = bool(noun) or bool(words.places.search(before))
        if names_places and (is_near or is_behind) and len(one.values) == 1:
            yield SaidFact(one.start, one.end, "capacity", frozenset(map(int, one.values)))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
