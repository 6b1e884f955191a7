"""What pages and lists say of events that are not as announced, and of issues to come."""

from pathlib import Path

import pytest

from little_worlds import make_world
from newsroom.content.library import read_library
from newsroom.render.icons import STATES
from newsroom.views.facts import facts_of
from newsroom.views.groups import groups_of
from newsroom.views.localizer import Localizer
from newsroom.views.page_view import view_of
from newsroom.views.parts import Card, Group, State, Value, View
from newsroom.words import load_words
from state_world import EVENTS, LANGUAGES, TODAY, make_state_world

MARKS = {
    "cancelled": ("Cancelled", "Cancelado", "Annullato", "İptal edildi"),
    "postponed": ("Postponed", "Aplazado", "Rinviato", "Ertelendi"),
    "rescheduled": ("New date", "Nueva fecha", "Nuova data", "Yeni tarih"),
    "moved-online": ("Moved online", "Ahora en línea", "Spostato online", "Çevrim içine alındı"),
    "sold-out": ("Sold out", "Plazas agotadas", "Posti esauriti", "Kontenjan doldu"),
    "registration-closed": (
        "Registration closed",
        "Inscripción cerrada",
        "Iscrizioni chiuse",
        "Kayıt kapandı",
    ),
    "past": ("Past", "Pasado", "Passato", "Geçmiş etkinlik"),
}
OFF = ("cancelled", "postponed")


@pytest.fixture(scope="module")
def localizers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Localizer]:
    docs = tmp_path_factory.mktemp("states") / "docs"
    make_state_world(docs)
    catalogue = read_library(docs, LANGUAGES).catalogue()
    return {lang: Localizer(catalogue, lang, TODAY) for lang in LANGUAGES}


def view(ref: str, localizer: Localizer) -> View:
    return view_of(
        localizer.catalogue[ref], localizer, site_url="", site_name="", headings={}, extra={}
    )


def groups(ref: str, localizer: Localizer) -> dict[str, Group]:
    return {group.id: group for group in groups_of(localizer.catalogue[ref], localizer)}


def titles(group: Group) -> list[str]:
    return [card.href.split("/")[-2] for card in group.cards]


def card_of(state: str, localizer: Localizer) -> Card:
    return localizer.card(localizer.catalogue[f"events/{state}"])


def facts(state: str, localizer: Localizer) -> dict[str, list[Value]]:
    entry = localizer.catalogue[f"events/{state}"]
    return {fact.label: list(fact.values) for fact in facts_of(entry, localizer)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", MARKS)
def test_page_and_card_show_the_state(
    localizers: dict[str, Localizer], state: str, lang: str
) -> None:
    mark = MARKS[state][LANGUAGES.index(lang)]
    assert [one.mark for one in view(f"events/{state}", localizers[lang]).states] == [mark]
    assert [one.mark for one in card_of(state, localizers[lang]).states] == [mark]


def test_an_event_as_announced_has_no_state(localizers: dict[str, Localizer]) -> None:
    assert view("events/as-announced", localizers["en"]).states == ()
    assert card_of("as-announced", localizers["en"]).states == ()


def test_every_state_has_a_world() -> None:
    assert EVENTS.keys() - {"as-announced"} == MARKS.keys()


@pytest.mark.parametrize("state", MARKS)
def test_nobody_is_invited_to_what_is_off_full_or_over(
    localizers: dict[str, Localizer], state: str
) -> None:
    shown = facts(state, localizers["en"])
    addresses = {value.href for value in shown.get("Registration", ())} - {""}
    assert bool(addresses) == (state == "rescheduled")
    assert ("Join online" in shown) == (state in ("moved-online", "registration-closed"))


@pytest.mark.parametrize("state", OFF)
def test_the_date_of_what_is_off_is_struck(localizers: dict[str, Localizer], state: str) -> None:
    localizer = localizers["en"]
    assert facts(state, localizer)["When"][0].struck == "no longer valid:"
    assert [bool(value.struck) for value in card_of(state, localizer).dates] == [True]
    assert view(f"events/{state}", localizer).extra["date_block"].is_off


def test_a_rescheduled_event_shows_both_dates(localizers: dict[str, Localizer]) -> None:
    old, new = card_of("rescheduled", localizers["it"]).dates
    assert (old.text, old.struck) == ("mercoledì 24 marzo 2027", "non più valido:")
    assert (new.text, new.struck) == ("mercoledì 14 aprile 2027", "")
    shown = facts("rescheduled", localizers["it"])
    assert shown["Data precedente"] == [old]
    assert shown["Quando"][0] == new
    sentence = "Questo evento è stato spostato ad altra data: mercoledì 14 aprile 2027."
    assert view("events/rescheduled", localizers["it"]).states[0].text == sentence


def test_the_venue_that_an_event_has_left_is_struck(localizers: dict[str, Localizer]) -> None:
    shown = facts("moved-online", localizers["en"])
    assert {value.text: bool(value.struck) for value in shown["Where"]} == {
        "Loom House": True,
        "Bologna, Tuscany, Italy": True,
    }
    assert shown["Join online"][0].href == "https://www.example.org/join"
    assert [
        (one.text, bool(one.struck)) for one in card_of("moved-online", localizers["en"]).places
    ] == [
        ("Bologna, Italy", True),
        ("Online", False),
    ]


@pytest.mark.parametrize("ref", ["index", "events/index", "partners/loom", "newsletter/second"])
def test_what_is_off_stands_apart(localizers: dict[str, Localizer], ref: str) -> None:
    shown = groups(ref, localizers["en"])
    off = ["cancelled"] if ref == "newsletter/second" else ["cancelled", "postponed"]
    assert sorted(titles(shown["called-off"])) == off
    assert shown["called-off"].heading == "Cancelled or postponed"
    for name, group in shown.items():
        if name != "called-off":
            assert not set(titles(group)) & set(OFF), name


def test_a_called_off_event_of_the_past_stays_with_the_past(tmp_path: Path) -> None:
    status = {"event_status: scheduled": "event_status: cancelled\nstatus_note: No hall."}
    docs = make_world(tmp_path, {"file": "events/fair.md", "change": status})
    localizer = Localizer(read_library(docs, ("en", "it")).catalogue(), "en", TODAY)
    shown = groups("events/index", localizer)
    assert "called-off" not in shown
    assert "fair" in titles(shown["past"])
    assert [one.mark for one in card_of("fair", localizer).states] == ["Cancelled"]


@pytest.mark.parametrize("lang", ["it", "es", "tr"])
def test_a_reason_that_is_not_translated_is_shown_in_english(
    localizers: dict[str, Localizer], lang: str
) -> None:
    note = Value(text="The weaving hall is being repaired.", lang="en")
    assert view("events/cancelled", localizers[lang]).states[0].note == note


def test_an_old_reason_of_a_translation_is_not_shown(tmp_path: Path) -> None:
    note = {"title: Fiera dei telai": "title: Fiera dei telai\nstatus_note: Il padiglione crolla."}
    docs = make_world(tmp_path, {"file": "events/fair.it.md", "change": note})
    localizer = Localizer(read_library(docs, ("en", "it")).catalogue(), "it", TODAY)
    assert all(state.note is None for state in view("events/fair", localizer).states)


def test_an_issue_of_the_future_is_planned(localizers: dict[str, Localizer]) -> None:
    localizer = localizers["en"]
    assert titles(groups("index", localizer)["issue"]) == ["first"]
    shown = groups("newsletter/index", localizer)
    assert titles(shown["issues"]) == ["first"]
    assert titles(shown["planned"]) == ["second"]
    assert view("newsletter/second", localizer).states == (
        State(
            kind="planned",
            mark="Planned",
            text="This issue has not come out yet. Date of publication: 1 April 2027.",
        ),
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_an_icon(lang: str) -> None:
    assert load_words(lang).states.keys() == STATES.keys()
