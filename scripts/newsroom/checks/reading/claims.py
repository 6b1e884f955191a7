"""What a text about an event says a date is: the event's own, of its registration, or neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from newsroom.checks.folding import fold
from newsroom.checks.reading.claim_words import ClaimWords, claim_words
from newsroom.checks.reading.dates import Mention, mentions, spans

_FARTHEST = 240
"""How far before and behind a date the words are read that say what it is."""
_MOST = 300
"""Dates that are looked at in one text; a page for readers has fewer."""
_SENTENCE = re.compile(
    r"(?<!\b\d)(?<!\b\d\d)[.!?…][\"”»)*_]{0,3}\s|\n[ \t]*\n|\n[ \t]*(?:[-*+>]|\d{1,2}[.)])[ \t]"
    r"|\n#{1,6}[ \t]|\||<br"
)
_CLAUSE = re.compile(r"[;()]|\s[–—]\s|:\s")
_NEXT_CLAUSE = re.compile(
    r"[,;:()|]|\s[–—-]\s|\s(?:and|but|or|while|when|e|ed|ma|o|mentre|y|pero|o|mientras|ve|ama|fakat)\s"
)
_PLACE = re.compile(r"\w{2,30}[’'][dt][ae]\b|(?<!\w)(?:in|at|a|en)\s\w{2,30}")
"""Where something takes place: `Bologna’da`, `in Bologna`."""
_STRUCK = re.compile(r"~~[^~\n]{0,200}$|<(?:del|s)>[^<\n]{0,200}$")
_NAME_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Ii]l|[Ll][oa]|[Ee]l)\s(?P<name>[A-ZÀ-Þ]\w{1,30})\s(?:on|from|del|dal)\s(?:the\s)?$"
)
"""A name just before a date: `the CoFest on 9 July`."""


class Meaning(Enum):
    """What a date is, as far as the words around it say."""

    OWN = auto()
    """A day of the event: the words claim it."""
    PERHAPS = auto()
    """Nothing says that it is not."""
    PREVIOUS = auto()
    """When the event was to be before."""
    OPENS = auto()
    CLOSES = auto()
    OTHER = auto()


@dataclass(frozen=True)
class SaidDate:
    """A date, or the first and the last of a range, and what it is said to be."""

    first: Mention
    last: Mention
    meaning: Meaning
    is_said_before: bool = False
    """Whether words near it say that it no longer holds."""


@dataclass(frozen=True)
class Subject:
    """What the event of a page is called."""

    kind: str
    names: frozenset[str]
    """Words of its title, folded."""
    years: frozenset[int] = frozenset()
    """When it takes place."""


def said_dates(text: str, lang: str, subject: Subject, title: bool = False) -> Iterator[SaidDate]:
    """Every date of a text, with what it is said to be."""
    words = claim_words(lang)
    found = mentions(text, lang)[:_MOST]
    if not found or words is None:
        return
    folded = fold(text).replace("*", " ").replace("_", " ")  # the marks of emphasis
    until = {first.start: last for first, last in spans(text, lang)}
    end_of_last = 0
    opening = _opening(folded)
    for index, mention in enumerate(found):
        if mention.start < end_of_last:
            continue
        last = until.get(mention.start, mention)
        behind = next((one.start for one in found[index + 1 :] if one.start >= last.end), len(text))
        place = _Place.of(folded, mention.start, last.end, end_of_last, behind)
        is_first = title or mention.start < opening
        meaning = _meaning(place, words, subject, lang, is_first=is_first, is_range=last != mention)
        if title and meaning is Meaning.PERHAPS:
            meaning = Meaning.OWN
        if meaning is Meaning.OWN and _is_of_other_name(text, mention.start, subject):
            meaning = Meaning.OTHER
        is_before = bool(words.previous.search(place.sentence) or _STRUCK.search(place.line))
        yield SaidDate(mention, last, meaning, is_before)
        if meaning is Meaning.OPENS and last != mention:
            yield SaidDate(last, last, Meaning.CLOSES)
        end_of_last = last.end


def _is_of_other_name(text: str, start: int, subject: Subject) -> bool:
    """Whether a name stands just before the date that is not in the title."""
    named = _NAME_BEFORE.search(text[max(0, start - 60) : start])
    return bool(named) and fold(named["name"]) not in subject.names if named else False


@dataclass(frozen=True)
class _Place:
    """The words around a date."""

    line: str
    """What stands before it, across sentences."""
    lead: str
    """Its sentence before it, from the date before."""
    before: str
    """Its clause before it."""
    after: str
    """Its clause behind it."""
    rest: str
    """Its sentence behind it, until the next date."""
    sentence: str

    @classmethod
    def of(cls, folded: str, start: int, end: int, earliest: int, latest: int) -> "_Place":
        line = folded[max(0, start - _FARTHEST) : start]
        whole_before = _after_last(_SENTENCE, line)
        lead = whole_before[max(0, len(whole_before) - (start - earliest)) :]
        behind = folded[end : min(len(folded), end + _FARTHEST)]
        whole_behind = _until_first(_SENTENCE, behind)
        rest = whole_behind[: max(0, latest - end)]
        return cls(
            line=line,
            lead=lead,
            before=_after_last(_CLAUSE, lead),
            after=_until_first(_NEXT_CLAUSE, rest),
            rest=rest,
            sentence=f"{whole_before} {whole_behind}",
        )


def _after_last(pattern: re.Pattern[str], text: str) -> str:
    end = 0
    for match in pattern.finditer(text):
        end = match.end()
    return text[end:]


def _until_first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return text[: match.start()] if match else text


def _opening(folded: str) -> int:
    """Where the first sentence of a text ends, without the headings before it."""
    start = re.match(r"(?:\s|#{1,6}[^\n]{0,200}\n)*", folded)
    begin = start.end() if start else 0
    found = _SENTENCE.search(folded, begin, begin + 600)
    return found.start() if found else min(len(folded), begin + 600)


def _meaning(
    place: _Place, words: ClaimWords, subject: Subject, lang: str, *, is_first: bool, is_range: bool
) -> Meaning:
    registered = _registration(place, words, lang, is_range=is_range)
    if registered:
        return registered
    around = f"{place.before} | {place.after}"
    if words.label.search(place.line):
        return Meaning.OTHER if words.deadlines.search(place.after) else Meaning.OWN
    if words.registers.search(around) or words.deadlines.search(around):
        return Meaning.OTHER
    if is_of_another(_subject_of(place, lang), words, subject):
        return Meaning.OTHER
    if _is_claimed(place, words, subject, lang, is_first=is_first):
        return Meaning.OWN
    return Meaning.PERHAPS


def _registration(place: _Place, words: ClaimWords, lang: str, *, is_range: bool) -> Meaning | None:
    """Whether registration opens or closes on the day; `None` if it is not about registration."""
    lead = place.lead.rpartition(";")[2]
    if not words.registers.search(f"{lead} | {place.after}"):
        return None
    if words.special.search(place.sentence):
        return Meaning.OTHER
    opens, closes = _last(words.opens, lead), _last(words.closes, lead)
    if lang == "tr":
        opens, closes = _last_late(words, place)
    if is_range and (opens >= 0 or lang == "tr"):
        return Meaning.OPENS
    if closes >= 0 and closes >= opens:
        return Meaning.CLOSES
    if opens >= 0:
        return Meaning.OPENS
    if words.closes.search(place.after):
        return Meaning.CLOSES
    return Meaning.OTHER


def _last_late(words: ClaimWords, place: _Place) -> tuple[int, int]:
    """Where the words stand in a language whose verbs come last: the nearer behind counts more."""
    behind = place.after
    opens = words.opens.search(behind)
    closes = words.closes.search(behind)
    if opens or closes:
        return (
            -1 if not opens else 1000 - opens.start(),
            -1 if not closes else 1000 - closes.start(),
        )
    return -1, _last(words.closes, place.lead)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last of these words ends; -1 without any."""
    end = -1
    for match in pattern.finditer(text):
        end = match.end()
    return end


def _subject_of(place: _Place, lang: str) -> str:
    """Where it stands what takes place: before the date, or behind one that comes first."""
    is_before = re.search(r"\w{3}", place.before) is not None
    return place.before if is_before and lang != "tr" else f"{place.before} | {place.after}"


def is_of_another(around: str, words: ClaimWords, subject: Subject) -> bool:
    """Whether the words speak of something else than the event of the page."""
    for match in words.others.finditer(around):
        if not _is_own_name(match[0], words, subject):
            return True
    for kind, pattern in words.kinds.items():
        if kind != subject.kind:
            for match in pattern.finditer(around):
                if not _is_own_name(match[0], words, subject):
                    return True
    return bool(words.bodies.search(around)) and not names_event(around, words, subject)


def _is_own_name(word: str, words: ClaimWords, subject: Subject) -> bool:
    own = words.kinds.get(subject.kind)
    return bool(own and own.fullmatch(word)) or not subject.names.isdisjoint(word.split())


def _is_claimed(
    place: _Place, words: ClaimWords, subject: Subject, lang: str, *, is_first: bool
) -> bool:
    """Whether the words say that the event takes place then."""
    around = f"{place.lead} | {place.after}"
    if words.invites.search(around):
        return True
    is_named = names_event(around, words, subject)
    if words.holds.search(place.after if lang == "tr" else place.lead):
        return is_named or _has_no_subject(place, words)
    return is_named and (is_first or _is_noun_with_date(place, words, subject))


def sentence_of(folded: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a place in its sentence."""
    before = _after_last(_SENTENCE, folded[max(0, start - _FARTHEST) : start])
    return before, _until_first(_SENTENCE, folded[end : end + _FARTHEST])


def names_event(text: str, words: ClaimWords, subject: Subject) -> bool:
    """Whether a text names the event of the page, by what it is or by its title."""
    own = words.kinds.get(subject.kind)
    if words.events.search(text) or (own and own.search(text)):
        return True
    return any(re.search(rf"(?<!\w){re.escape(name)}", text) for name in subject.names)


def _has_no_subject(place: _Place, words: ClaimWords) -> bool:
    """Whether a verb of taking place stands alone, as in `Si terrà il …` or `It takes place on`."""
    match = words.holds.search(place.lead)
    before = place.lead[: match.start()] if match else place.lead
    return not re.search(r"\w", words.pronouns.sub("", _PLACE.sub("", before)))


def _is_noun_with_date(place: _Place, words: ClaimWords, subject: Subject) -> bool:
    """Whether the event's noun stands just before its date: `the seminar on 8 October`."""
    own = words.kinds.get(subject.kind)
    for pattern in (words.events, own):
        end = _last(pattern, place.before) if pattern else -1
        if end >= 0 and re.fullmatch(r"\W{1,4}(?:\w{1,6}\W{1,2}){0,2}", place.before[end:]):
            return True
    return False
