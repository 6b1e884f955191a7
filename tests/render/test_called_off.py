"""Events that do not take place as announced: what lists and pages say of them."""

from datetime import date
from pathlib import Path

import pytest

from little_worlds import make_world
from newsroom.content.library import read_library
from newsroom.views.facts import facts_of
from newsroom.views.groups import groups_of
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Value

TODAY = date(2026, 1, 15)
ONLINE = "mode: hybrid\nonline_url: https://www.example.org/join"
SIGN_UP = "registration: {url: 'https://www.example.org/register', closes: 2026-06-01}"
LABELS = {
    "cancelled": {
        "en": "Cancelled",
        "it": "Annullato",
        "es": "Se ha cancelado",
        "tr": "İptal edildi",
    },
    "postponed": {"en": "Postponed", "it": "Rinviato", "es": "Se ha aplazado", "tr": "Ertelendi"},
}


def world(folder: Path, lang: str, status: str, note: str = "") -> Localizer:
    languages = ("en", "it" if lang == "en" else lang)
    changed = {
        "event_status: scheduled": f"event_status: {status}\n"
        + (f"status_note: {note}" if note else ""),
        "mode: onsite": ONLINE,
        "edition: 3": SIGN_UP,
    }
    case = {"languages": languages, "file": "events/fair.md", "change": changed}
    docs = make_world(folder, case)
    return Localizer(read_library(docs, languages).catalogue(), lang, TODAY)


@pytest.mark.parametrize("lang", ["en", "it", "es", "tr"])
@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_every_list_says_so(tmp_path: Path, status: str, lang: str) -> None:
    localizer = world(tmp_path, lang, status)
    catalogue = localizer.catalogue
    shown = [
        card.status
        for ref in ("index", "events/index", "partners/loom", "newsletter/first")
        for group in groups_of(catalogue[ref], localizer)
        for card in group.cards
        if card.href.endswith("events/fair/")
    ]
    assert shown
    assert set(shown) == {LABELS[status][lang]}


def test_an_event_that_goes_ahead_has_no_label(tmp_path: Path) -> None:
    localizer = world(tmp_path, "en", "scheduled")
    assert localizer.card(localizer.catalogue["events/fair"]).status == ""


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_joins_or_signs_up_for_what_is_called_off(tmp_path: Path, status: str) -> None:
    localizer = world(tmp_path, "en", status, "The hall is being repaired.")
    facts = facts_of(localizer.catalogue["events/fair"], localizer)
    labels = [fact.label for fact in facts]
    assert not {"Join online", "Registration", "Register by"} & set(labels)
    assert labels[0] == "Status"
    assert [value.text for value in facts[0].values] == [
        LABELS[status]["en"],
        "The hall is being repaired.",
    ]


@pytest.mark.parametrize("lang", ["it", "es", "tr"])
def test_a_reason_that_is_not_translated_is_shown_in_english(tmp_path: Path, lang: str) -> None:
    localizer = world(tmp_path, lang, "cancelled", "The hall is being repaired.")
    facts = facts_of(localizer.catalogue["events/fair"], localizer)
    assert facts[0].values[1] == Value(text="The hall is being repaired.", lang="en")


def test_an_old_reason_of_a_translation_is_not_shown(tmp_path: Path) -> None:
    note = {"title: Fiera dei telai": "title: Fiera dei telai\nstatus_note: Il padiglione crolla."}
    docs = make_world(tmp_path, {"file": "events/fair.it.md", "change": note})
    localizer = Localizer(read_library(docs, ("en", "it")).catalogue(), "it", TODAY)
    facts = facts_of(localizer.catalogue["events/fair"], localizer)
    assert "Il padiglione crolla." not in [value.text for fact in facts for value in fact.values]
