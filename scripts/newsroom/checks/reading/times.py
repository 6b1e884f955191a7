"""Times of day as people write them, in four languages: `14.30`, `2 p.m.`, `alle nove e mezza`.

A time has all its possible readings: `2:30` may be in the afternoon, and so may the end of
`9–5`. What only may be a time, as `14.30` may be a price, is told, too, but is not certain.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsroom.checks.reading import digits
from newsroom.checks.reading.dates import mentions
from newsroom.checks.reading.time_words import (
    BLANK,
    NO_TIME_AFTER,
    NO_TIME_BEFORE,
    RATIO_AFTER,
    RATIO_BEFORE,
    SUFFIX,
    VERSE_BEFORE,
    Words,
    words_of,
)
from newsroom.checks.reading.worded_times import Clock, Worded, worded_times

_NUMBER = re.compile(
    rf"(?<![\w.,:/+°'’])(?P<hour>\d{{1,2}})(?:(?P<mark>[:.])(?P<minute>\d\d)(?!\d)"
    rf"|{BLANK}?(?P<h>h){BLANK}?(?P<minute_of_h>[0-5]\d)(?!\d))?(?![.,:/]\d|/)"
    rf"(?:{BLANK}?(?P<half>[ap])(?:\.{BLANK}?m\b\.?|m\b)|(?=h(?:s|rs)?\b)|(?!\w))",
    re.IGNORECASE,
)
_SUFFIX = re.compile(SUFFIX)
_LIST_START = re.compile(r"(?:^|\n)[ \t]*[-*|>•][ \t]*(?:\*\*)?$|\|[ \t]*(?:\*\*)?$")
_TEXT_AFTER = re.compile(r"(?:\*\*)?[ \t:–—-]{1,4}[^\W\d_]")
_MOST = 5_000
"""Numbers that are looked at in one text; a text that is to be read has fewer."""
_AROUND = 40
_MIDNIGHT = 24


class Time(NamedTuple):
    """A time of day in a text, and everything that it may mean."""

    start: int
    end: int
    written: str
    readings: frozenset[Clock]
    """The hours and minutes that it may mean; midnight is both 0:00 and 24:00."""
    is_certain: bool
    """Whether the words or the form leave no doubt that it is a time."""
    partner: tuple[int, int] | None = None
    """Where the other end of its range stands."""

    @property
    def is_end(self) -> bool:
        """Whether it is the end of a range."""
        return self.partner is not None and self.partner[0] < self.start


@dataclass(frozen=True)
class _Token:
    """What may be a time, before the words around it have been looked at."""

    start: int
    end: int
    hour: int
    minute: int
    form: str
    """`bare`, `h`, `:`, `.`, `half` or `worded`."""
    half: str = ""
    has_zero: bool = False
    values: frozenset[Clock] | None = None


@lru_cache(maxsize=64)
def times(text: str, lang: str) -> tuple[Time, ...]:
    """Every time of day in the text, in order; certain ones, and numbers that may be times."""
    words = words_of(lang)
    if words is None:
        return ()
    tokens = _tokens(text, lang)
    return tuple(
        time for group in _groups(text, tokens, words) for time in _read(text, group, lang)
    )


def time_ranges(text: str, lang: str) -> Iterator[tuple[Time, Time]]:
    """The beginning and the end of every range of times: `9–17`, `from 9 to noon`."""
    for first, last in pairwise(times(text, lang)):
        if first.partner == (last.start, last.end):
            yield first, last


def _tokens(text: str, lang: str) -> list[_Token]:
    """Worded times and numbers that no date and no worded time holds, in order."""
    worded = [_of_words(one, text) for one in worded_times(text, lang)]
    taken = [(one.start, one.end) for one in mentions(text, lang)]
    taken += [(one.start, one.end) for one in worded]
    starts = _outside(digits.starts(text)[:_MOST], taken)
    numbers = filter(None, map(_of_number, digits.matches_at(_NUMBER, text, starts)))
    found: list[_Token] = []
    for token in sorted((*worded, *numbers), key=lambda token: (token.start, -token.end)):
        if not found or token.start >= found[-1].end:
            found.append(token)
    return found


def _outside(places: list[int], spans: list[tuple[int, int]]) -> list[int]:
    left, spans = [], sorted(spans, reverse=True)
    for place in places:
        while spans and spans[-1][1] <= place:
            spans.pop()
        if not spans or place < spans[-1][0]:
            left.append(place)
    return left


def _of_words(worded: Worded, text: str) -> _Token:
    is_in_figures = text[worded.start].isdecimal()
    form = "worded" if not is_in_figures or worded.minute else "bare"
    return _Token(worded.start, worded.end, worded.hour, worded.minute, form, values=worded.values)


def _of_number(match: re.Match[str]) -> _Token | None:
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute_of_h"] or 0)
    half = (match["half"] or "").lower()
    is_possible = 1 <= hour <= 12 if half else hour < _MIDNIGHT or (hour, minute) == (_MIDNIGHT, 0)
    if not is_possible or minute > 59:
        return None
    form = "half" if half else match["mark"] or ("h" if match["h"] else "bare")
    return _Token(
        match.start(), match.end(), hour, minute, form, half, has_zero=match["hour"][0] == "0"
    )


def _groups(text: str, tokens: list[_Token], words: Words) -> Iterator[tuple[_Token, ...]]:
    """Two tokens that are a range, or one."""
    first: _Token | None = None
    for token in tokens:
        if first and _is_range(text, first, token, words):
            yield first, token
            first = None
        else:
            if first:
                yield (first,)
            first = token
    if first:
        yield (first,)


def _is_range(text: str, first: _Token, last: _Token, words: Words) -> bool:
    start = words.unit.match(text, first.end)
    gap = text[start.end() if start else first.end : last.start]
    if len(gap) > _AROUND:
        return False
    if words.joint.fullmatch(gap):
        return True
    if not words.joint_between.fullmatch(gap):
        return False
    return bool(
        words.between.search(_before(text, first.start))
        or re.match(r".{0,12}\sarasın", text[last.end : last.end + _AROUND])
    )


def _read(text: str, group: tuple[_Token, ...], lang: str) -> Iterator[Time]:
    """The times of a group, unless it is something else."""
    words = words_of(lang)
    assert words is not None
    is_certain = _is_certain(text, group, lang, words)
    if is_certain is None:
        return
    part = _part_of_day(text, group, words)
    tokens = [_with_part(token, part) for token in group]
    if len(tokens) == 2:
        tokens[0] = _with_half_of_end(*tokens)
    for token, other in zip(tokens, reversed(tokens), strict=True):
        yield Time(
            token.start,
            token.end,
            " ".join(text[token.start : token.end].split()),
            _readings(token),
            is_certain,
            (other.start, other.end) if len(tokens) == 2 else None,
        )


def _is_certain(text: str, group: tuple[_Token, ...], lang: str, words: Words) -> bool | None:
    """Whether a group is a time; `None` if it surely is none, or nothing says that it may be."""
    first, last, before = group[0], group[-1], _before(text, group[0].start)
    forms = {token.form for token in group}
    if forms & {"half", "worded"}:
        return True
    if before[-1:] in ("-", "–", "—", "−") or NO_TIME_BEFORE.search(before):
        return None
    if ":" in forms:
        is_verse = not first.has_zero and VERSE_BEFORE.search(before)
        is_ratio = RATIO_BEFORE.search(before) or RATIO_AFTER.match(text, last.end)
        return None if is_ratio else not is_verse
    if NO_TIME_AFTER.match(text, last.end):
        return None
    if words.zone.match(text, last.end) or _has_words(text, group, lang, words):
        return True
    return _by_form(text, group, lang, words)


def _has_words(text: str, group: tuple[_Token, ...], lang: str, words: Words) -> bool:
    """Whether the words before and behind say that it is a time."""
    first, last, before = group[0], group[-1], _before(text, group[0].start)
    unit = words.unit.match(text, last.end)
    is_age = lang == "en" and first.form == "bare" and first.hour > 12  # `she died at 24`
    if words.has_cue(before, words.before) and not is_age:
        return bool(first.form != "bare" or unit or words.follows.match(text, last.end))
    if _part_of_day(text, group, words):
        return True
    return bool(unit and (len(group) == 2 or "clock" in unit[0]) and _has_opening(before, words))


def _has_opening(before: str, words: Words) -> bool:
    return bool(words.before_minutes.search(before) or words.opening.search(before))


def _by_form(text: str, group: tuple[_Token, ...], lang: str, words: Words) -> bool | None:
    """Whether figures with a point or an `h`, or two bare numbers, are times."""
    first, last, before = group[0], group[-1], _before(text, group[0].start)
    if first.form == last.form == "bare":
        if len(group) == 2:
            return bool(words.opening.search(before) and words.follows.match(text, last.end))
        return False if words.unit.match(text, last.end) or words.before.search(before) else None
    if words.has_cue(before, words.before_minutes):
        return True
    if "h" in {first.form, last.form}:
        return first.hour >= 8
    if words.opening.search(before):
        return True
    is_round = all(token.minute % 5 == 0 and token.hour >= 6 for token in group)
    if lang == "tr" and _SUFFIX.match(text, last.end):
        return is_round
    if len(group) == 2:
        return is_round and (lang != "en" or first.hour < last.hour)
    starts_entry = _LIST_START.search(before) and _TEXT_AFTER.match(text, last.end)
    return bool(is_round and starts_entry and lang != "en")


def _before(text: str, place: int) -> str:
    return text[max(0, place - _AROUND) : place]


def _part_of_day(text: str, group: tuple[_Token, ...], words: Words) -> str:
    before = _before(text, group[0].start)
    for part, pattern in words.parts:
        if words.is_part_before:
            found = pattern.search(before)
        else:
            found = pattern.match(text, group[-1].end)
        if found:
            return part
    return ""


def _with_part(token: _Token, part: str) -> _Token:
    """The token with the half of the day that `in the evening` says."""
    if not part or token.half or token.values or not 1 <= token.hour <= 12:
        return token
    is_late = token.hour >= 6 and token.hour < 12
    half = {"morning": "a", "afternoon": "p", "night": "p" if is_late else "a"}[part]
    if part == "morning" and token.hour == 12:
        half = ""
    return replace(token, half=half)


def _with_half_of_end(first: _Token, last: _Token) -> _Token:
    """The beginning of `2–5 p.m.` is after noon, that of `9–5 p.m.` before."""
    if first.half or first.values or last.values or not last.half or not 1 <= first.hour <= 12:
        return first
    is_same = (first.hour % 12, first.minute) < (last.hour % 12, last.minute)
    other = "a" if last.half == "p" else "p"
    return replace(first, half=last.half if is_same else other)


def _readings(token: _Token) -> frozenset[Clock]:
    hour, minute = token.hour, token.minute
    if token.values is not None:
        return token.values
    if token.half:
        return frozenset({(hour % 12 + (12 if token.half == "p" else 0), minute)})
    if hour in (0, _MIDNIGHT) and not minute:
        return frozenset({(0, 0), (_MIDNIGHT, 0)})
    if token.has_zero or hour >= 12:
        return frozenset({(hour, minute)})
    return frozenset({(hour, minute), (hour + 12, minute)})
