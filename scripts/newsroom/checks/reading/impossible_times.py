"""Times that no clock shows: `25:00`, `10:75`, `alle 24.30`.

Ratios, scores, versions and running times look the same, so that words, a date or another time
beside the figures must say that they are a time.
"""

import re
from collections.abc import Iterator
from itertools import islice

from newsroom.checks.reading.dates import mentions
from newsroom.checks.reading.digits import matches_at, starts_before
from newsroom.checks.reading.time_words import (
    BLANK,
    NO_TIME_AFTER,
    NO_TIME_BEFORE,
    RATIO_AFTER,
    RATIO_BEFORE,
    VERSE_BEFORE,
    Words,
    words_of,
)

_CLOCK = re.compile(
    r"(?<![\w.,:/+°'’])(?P<hour>\d{1,2})(?P<mark>[:.])(?P<minute>\d\d)(?![\d/°]|[.,:]\d)"
)
_HALF = re.compile(rf"{BLANK}?[ap](?:\.{BLANK}?m\.?|m\b)", re.IGNORECASE)
_OTHER_BEFORE = re.compile(rf"(?<![\w.,:/+])[0-2]?\d[:.][0-5]\d{BLANK}?(?:[–—-]|to|a){BLANK}?$")
_OTHER_AFTER = re.compile(rf"{BLANK}?(?:[–—-]|to|a){BLANK}?[0-2]?\d[:.][0-5]\d(?!\d|[.,:/]\d)")
_ENTRY_START = re.compile(r"(?:^|\n|\|)[ \t]*(?:[-*•][ \t]+)?(?:\*\*)?$")
_ENTRY_TEXT = re.compile(r"(?:\*\*)?(?:[ \t]*[:–—|-]|[ \t])[ \t]*(?:\*\*)?[^\W\d_]{3}")
_LATEST_HOUR = 29
"""A greater one is rather minutes: `at 45:10 of the recording`."""
_EARLIEST_ENTRY = 6
"""Before it no programme begins; a line may begin with a ratio."""
_AROUND = 40
_MOST = 1_000
"""Those that are looked at in one text; a text that is to be read has fewer."""


def impossible_times(text: str, lang: str) -> Iterator[tuple[int, str]]:
    """Where figures are said to be a time that there is not, and what is written there."""
    words = words_of(lang)
    if words is None:
        return
    clocks = matches_at(_CLOCK, text, starts_before(text, ":."))
    for match in islice(filter(_is_impossible, clocks), _MOST):
        if _is_time(match, lang, words):
            yield match.start(), match[0]


def _is_impossible(match: re.Match[str]) -> bool:
    hour, minute = int(match["hour"]), int(match["minute"])
    return minute > 59 or (hour, minute) > (24, 0)


def _is_time(match: re.Match[str], lang: str, words: Words) -> bool:
    text, end = match.string, match.end()
    before = text[max(0, match.start() - _AROUND) : match.start()]
    if NO_TIME_BEFORE.search(before) or NO_TIME_AFTER.match(text, end):
        return False
    if match["mark"] == ":" and _is_ratio(text, before, end):
        return False
    if _HALF.match(text, end):
        return True
    if match["mark"] == ".":
        is_height = before.rstrip(" .").endswith("h")
        return lang != "en" and not is_height and words.has_cue(before, words.before)
    if words.zone.match(text, end) or words.unit.match(text, end):
        return True
    return int(match["hour"]) <= _LATEST_HOUR and _has_words(match, before, lang, words)


def _is_ratio(text: str, before: str, end: int) -> bool:
    found = RATIO_BEFORE.search(before) or VERSE_BEFORE.search(before)
    return bool(found or RATIO_AFTER.match(text, end))


def _has_words(match: re.Match[str], before: str, lang: str, words: Words) -> bool:
    """Whether a word, a date, a weekday or another time stands beside it, or it begins an entry."""
    text, start = match.string, match.start()
    if words.has_cue(before, words.before) or words.has_cue(before, words.before_minutes):
        return True
    if _OTHER_BEFORE.search(before) or _OTHER_AFTER.match(text, match.end()):
        return True
    if words.opening.search(before):
        return True
    is_late_enough = int(match["hour"]) >= _EARLIEST_ENTRY
    if is_late_enough and _ENTRY_START.search(before) and _ENTRY_TEXT.match(text, match.end()):
        return True
    ends = (one.end for one in mentions(text, lang) if start - 4 <= one.end <= start)
    return any(not text[end:start].strip(" ,;()\u00a0") for end in ends)
