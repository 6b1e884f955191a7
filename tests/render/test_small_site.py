"""What a reader gets: a small site in two languages, read page by page."""

from pathlib import Path

from little_worlds import make_world
from pages import read, texts
from site_tools import mkdocs, small_config


def facts(site: Path, address: str) -> dict[str, list[str]]:
    page = read(site / address / "index.html")
    return {texts(row, "dt")[0]: texts(row, "dd") for row in page.cssselect(".nl-facts__row")}


def test_an_event_shows_its_facts_from_the_header(small_site: Path) -> None:
    assert facts(small_site, "events/fair") == {
        "When": ["11–13 June 2026", "09:30–17:30, local time in Rome"],
        "Where": ["Museo del Tessuto", "Bologna, Tuscany, Italy"],
        "Organised by": ["The Loom", "Fiera"],
        "Partners taking part": ["The Anvil"],
        "Edition": ["3"],
        "Status": ["Going ahead"],
    }


def test_the_translation_shows_the_same_facts_in_its_own_words(small_site: Path) -> None:
    italian = facts(small_site, "it/events/fair")
    assert list(italian.values()) == [
        ["11–13 giugno 2026", italian["Quando"][1]],
        ["Museo del Tessuto", "Bologna, Toscana, Italia"],
        ["Il Telaio", "Fiera"],
        ["The Anvil"],
        ["3"],
        italian["Stato"],
    ]
    assert "09:30" in italian["Quando"][1]


def test_a_date_is_readable_by_machines(small_site: Path) -> None:
    page = read(small_site / "it/events/fair/index.html")
    assert [time.get("datetime") for time in page.cssselect(".nl-facts time")] == [
        "2026-06-11",
        "2026-06-11T09:30+02:00",
        "2026-06-13T17:30+02:00",
    ]


def test_organisers_lead_to_the_partner_in_the_language_of_the_page(small_site: Path) -> None:
    page = read(small_site / "it/events/fair/index.html")
    links = [link.get("href") for link in page.cssselect(".nl-facts a")]
    assert links == [
        "../../partners/loom/",
        "https://www.example.org/fiera",
        "../../partners/anvil/",
    ]


def test_an_unknown_date_is_shown_as_unknown_with_its_reason(small_site: Path) -> None:
    assert facts(small_site, "events/visit")["When"] == [
        "Date not known",
        "Nobody wrote the day down.",
    ]


def test_numbers_are_written_as_the_language_writes_them(small_site: Path) -> None:
    english, italian = facts(small_site, "partners/loom"), facts(small_site, "it/partners/loom")
    assert english["Members"][0].startswith("about 3,190 as of 16 May 2025; source: A small site")
    assert any("3.190" in value for values in italian.values() for value in values)


def test_figures_that_are_not_confirmed_say_so(small_site: Path) -> None:
    assert facts(small_site, "case-studies/wool")["Associated enterprises"] == [
        "12 as of 2024; source: example.org; not confirmed"
    ]


def test_titles_are_escaped_wherever_they_stand(small_site: Path) -> None:
    raw = (small_site / "events" / "fair" / "index.html").read_text(encoding="utf-8")
    assert "<title>Fair of looms &amp; cloth – CLUSTEM</title>" in raw
    assert "looms & cloth" not in raw


def test_events_are_parted_by_the_day_of_the_build(small_site: Path) -> None:
    page = read(small_site / "events" / "index.html")
    groups = {
        group.get("aria-labelledby"): texts(group, ".nl-card__title")
        for group in page.cssselect(".nl-group")
    }
    assert groups == {"nl-upcoming": ["Fair of looms & cloth"], "nl-past": ["Visit to the anvil"]}


def test_machine_translations_say_so_until_they_are_reviewed(small_site: Path) -> None:
    fair = read(small_site / "it/events/fair/index.html")
    assert len(fair.cssselect(".nl-notice--machine")) == 1
    assert fair.cssselect(".nl-notice a")[0].get("href") == "../../../events/fair/"
    loom = read(small_site / "it/partners/loom/index.html")
    assert "The Loom" in texts(loom, ".nl-notice--reviewed")[0]
    visit = read(small_site / "it/events/visit/index.html")
    assert visit.cssselect(".nl-notice") == []


def test_a_page_without_translation_says_so_and_names_its_language(small_site: Path) -> None:
    page = read(small_site / "it/partners/anvil/index.html")
    assert page.get("lang") == "it"
    assert len(page.cssselect(".nl-notice--untranslated")) == 1
    assert page.cssselect("h1")[0].get("lang") == "en"
    assert page.cssselect(".nl-body")[0].get("lang") == "en"
    canonical = page.cssselect("link[rel=canonical]")[0].get("href")
    assert canonical == "https://news.example/partners/anvil/"


def test_the_language_switch_stays_on_the_page(small_site: Path) -> None:
    page = read(small_site / "it/events/fair/index.html")
    switch = {
        link.get("hreflang"): (link.get("href"), link.get("lang"), link.get("aria-current"))
        for link in page.cssselect(".nl-languages__link")
    }
    assert switch == {
        "en": ("../../../events/fair/", "en", None),
        "it": ("./", "it", "true"),
    }


def test_the_menu_is_in_the_language_of_the_page(small_site: Path) -> None:
    page = read(small_site / "it/index.html")
    assert texts(page, ".nl-menu__link") == [
        "Newsletter",
        "Eventi",
        "Partner",
        "Formazione",
        "Casi di studio",
    ]


def test_a_module_knows_its_topics_and_its_place(small_site: Path) -> None:
    page = read(small_site / "it/training/weaving/index.html")
    assert texts(page, ".nl-topics li") == ["Ordito", "Trama"]
    assert "1" in texts(page, ".nl-head__eyebrow")[0]
    concept = read(small_site / "training/weave/index.html")
    assert texts(concept, ".nl-card__title") == ["Weaving"]


def test_an_issue_lists_its_sections_in_order(small_site: Path) -> None:
    page = read(small_site / "newsletter/first/index.html")
    assert texts(page, ".nl-group__heading") == ["Partners", "Events"]
    assert texts(page, ".nl-card__title") == [
        "The Loom",
        "Fair of looms & cloth",
        "Visit to the anvil",
    ]


def test_sources_keep_the_language_of_their_title(small_site: Path) -> None:
    page = read(small_site / "partners/loom/index.html")
    link = page.cssselect(".nl-foot__sources a")[0]
    assert (link.text, link.get("lang")) == ("Tessuti", "it")
    assert link.get("href") == "https://www.example.org/tessuti"


def test_the_first_line_of_a_text_is_never_taken_for_metadata(tmp_path: Path) -> None:
    change = {"It was good.": "Deadline: as soon as possible\n\nIt was good."}
    make_world(tmp_path, {"file": "events/visit.md", "change": change})
    site = tmp_path / "site"
    mkdocs("build", "-f", str(small_config(tmp_path)), "-d", str(site), BUILD_TODAY="2026-01-15")
    text = texts(read(site / "events/visit/index.html"), ".nl-body")[0]
    assert text == "Deadline: as soon as possible It was good."
