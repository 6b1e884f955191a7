"""The facts of an event that are rarely written."""

from datetime import date
from pathlib import Path

import pytest

from little_worlds import LANGUAGES, make_world
from newsroom.content.library import read_library
from newsroom.model.event import Event
from newsroom.views.facts import facts_of
from newsroom.views.localizer import Localizer
from newsroom.words import load_words

REGISTRATION = (
    "registration: {url: 'https://www.example.org/register', opens: 2026-02-01, closes: 2026-06-01}"
)


def facts(folder: Path, change: dict[str, str], lang: str, today: date) -> dict[str, list[str]]:
    docs = make_world(folder, {"file": "events/fair.md", "change": change})
    localizer = Localizer(read_library(docs, LANGUAGES).catalogue(), lang, today)
    shown = facts_of(localizer.catalogue["events/fair"], localizer)
    return {fact.label: [value.text for value in fact.values] for fact in shown}


def test_the_page_shows_where_and_until_when_to_sign_up(tmp_path: Path) -> None:
    shown = facts(tmp_path, {"edition: 3": REGISTRATION}, "it", date(2026, 1, 15))
    assert shown["Iscrizione"] == ["Non ancora aperta", "https://www.example.org/register"]
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


NIGHT = {
    "en": ["Thursday 11 June 2026", "20:00–02:00 (12 June), local time in Rome"],
    "it": ["giovedì 11 giugno 2026", "20:00–02:00 (12 giugno), ora locale di Roma"],
    "es": ["jueves, 11 de junio de 2026", "de 20:00 a 02:00 (12 de junio), hora local de Roma"],
    "tr": ["11 Haziran 2026 Perşembe", "Roma saatiyle 20:00–02:00 (12 Haziran)"],
}


def hours(folder: Path, end: str, start_time: str, end_time: str, lang: str = "en") -> list[str]:
    change = {"end: 2026-06-13": f"end: {end}", "09:30": start_time, "17:30": end_time}
    return facts(folder, change, lang, date(2026, 1, 15))[load_words(lang).labels["when"]]


@pytest.mark.parametrize("lang", NIGHT)
def test_an_event_of_one_night_is_not_on_two_days(tmp_path: Path, lang: str) -> None:
    assert hours(tmp_path, "2026-06-12", "20:00", "02:00", lang) == NIGHT[lang]


def test_a_date_block_of_one_night_has_one_day(tmp_path: Path) -> None:
    change = {"end: 2026-06-13": "end: 2026-06-12", "09:30": "20:00", "17:30": "02:00"}
    docs = make_world(tmp_path, {"file": "events/fair.md", "change": change})
    localizer = Localizer(read_library(docs, LANGUAGES).catalogue(), "en", date(2026, 1, 15))
    event = localizer.catalogue["events/fair"].page_for("en")
    assert isinstance(event, Event)
    block = localizer.date_block(event)
    assert block
    assert block.day == "11"


@pytest.mark.parametrize(
    ("end", "start_time", "end_time", "shown"),
    [
        (
            "2026-06-12",
            "18:00",
            "00:00",
            ["Thursday 11 June 2026", "18:00–24:00, local time in Rome"],
        ),
        ("2026-06-12", "14:00", "12:30", ["11–12 June 2026", "14:00–12:30, local time in Rome"]),
        ("2026-06-12", "09:00", "17:00", ["11–12 June 2026", "09:00–17:00, local time in Rome"]),
        ("2026-06-13", "20:00", "02:00", ["11–13 June 2026", "20:00–02:00, local time in Rome"]),
    ],
)
def test_the_hours_of_an_event(
    tmp_path: Path, end: str, start_time: str, end_time: str, shown: list[str]
) -> None:
    assert hours(tmp_path, end, start_time, end_time) == shown


ALIKE = (
    "{day: 2026-06-11, start: '09:30', end: '13:00'}, {day: 2026-06-12, start: '09:30',"
    " end: '13:00'}, {day: 2026-06-13, start: '20:00', end: '02:00'}"
)


def test_days_with_the_same_hours_are_shown_together(tmp_path: Path) -> None:
    change = {'start_time: "09:30"\nend_time: "17:30"': f"hours: [{ALIKE}]"}
    assert facts(tmp_path, change, "en", date(2026, 1, 15))["When"] == [
        "11–13 June 2026",
        "11 June – 12 June: 09:30–13:00",
        "Saturday 13 June: 20:00–02:00 (14 June)",
    ]


def test_hours_of_one_night_are_of_one_day(tmp_path: Path) -> None:
    night = "hours: [{day: 2026-06-11, start: '20:00', end: '00:00'}]"
    change = {'start_time: "09:30"\nend_time: "17:30"': night, "end: 2026-06-13": "end: 2026-06-12"}
    assert facts(tmp_path, change, "en", date(2026, 1, 15))["When"] == [
        "Thursday 11 June 2026",
        "Thursday 11 June: 20:00–24:00",
    ]


@pytest.mark.parametrize(
    ("zone", "lang", "shown"),
    [
        ("Europe/Istanbul", "en", "09:30–17:30, local time in Istanbul"),
        ("Asia/Istanbul", "tr", "İstanbul saatiyle 09:30–17:30"),
        ("Asia/Kolkata", "es", "de 09:30 a 17:30, hora local de Calcuta"),
        ("Africa/Cairo", "it", "09:30–17:30, ora locale del Cairo"),
        ("Atlantic/Canary", "it", "09:30–17:30, ora locale delle Canarie"),
        ("America/New_York", "es", "de 09:30 a 17:30, hora local de Nueva York"),
        ("America/Argentina/Buenos_Aires", "en", "09:30–17:30, local time in Buenos Aires"),
        ("Etc/UTC", "en", "09:30–17:30, UTC"),
        ("Etc/GMT-3", "tr", "UTC+03:00 saatiyle 09:30–17:30"),
    ],
)
def test_the_hours_of_an_online_event_name_the_town_of_their_zone(
    tmp_path: Path, zone: str, lang: str, shown: str
) -> None:
    change = {"mode: onsite": "mode: online", "Europe/Rome": zone}
    when = load_words(lang).labels["when"]
    assert facts(tmp_path, change, lang, date(2026, 1, 15))[when][1] == shown
