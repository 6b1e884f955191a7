"""Prices, deadlines and materials of an event, in the four languages of its readers."""

from datetime import date

import pytest

from little_worlds import Worlds
from newsroom.model.event import Event
from newsroom.views.facts import facts_of
from newsroom.views.localizer import Localizer
from newsroom.views.materials import materials
from newsroom.views.parts import LinkedFile, Value
from newsroom.words import load_words

TODAY = date(2026, 5, 15)
COST = """cost:
  basis: paid
  amounts:
    - {id: all, for: Everybody, amount: 1250, currency: EUR}
    - {id: students, for: Students, amount: 12.50, currency: TRY}
    - {id: press, for: Journalists, amount: 0, currency: EUR}"""
DEADLINES = """deadlines:
  - {id: rooms, what: Rooms, date: 2026-05-15}
  - {id: papers, what: Papers, date: 2026-05-14}"""
MATERIALS = """materials:
  - {id: wool, title: Wool, url: "files/wool.pdf", kind: slides, date: 2026-06-20}
  - {id: film, title: Film, url: "https://www.example.org/film", kind: recording}"""
TRANSLATED = {
    "cost": "cost: {amounts: {all: {for: Tutti}}}",
    "deadlines": "deadlines: {rooms: {what: Camere}}",
    "materials": "materials: {wool: {title: Lana}}",
}


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    return Worlds(tmp_path_factory.mktemp("worlds"))


def localizer(worlds: Worlds, fields: str, lang: str) -> Localizer:
    """For a site whose fair has more fields, and an Italian page with some of the texts."""
    name = fields.partition(":")[0]
    case = {"file": "events/fair.md", "change": {"edition: 3": f"edition: 3\n{fields}"}}
    with worlds.changed(case) as library:
        page = library.docs / "events" / "fair.it.md"
        written = page.read_text(encoding="utf-8")
        more = f"{TRANSLATED[name]}\ntranslation:" if name in TRANSLATED else "translation:"
        text = written.replace("translation:", more)
        catalogue = library.with_translation(page, text).catalogue()
    return Localizer(catalogue, lang, TODAY, find_file=found)


def found(_ref: str, src: str) -> LinkedFile | None:
    return LinkedFile(href=f"events/{src}", kind="PDF", size=340_000)


def values(worlds: Worlds, fields: str, lang: str, label: str) -> list[Value]:
    localized = localizer(worlds, fields, lang)
    facts = facts_of(localized.catalogue["events/fair"], localized)
    return [
        value
        for fact in facts
        if fact.label == load_words(lang).labels[label]
        for value in fact.values
    ]


PRICES = {
    "en": ["€1,250", "TRY 12.50", "Free"],
    "es": ["1.250 €", "12,50 TRY", "Gratuito"],
    "it": ["1.250 €", "12,50 TRY", "Gratuito"],
    "tr": ["€1.250", "₺12,50", "Ücretsiz"],
}


@pytest.mark.parametrize("lang", PRICES)
def test_prices_are_written_as_each_language_does(worlds: Worlds, lang: str) -> None:
    shown = values(worlds, COST, lang, "cost")
    assert [value.text.replace("\xa0", " ") for value in shown] == PRICES[lang]
    names = [(value.name, value.name_lang) for value in shown]
    foreign = "" if lang == "en" else "en"
    everybody = ("Tutti", "") if lang == "it" else ("Everybody", foreign)
    assert names == [everybody, ("Students", foreign), ("Journalists", foreign)]


@pytest.mark.parametrize(
    ("fields", "shown", "on_card"),
    [
        ("cost: {basis: free}", "Gratuito", "Gratuito"),
        ("cost: {basis: members}", "Gratuito per i soci", "Gratuito per i soci"),
        ("cost: {basis: paid}", "A pagamento", ""),
        ("cost: {basis: paid, amounts: [{id: all, amount: 5, currency: GBP}]}", "5 £", ""),
    ],
)
def test_cards_say_what_is_free(worlds: Worlds, fields: str, shown: str, on_card: str) -> None:
    (value,) = values(worlds, fields, "it", "cost")
    assert (value.name, value.text.replace("\xa0", " ")) == ("", shown)
    localized = localizer(worlds, fields, "it")
    assert localized.card(localized.catalogue["events/fair"]).cost == on_card


PASSED = {
    "en": ["14 May 2026", "has passed", "15 May 2026"],
    "es": ["14 de mayo de 2026", "vencido", "15 de mayo de 2026"],
    "it": ["14 maggio 2026", "scaduta", "15 maggio 2026"],
    "tr": ["14 Mayıs 2026", "süresi doldu", "15 Mayıs 2026"],
}


@pytest.mark.parametrize("lang", PASSED)
def test_deadlines_are_in_order_and_past_ones_say_so(worlds: Worlds, lang: str) -> None:
    papers, rooms = values(worlds, DEADLINES, lang, "deadlines")
    assert [papers.text, papers.note, rooms.text] == PASSED[lang]
    assert (papers.name, papers.datetime, rooms.note) == ("Papers", "2026-05-14", "")
    assert rooms.name == ("Camere" if lang == "it" else "Rooms")


def test_nobody_needs_the_deadlines_of_a_cancelled_event(worlds: Worlds) -> None:
    case = {
        "file": "events/fair.md",
        "change": {"edition: 3": DEADLINES, "event_status: scheduled": "event_status: cancelled"},
    }
    with worlds.changed(case) as library:
        localized = Localizer(library.catalogue(), "en", TODAY)
    labels = {fact.label for fact in facts_of(localized.catalogue["events/fair"], localized)}
    assert "Deadlines" not in labels


REMARKS = {
    "en": ("Slides · PDF · 340 kB · 20 June 2026", "Recording"),
    "es": ("Presentación · PDF · 340 kB · 20 de junio de 2026", "Grabación"),
    "it": ("Presentazione · PDF · 340 kB · 20 giugno 2026", "Registrazione"),
    "tr": ("Sunum · PDF · 340 kB · 20 Haziran 2026", "Kayıt"),
}


@pytest.mark.parametrize("lang", REMARKS)
def test_materials_say_what_they_are(worlds: Worlds, lang: str) -> None:
    localized = localizer(worlds, MATERIALS, lang)
    entry = localized.catalogue["events/fair"]
    event = entry.page_for(lang)
    assert isinstance(event, Event)
    wool, film = materials(event, entry, localized)
    assert (wool.note.replace("\xa0", " "), film.note) == REMARKS[lang]
    assert (wool.href, wool.outside) == ("events/files/wool.pdf", False)
    assert (film.href, film.outside) == ("https://www.example.org/film", True)
    assert wool.text == ("Lana" if lang == "it" else "Wool")
    assert film.lang == ("" if lang == "en" else "en")
