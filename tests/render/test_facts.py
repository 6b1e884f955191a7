"""The facts of an event that are rarely written."""

from datetime import date
from pathlib import Path

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.views.facts import facts_of
from newsroom.views.localizer import Localizer

REGISTRATION = (
    "registration: {url: 'https://www.example.org/register', opens: 2026-02-01, closes: 2026-06-01}"
)


def facts(folder: Path, change: dict[str, str], lang: str, today: date) -> dict[str, list[str]]:
    docs = make_world(folder, {"file": "events/fair.md", "change": change})
    localizer = Localizer(read_library(docs, LANGUAGES).catalogue(), lang, today)
    shown = facts_of(localizer.catalogue["events/fair"].page_for(lang), localizer)
    return {fact.label: [value.text for value in fact.values] for fact in shown}


def test_the_page_shows_where_and_until_when_to_sign_up(tmp_path: Path) -> None:
    shown = facts(tmp_path, {"edition: 3": REGISTRATION}, "it", date(2026, 1, 15))
    assert shown["Iscrizione"] == ["https://www.example.org/register"]
    assert shown["Iscrizione entro il"] == ["1 giugno 2026"]


@pytest.mark.parametrize(
    ("status", "today"),
    [("cancelled", date(2026, 1, 15)), ("scheduled", date(2026, 6, 14))],
)
def test_nobody_signs_up_for_what_is_over_or_called_off(
    tmp_path: Path, status: str, today: date
) -> None:
    change = {"edition: 3": REGISTRATION, "event_status: scheduled": f"event_status: {status}"}
    shown = facts(tmp_path, change, "en", today)
    assert not {"Registration", "Register by"} & set(shown)


def test_a_moved_event_shows_its_old_days(tmp_path: Path) -> None:
    moved = "event_status: rescheduled\nprevious_start: 2026-05-11\nprevious_end: 2026-05-13"
    shown = facts(tmp_path, {"event_status: scheduled": moved}, "en", date(2026, 1, 15))
    assert shown["Previous date"] == ["11–13 May 2026"]
    assert shown["Status"] == ["Moved to another date"]


def test_a_cancelled_event_says_why(tmp_path: Path) -> None:
    cancelled = "event_status: cancelled\nstatus_note: The hall is being repaired."
    shown = facts(tmp_path, {"event_status: scheduled": cancelled}, "en", date(2026, 1, 15))
    assert shown["Status"] == ["Cancelled", "The hall is being repaired."]
