"""Which time of day is meant by what stands in place of one: `9am`, `9.30`, `noon`."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from newsroom.checks.cures.data import words_of
from newsroom.checks.cures.written import Written
from newsroom.content.near import folded
from newsroom.content.page_file import PageFile

_CLOCK = re.compile(
    r"(?:(?:at|h|ore|alle|a las|saat)\s?\.?\s?)?(?P<hour>\d{1,2})(?:[:.,h](?P<minute>\d{2}))?"
    r"(?::\d{2}(?:\.\d{1,6})?)?"
    r"\s?(?P<half>[ap]\.?\s?m\.?)?(?:\s?(?:h|hrs?|hours|uhr|o['’]clock|ore|horas))?\.?"
    r"(?P<zone>\s?(?:z|utc|gmt|ce?s?t|[a-z]{2,4}t)(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(r"24(?:[:.h]?00)?h?")
_TOGETHER = re.compile(r"([01]\d|2[0-3])([0-5]\d)h?")
_RANGE = re.compile(r"\s?(?:[–—-]|\bto\b|\bal+e\b|\ba las\b)\s?", re.IGNORECASE)
_LONGEST = 40
_NOON, _HOURS, _MINUTES = 12, 24, 60


def cure(written: Written) -> Mapping[str, object]:
    """The time as a header has it, or both times of a range."""
    text = written.text
    if time := clock_of(text):
        return {"variant": "near", "near": time}
    if _MIDNIGHT.fullmatch(text):
        day = _day_after(written.page.file) if written.path == ("end_time",) else None
        return {"variant": "midnight" if day else "near", "near": "00:00", "next": day}
    parts = _RANGE.split(text) if len(text) <= _LONGEST else []
    if len(parts) == 2 and (first := clock_of(parts[0])) and (last := clock_of(parts[1])):
        start, end = ("start", "end") if len(written.path) > 1 else ("start_time", "end_time")
        return {"variant": "range", "near": first, "other": last, "start": start, "end": end}
    return {"variant": "form"}


def _day_after(file: PageFile) -> date | None:
    """The day after the last of an event, on which midnight is 00:00."""
    written = file.header.data.get("end") or file.header.data.get("start")
    try:
        return date.fromisoformat(str(written)) + timedelta(days=1)
    except (ValueError, OverflowError):
        return None


def clock_of(text: str) -> str | None:
    """The time that is meant, as `09:30`."""
    word = words_of("values", "times").get(folded(text))
    if word or len(text) > _LONGEST:
        return word
    if match := _TOGETHER.fullmatch(text):
        return f"{match[1]}:{match[2]}"
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    return f"{hour:02}:{minute:02}" if hour < _HOURS and minute < _MINUTES else None
