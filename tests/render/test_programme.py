"""An event of two days in two towns: its hours, venues and programme, in every language."""

import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from little_worlds import WORLD
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import read_library
from newsroom.model.event import Event
from newsroom.outputs.search.reading import read_sections
from newsroom.render.renderer import Renderer
from newsroom.render.search import NOT_THE_PAGE_ITSELF
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.templates import open_templates
from newsroom.words import languages
from page_html import all_problems
from pages import texts
from site_tools import ROOT

WORKSHOP = Path(__file__).parents[1] / "workshop"
REF = "events/water-workshop"
TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """The small world with the workshop."""
    docs = tmp_path_factory.mktemp("workshop") / "docs"
    shutil.copytree(WORLD, docs)
    for page in WORKSHOP.iterdir():
        shutil.copy(page, docs / "events")
    settings = Settings(
        file=docs.parent / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=languages(),
        nav=("index.md", "events/"),
    )
    context = SiteContext(settings, read_library(docs, languages()), TODAY)
    return Renderer(context, open_templates(settings.overrides))


def page(renderer: Renderer, lang: str) -> html.HtmlElement:
    return html.fromstring(renderer.page(REF, lang))


def facts(shown: html.HtmlElement) -> list[list[str]]:
    return [texts(row, "dd") for row in shown.cssselect(".nl-facts__row")]


def sessions(shown: html.HtmlElement) -> list[str]:
    found = shown.cssselect(".nl-session")
    return [" ".join(" ".join(one.itertext()).split()).replace(" – ", "–") for one in found]


def test_the_workshop_is_a_page_without_errors(renderer: Renderer) -> None:
    library = renderer.context.library
    original = library.originals[REF]
    assert original.kind
    current = fingerprint(original.file, original.kind)
    assert {
        one.page.translation.source_hash
        for (ref, _), one in library.translations.items()
        if ref == REF and one.page and one.page.translation
    } == {current}
    found = [one for one in all_problems(library, TODAY) if REF in one.file.as_posix()]
    assert {(one.code, one.language) for one in found} == {("I18012", "es")}


WHEN = {
    "en": [
        "7–8 September 2027",
        "Tuesday 7 September: 09:00–18:00, 20:00–23:00",
        "Wednesday 8 September: 10:00–16:30 All times: local time in Rome",
    ],
    "it": [
        "7–8 settembre 2027",
        "martedì 7 settembre: 09:00–18:00, 20:00–23:00",
        "mercoledì 8 settembre: 10:00–16:30 Orari: ora locale di Roma",
    ],
    "es": [
        "7–8 de septiembre de 2027",
        "martes, 7 de septiembre: de 09:00 a 18:00, de 20:00 a 23:00",
        "miércoles, 8 de septiembre: de 10:00 a 16:30 Horario: hora local de Roma",
    ],
    "tr": [
        "7–8 Eylül 2027",
        "7 Eylül Salı: 09:00–18:00, 20:00–23:00",
        "8 Eylül Çarşamba: 10:00–16:30 Saatler Roma saatiyle verilmiştir.",
    ],
}


@pytest.mark.parametrize("lang", languages())
def test_hours_that_differ_are_shown_by_day(renderer: Renderer, lang: str) -> None:
    assert facts(page(renderer, lang))[0] == WHEN[lang]


WHERE = {
    "en": ["via delle Prove 3, 40100 Bologna, Tuscany, Italy", "Biella, Italy"],
    "it": ["via delle Prove 3, 40100 Bologna, Toscana, Italia", "Biella, Italia"],
    "es": ["via delle Prove 3, 40100 Bologna, Toscana, Italia", "Biella, Italia"],
    "tr": ["via delle Prove 3, 40100 Bologna, Toskana, İtalya", "Biella, İtalya"],
}


@pytest.mark.parametrize("lang", languages())
def test_every_venue_is_shown_with_its_room(renderer: Renderer, lang: str) -> None:
    first, second = WHERE[lang]
    shown = facts(page(renderer, lang))[1]
    assert shown == [f"Fondazione Ordito, Sala Verde {first}", f"Lanificio Finto {second}"]


def test_lists_show_the_towns(renderer: Renderer) -> None:
    shown = {}
    for lang in languages():
        localizer = renderer.localizer(lang)
        shown[lang] = [one.text for one in localizer.card(localizer.catalogue[REF]).places]
    assert shown == {
        "en": ["Bologna and Biella, Italy"],
        "it": ["Bologna e Biella, Italia"],
        "es": ["Bologna y Biella, Italia"],
        "tr": ["Bologna ve Biella, İtalya"],
    }


def test_the_programme_is_shown_by_day_in_the_order_of_the_times(renderer: Renderer) -> None:
    shown = page(renderer, "it")
    assert texts(shown, ".nl-programme__day") == [
        "martedì 7 settembre 2027",
        "mercoledì 8 settembre 2027",
    ]
    assert sessions(shown) == [
        "09:00–09:30 Registrazione Registrazione e caffè",
        "09:30–10:15 Relazione principale Quanta acqua serve per un metro di tessuto"
        " Con: Una ricercatrice della fondazione Sala: Sala Verde",
        "10:15–11:00 Intervento Quanto costa un litro Sala: Sala Blu",
        "10:15–13:00 Workshop Tingere senza bagno Con: Due tintori Sala: Sala Verde",
        "13:00–14:00 Pasto Pranzo",
        "20:00–23:00 Networking Una serata con i tessitori",
        "10:00–12:00 Visita Un lanificio che riusa la sua acqua"
        " Con: La responsabile della tintoria Sala: Reparto tintoria",
        "16:00 Chiusura Che cosa ci portiamo a casa",
    ]


def test_what_is_not_translated_is_shown_in_english_and_marked(renderer: Renderer) -> None:
    programme = page(renderer, "es").cssselect(".nl-programme")[0]
    assert [(one.get("lang"), one.text_content()) for one in programme.cssselect("[lang]")] == [
        ("en", "An evening with the weavers"),
        ("en", "The head of the dye house"),
    ]


def test_every_time_says_its_moment(renderer: Renderer) -> None:
    shown = page(renderer, "tr")
    first = shown.cssselect(".nl-session__times time")[:2]
    assert [one.get("datetime") for one in first] == [
        "2027-09-07T09:00+02:00",
        "2027-09-07T09:30+02:00",
    ]


def test_headings_of_the_programme_go_down_step_by_step(renderer: Renderer) -> None:
    levels = [int(one.tag[1]) for one in page(renderer, "en").iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_search_finds_sessions_by_their_titles(renderer: Renderer) -> None:
    sections = read_sections(renderer.page(REF, "en"), NOT_THE_PAGE_ITSELF)
    found = {one.anchor: one for one in sections}
    assert found["nl-session-dyeing"].heading == "Dyeing without a bath"
    assert "Two dyers" in found["nl-session-dyeing"].text


def test_an_event_without_sessions_has_no_programme(renderer: Renderer) -> None:
    fair = html.fromstring(renderer.page("events/fair", "en"))
    assert fair.cssselect(".nl-programme") == []


def test_sessions_after_midnight_are_on_the_next_day(renderer: Renderer) -> None:
    workshop = renderer.context.catalogue[REF].original
    assert isinstance(workshop, Event)
    night = {"id": "dance", "start": "23:30", "end": "01:00", "title": "A dance"}
    late = {"id": "farewell", "start": "01:00", "end": "02:00", "title": "Farewell"}
    written = workshop.model_dump() | {
        "start": "2027-09-07",
        "end": "2027-09-08",
        "hours": (),
        "start_time": "20:00",
        "end_time": "02:00",
        "sessions": [night, late],
    }
    event = Event.model_validate(written)
    spans = [event.span_of_session(one) for one in event.sessions]
    assert [[f"{one:%d %H:%M}" for one in span or ()] for span in spans] == [
        ["07 23:30", "08 01:00"],
        ["08 01:00", "08 02:00"],
    ]


def test_until_an_event_is_over_a_script_may_add_own_times(renderer: Renderer) -> None:
    event = page(renderer, "es").cssselect(".nl-event")[0]
    assert event.get("data-nl-own-time") == "en su hora local: {times}"
    assert event.get("data-nl-locale") == "es-ES"
    past = html.fromstring(renderer.page("events/visit", "en"))
    assert past.cssselect("[data-nl-own-time]") == []
