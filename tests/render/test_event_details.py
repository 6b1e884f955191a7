"""What an event states beside its day and place, in the four languages of its readers."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from little_worlds import Worlds
from newsroom.views.facts import facts_of
from newsroom.views.groups import groups_of
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Group
from newsroom.words import languages, load_words

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def facts(worlds: Worlds, fields: str, lang: str, today: date = TODAY) -> dict[str, Fact]:
    """The facts of the fair with more fields in its header, by the keys of their labels."""
    case = {"file": "events/fair.md", "change": {"edition: 3": f"edition: 3\n{fields}"}}
    with worlds.changed(case) as library:
        localizer = Localizer(library.catalogue(), lang, today)
        found = facts_of(localizer.catalogue["events/fair"], localizer)
    keys = {label: key for key, label in load_words(lang).labels.items()}
    return {keys[fact.label]: fact for fact in found}


def texts(fact: Fact | None) -> list[str]:
    return [value.text for value in fact.values] if fact else []


REGISTER = "url: https://www.example.org/register, opens: 2026-02-01, closes: 2026-06-01"
STATES = {
    "en": ["Not open yet", "Open", "Closed"],
    "es": ["Aún no abierta", "Abierta", "Cerrada"],
    "it": ["Non ancora aperta", "Aperta", "Chiusa"],
    "tr": ["Henüz açılmadı", "Açık", "Kapandı"],
}


@pytest.mark.parametrize("lang", STATES)
def test_registration_is_as_it_stands_on_the_day(worlds: Worlds, lang: str) -> None:
    days = (date(2026, 1, 31), date(2026, 2, 1), date(2026, 6, 1), date(2026, 6, 2))
    found = [facts(worlds, f"registration: {{{REGISTER}}}", lang, day) for day in days]
    address = "https://www.example.org/register"
    not_yet, is_open, closed = STATES[lang]
    assert [texts(one["registration"]) for one in found] == [
        [not_yet, address],
        [is_open, address],
        [is_open, address],
        [closed],
    ]
    assert ["register_from" in one for one in found] == [True, True, True, False]
    assert all("register_by" in one for one in found)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("required: false", "No registration needed"),
        ("required: true", "Registration needed"),
        ("capacity: 40", "Registration needed"),
        ("url: https://www.example.org/register", "https://www.example.org/register"),
    ],
)
def test_registration_without_days(worlds: Worlds, fields: str, said: str) -> None:
    assert texts(facts(worlds, f"registration: {{{fields}}}", "en")["registration"]) == [said]


PLACES = {
    "en": ("1,200", "with a waiting list"),
    "es": ("1.200", "con lista de espera"),
    "it": ("1.200", "con lista d’attesa"),
    "tr": ("1.200", "yedek liste var"),
}


@pytest.mark.parametrize("lang", PLACES)
def test_the_number_of_places(worlds: Worlds, lang: str) -> None:
    shown = facts(worlds, "registration: {capacity: 1200, waiting_list: true}", lang)["places"]
    assert [(value.text, value.note) for value in shown.values] == [PLACES[lang]]


NAMED = {
    "en": ["English", "Italian", "Brazilian Portuguese", "Spanish (ZZ)"],
    "es": ["inglés", "italiano", "portugués de Brasil", "español (ZZ)"],
    "it": ["inglese", "italiano", "portoghese brasiliano", "spagnolo (ZZ)"],
    "tr": ["İngilizce", "İtalyanca", "Brezilya Portekizcesi", "İspanyolca (ZZ)"],
}


@pytest.mark.parametrize("lang", NAMED)
def test_the_languages_of_an_event_have_names_in_each_language(worlds: Worlds, lang: str) -> None:
    assert (
        texts(facts(worlds, "languages: [en, it, pt-BR, es-ZZ]", lang)["languages"]) == NAMED[lang]
    )


@pytest.mark.parametrize("lang", languages())
def test_a_text_without_translation_is_shown_with_its_language(worlds: Worlds, lang: str) -> None:
    for name in ("audience", "prerequisites", "certificate", "travel", "accessibility"):
        (value,) = facts(worlds, f"{name}: What weavers know.", lang)[name].values
        assert (value.text, value.lang) == ("What weavers know.", "" if lang == "en" else "en")


@pytest.mark.parametrize("lang", languages())
def test_whom_to_ask(worlds: Worlds, lang: str) -> None:
    office = "contact: {name: Ufficio eventi, email: events@example.org, phone: +39 0574 63-4040}"
    shown = facts(worlds, f"{office}\nhashtag: Looms26\nwebsite: https://www.example.org/", lang)
    assert [(value.text, value.href) for value in shown["contact"].values] == [
        ("Ufficio eventi", ""),
        ("events@example.org", "mailto:events@example.org"),
        ("+39 0574 63-4040", "tel:+390574634040"),
    ]
    assert texts(shown["hashtag"]) == ["#Looms26"]
    assert [value.href for value in shown["website"].values] == ["https://www.example.org/"]


EVENING = """---
type: event
title: {title}
summary: An evening for the builders of machines and all of their guests.
updated: 2026-01-10
kind: networking
start: {day}
end: {day}
mode: onsite
venue: {{country: IT}}
external_organisers:
  - {{name: Fiera}}
event_status: scheduled
{more}
---
Good.
"""


def evening(title: str, day: str, more: str) -> str:
    return EVENING.format(title=title, day=day, more=more)


DINNERS = """---
type: page
title: Dinners
summary: The dinners of the smiths, four times in each year.
updated: 2026-01-10
---
Good.
"""
PART = "series: dinners\npart_of: events/fair"
TOGETHER = {
    "write": {
        "events/first.md": evening("The first", "2026-06-11", PART),
        "events/second.md": evening("The second", "2026-06-12", PART),
        "events/third.md": evening("The third", "2026-09-12", "series: partners/dinners"),
        "partners/dinners.md": DINNERS,
    }
}


@pytest.fixture(scope="module")
def together(worlds: Worlds) -> Iterator[Any]:
    with worlds.changed(TOGETHER) as library:
        yield library.catalogue()


def groups(catalogue: Any, ref: str) -> dict[str, list[str]]:
    localizer = Localizer(catalogue, "en", TODAY)
    found: tuple[Group, ...] = groups_of(catalogue[ref], localizer)
    return {group.id: [card.title for card in group.cards] for group in found}


def test_an_event_lists_its_parts_and_they_name_it(together: Any) -> None:
    assert groups(together, "events/fair") == {"parts": ["The first", "The second"]}
    localizer = Localizer(together, "it", TODAY)
    shown = {fact.label: fact for fact in facts_of(together["events/first"], localizer)}
    (whole,) = shown["Fa parte di"].values
    assert (whole.text, whole.href) == ("Fiera dei telai", "it/events/fair/")


def test_the_events_of_a_series_lead_to_each_other(together: Any) -> None:
    assert groups(together, "events/first") == {"series": ["The second"]}
    assert groups(together, "events/second") == {"series": ["The first"]}
    assert groups(together, "events/third") == {}


def test_a_series_with_a_page_leads_there_and_back(together: Any) -> None:
    assert groups(together, "partners/dinners") == {"series": ["The third"]}
    localizer = Localizer(together, "en", TODAY)
    shown = {fact.label: fact for fact in facts_of(together["events/third"], localizer)}
    assert [value.href for value in shown["Series"].values] == ["partners/dinners/"]


@pytest.mark.parametrize("lang", languages())
def test_the_new_kinds_of_event_have_a_name(lang: str) -> None:
    kinds = load_words(lang).event_kinds
    assert all(kinds[kind] for kind in ("hackathon", "networking", "award"))


def test_topics_are_called_as_the_register_calls_them(worlds: Worlds) -> None:
    shown = facts(worlds, "topics: [weaving-by-hand]", "it")
    assert texts(shown["topics"]) == ["Weaving by hand"]
