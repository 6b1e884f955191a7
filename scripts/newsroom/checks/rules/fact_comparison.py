"""Whether a translation states the same facts as its original.

Only certain contradictions count. A translator may write a number in words, explain it, or
move it to the next section; but a number that is nowhere on the page is lost,
one that the original does not have is new, and one in the place of another is wrong.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from newsroom.checks.personal import hidden
from newsroom.checks.reading import digits
from newsroom.checks.reading.facts import ALONE, EXCHANGED, NOTHING, Day, Fact, Reading
from newsroom.checks.reading.number_tokens import number_tokens
from newsroom.checks.reading.number_words import may_be_spelt
from newsroom.checks.rules.known_facts import Known, known_facts
from newsroom.checks.rules.page_pairs import Pair, Part, paragraphs, sections
from newsroom.checks.rules.passages import Passage, passages
from newsroom.content.library import LocalizedPage

KINDS = {
    "number": frozenset({"number", "amount", "ordinal", "span", "time"}),
    "date": frozenset({"date", "weekday", "month", "part"}),
    "code": frozenset({"code"}),
}
"""The kinds of differences, with the kinds of facts."""
_EXCHANGEABLE = frozenset({"ordinal", "span", "time", "weekday", "month", "part"})
"""Kinds of facts of which a translation may leave out some, but not say others."""
_NAMED_AS = {"span": "number", "month": "date"}
_SMALLEST_LOST, _SMALLEST_NEW = 3, 10
"""Smaller numbers are often said in other words: `both`, `a couple`, `the only`."""
_NOON = 12
_MOST_NUMBERS = 5_000
"""Pages with more numbers or sections are no pages: they are not compared."""
_LONG = 200_000
"""The length of a text that may be nothing but names of days and months."""


@dataclass(frozen=True)
class Difference:
    """Facts of one kind, in one part of a page, that only one of two languages has."""

    kind: str
    there: tuple[str, ...]
    here: tuple[str, ...]
    passage: Passage
    index: int
    of: str
    """The kind of all its facts, or else its own."""


@lru_cache(maxsize=8)  # several rules ask in turn
def differences(original: LocalizedPage, translation: LocalizedPage) -> tuple[Difference, ...]:
    """Where the facts of a translation are surely not those of its original."""
    found: list[Difference] = []
    if any(_is_endless(localized) for localized in (original, translation)):
        return ()
    for there, here in sections(original, translation):
        if _are_same(there, here):  # mostly
            continue
        left = _readings(_left_over(there, here)), _readings(_left_over(here, there))
        if any(left) or any(_in_other_currency(there, here)):  # seldom; `Known` takes long
            known = known_facts(original, original), known_facts(translation, original)
            found += _differences(paragraphs((there, here)), left, known)
    return tuple(found)


def _is_endless(localized: LocalizedPage) -> bool:
    """Whether a page states more, or has more sections, than any page does."""
    texts = [passage.text for passage in passages(localized)]
    if sum(map(len, texts)) <= _MOST_NUMBERS:
        return False
    if localized.file.body.text.count("\n#") > _MOST_NUMBERS:
        return True
    if sum(len(digits.runs(text)) for text in texts) > _MOST_NUMBERS:
        return True
    lang = localized.file.lang
    return sum(len(number_tokens(text, lang).places) for text in texts) > _MOST_NUMBERS


def _differences(
    section: Sequence[Pair],
    left: tuple[frozenset[Reading], frozenset[Reading]],
    known: tuple[Known, Known],
) -> Iterator[Difference]:
    for theirs, mine in section:
        only_there = _only(theirs, mine, left[0], known[1], _SMALLEST_LOST)
        only_here = _only(mine, theirs, left[1], known[0], _SMALLEST_NEW)
        for kind, kinds in KINDS.items():
            lost, new = _alone(kind, only_there, only_here, known)
            stated = {(fact.start, fact.end) for fact in (*lost, *new)}
            pairs = [_exchanged(one, only_there, only_here, known) for one in kinds]
            if kind == "number":
                pairs.append(_in_other_currency(theirs, mine))
            lost += [
                fact for gone, _ in pairs for fact in gone if (fact.start, fact.end) not in stated
            ]
            new += [
                fact for _, come in pairs for fact in come if (fact.start, fact.end) not in stated
            ]
            if lost or new:
                index = new[0].start if new else mine.start
                there, here = _written(lost, theirs.passage), _written(new, mine.passage)
                of = {_NAMED_AS.get(fact.kind, fact.kind) for fact in (*lost, *new)}
                variant = of.pop() if len(of) == 1 else kind
                yield Difference(kind, there, here, mine.passage, index, variant)


def _alone(
    kind: str, only_there: Sequence[Fact], only_here: Sequence[Fact], known: tuple[Known, Known]
) -> tuple[list[Fact], list[Fact]]:
    """The facts that a translation may neither leave out nor add."""
    lost, new = (
        [fact for fact in only if fact.kind in KINDS[kind] and fact.proves == ALONE]
        for only in (only_there, only_here)
    )
    if lost and new:
        return lost, new
    lost = [fact for fact in lost if not _is_known(fact, known[1])]
    new = [fact for fact in new if not _is_known(fact, known[0])]
    if kind == "date" and not lost:  # translators explain with full dates
        new = []
    return lost, new


def _only(
    part: Part, other: Part, left: frozenset[Reading], known: Known, smallest: int
) -> list[Fact]:
    """The facts that only one of two parts has, and that the other page does not spell."""
    found: list[Fact] = []
    for fact in _left_over(part, other):
        if not fact.readings & left:
            continue
        is_number = fact.kind in KINDS["number"] and fact.proves == ALONE
        if not is_number or (_is_at_least(fact, smallest) and not _is_spelt(fact, known)):
            found.append(fact)
        elif fact.kind in _EXCHANGEABLE:
            found.append(fact._replace(proves=EXCHANGED))
    return found


def _exchanged(
    kind: str, only_there: Sequence[Fact], only_here: Sequence[Fact], known: tuple[Known, Known]
) -> tuple[list[Fact], list[Fact]]:
    """The facts of a kind that a translation has in the place of others."""
    if kind not in _EXCHANGEABLE:
        return [], []
    lost, new = (
        [fact for fact in only if fact.kind == kind and not _is_named(fact, others)]
        for only, others in ((only_there, known[1]), (only_here, known[0]))
    )
    is_same = kind == "span" and _length(lost) == _length(new)
    return (lost, new) if lost and new and not is_same else ([], [])


def _length(spans: Sequence[Fact]) -> Decimal:
    """How many minutes spans have together: 1 hour and 30 minutes are 90 minutes."""
    return sum(
        (Decimal(min(_names(fact), key=len).removeprefix("minutes ")) for fact in spans), Decimal()
    )


def _is_named(fact: Fact, known: Known) -> bool:
    """Whether a page names a weekday, a month or an ordinal number in another place."""
    if fact.kind == "month":
        return any(f"month {month}" in fact.readings for month in known.months)
    return fact.kind != "weekday" and bool(_names(fact) & known.readings)


def _names(fact: Fact) -> frozenset[str]:
    """The readings that say what kind of a fact it is: `ordinal 12`."""
    return frozenset(reading for reading in fact.readings if isinstance(reading, str))


def _in_other_currency(theirs: Part, mine: Part) -> tuple[list[Fact], list[Fact]]:
    """The amounts of money that are the same but for their currency."""
    lost: list[Fact] = []
    new: list[Fact] = []
    for fact in mine.own:
        same = [one for one in theirs.own if one.currency and one.readings & fact.readings]
        if fact.currency and same and fact.currency not in {one.currency for one in same}:
            lost += same
            new.append(fact)
    return lost, new


def _are_same(part: Part, other: Part) -> bool:
    """Whether both state the very same, each as often, so that nothing can be left over."""
    mine, its = ([(fact.readings, fact.currency) for fact in one.facts] for one in (part, other))
    return all(readings for readings, _ in mine) and (
        mine == its or (len(mine) == len(its) and Counter(mine) == Counter(its))
    )


def _left_over(part: Part, other: Part) -> Iterator[Fact]:
    """The facts of a part that the other does not have, or not as often."""
    left: Counter[Reading] = Counter()
    days: dict[tuple[int, int], set[Day]] = {}
    for fact in other.facts:
        left.update(fact.readings)
        for month, day, year in _days_in(fact):
            left.update((Decimal(day), Decimal(year)))
            for date in {(month, day), (month, 0)}:
                days.setdefault(date, set()).add((month, day, year))
    for fact in part.own:
        same = {reading for reading in fact.readings if left[reading] > 0}
        same = same or set(_same_day(fact, left, days))
        left.subtract(same)
        if fact.proves != NOTHING and not same:
            yield fact


def _same_day(
    fact: Fact, left: Counter[Reading], days: dict[tuple[int, int], set[Day]]
) -> Iterator[Day]:
    """The same day where one of the two leaves the year out, or any day of a month."""
    for month, day, year in _days_in(fact):
        for other in days.get((month, day), ()):
            is_left = left[other] > 0 and 0 in (year, other[2])
            is_of_month = not day and year in (0, other[2])
            if is_left or is_of_month:
                yield other if day else (month, 0, 0)
                return


def _days_in(fact: Fact) -> Iterator[Day]:
    return (reading for reading in fact.readings if isinstance(reading, tuple))


def _readings(facts: Iterable[Fact]) -> frozenset[Reading]:
    return frozenset(reading for fact in facts for reading in fact.readings)


def _is_at_least(fact: Fact, smallest: int) -> bool:
    return any(
        isinstance(reading, str)
        or (
            isinstance(reading, Decimal)
            and (reading >= smallest or reading != reading.to_integral_value())
        )
        for reading in fact.readings
    )


def _is_spelt(fact: Fact, known: Known) -> bool:
    """Whether the other page may say a number in words; of a time also the hour after noon."""
    numbers = {reading for reading in fact.readings if isinstance(reading, Decimal)}
    hours = {f"{hour}:00": Decimal(hour - _NOON) for hour in range(_NOON + 1, 2 * _NOON)}
    numbers |= {hour for reading, hour in hours.items() if reading in fact.readings}
    return any(may_be_spelt(number, known.spelt) for number in numbers)


def _is_known(fact: Fact, known: Known) -> bool:
    """Whether a page says a fact, or its parts, in another place."""
    if fact.readings & known.readings:
        return True
    for reading in fact.readings:
        if isinstance(reading, tuple):
            month, day, year = reading
            needed = {day or year, year or day} - {1}  # `primo maggio`
            if month in known.months and needed <= known.digits:
                return True
        elif isinstance(reading, Decimal) and reading in known.digits:
            return True
    if fact.kind == "code" and "@" not in fact.written:  # `ISO-9001` and `ISO 9001`
        parts = {int(part) for part in re.findall(r"\d{1,18}", fact.written)}
        return parts <= known.digits | {number % 100 for number in known.digits}
    return False


def _written(facts: list[Fact], passage: Passage) -> tuple[str, ...]:
    """The facts as they are written, without what gives away something personal."""
    text = passage.text
    shown = hidden(text) if facts else text
    return tuple(
        dict.fromkeys(
            fact.written
            if text[fact.start : fact.end] == shown[fact.start : fact.end]
            else " ".join(shown[fact.start : fact.end].split())
            for fact in facts
        )
    )
