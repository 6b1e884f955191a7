"""A page that was written in Italian, and a translation that waits, as readers get them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from little_worlds import make_world
from newsroom.build.input_digests import InputDigests
from newsroom.build.inputs import read_inputs
from newsroom.content.fingerprint import fingerprint
from newsroom.content.library import Library, read_library
from newsroom.exchange.exporting import export_units
from newsroom.exchange.importing import ImportOptions, import_units
from newsroom.render.input_names import file_of, header_of
from newsroom.render.renderer import Renderer
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext
from newsroom.render.sitemap import sitemap
from newsroom.render.targets import targets
from newsroom.render.templates import open_templates
from newsroom.words import load_words
from site_tools import ROOT

LANGUAGES = ("en", "it", "es")
REF, SITE = "events/wool", "https://www.example.org/"
FACTS = """---
type: event
original: it
updated: 2026-01-10
kind: seminar
event_status: scheduled
start: 2027-09-07
end: 2027-09-07
mode: onsite
venue: {city: Bologna, country: IT}
organisers: [loom]
---
"""
TEXTS = """---
title: Il valore della lana
summary: Un seminario a Bologna sul riuso della lana e sulle sue nuove vie.
---
Il seminario si tiene il 7 settembre 2027 a Bologna.

## Programma {#programme}

Si parla di lana per tutto il giorno.
"""
WAITING = "---\ntitle:\nsummary:\ntranslation: {method: none}\n---\n"
ENGLISH = {
    "Il valore della lana": "The value of wool",
    "Un seminario a Bologna sul riuso della lana e sulle sue nuove vie.": (
        "A seminar in Bologna on reusing wool and on its new ways."
    ),
    "Il seminario si tiene il 7 settembre 2027 a Bologna.": (
        "The seminar takes place on 7 September 2027 in Bologna."
    ),
    "Programma": "Programme",
    "Si parla di lana per tutto il giorno.": "Wool is the subject all day.",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    files = {f"{REF}.md": FACTS, f"{REF}.it.md": TEXTS, f"{REF}.es.md": WAITING}
    return make_world(tmp_path, {"languages": LANGUAGES, "write": files})


def renderer_of(docs: Path, library: Library | None = None) -> Renderer:
    settings = Settings(
        file=docs.parent / "mkdocs.yml",
        docs=docs,
        overrides=ROOT / "overrides",
        languages=LANGUAGES,
        nav=("index.md", "events/"),
        site_url=SITE,
    )
    library = library or read_library(docs, LANGUAGES)
    context = SiteContext(settings, library, date(2026, 1, 15))
    return Renderer(context, open_templates(settings.overrides))


def alternates(page: html.HtmlElement) -> dict[str, str]:
    links = page.xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href").removeprefix(SITE) for link in links}


@pytest.mark.parametrize(("lang", "prefix"), [("en", ""), ("es", "es/")])
def test_other_languages_show_the_original_marked(docs: Path, lang: str, prefix: str) -> None:
    page = html.document_fromstring(renderer_of(docs).page(REF, lang))
    heading, words = page.find(".//h1"), load_words(lang)
    assert (page.get("lang"), heading.get("lang"), heading.text) == (
        lang,
        "it",
        "Il valore della lana",
    )
    [notice] = page.cssselect(".nl-notice--untranslated")
    italian = {"en": "Italian", "es": "italiano"}[lang]
    said = " ".join(notice.text_content().split())
    assert said == words.notices.untranslated.format(language=italian)
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE}it/events/wool/"]
    assert alternates(page) == {}
    listed = html.document_fromstring(renderer_of(docs).page("events/index", lang))
    [card] = listed.xpath("//a[.='Il valore della lana']")
    assert card.xpath("ancestor-or-self::*[@lang][1]/@lang") == ["it"], prefix


def test_the_original_is_shown_without_a_notice(docs: Path) -> None:
    page = html.document_fromstring(renderer_of(docs).page(REF, "it"))
    assert page.cssselect(".nl-notice") == []
    assert alternates(page) == {"it": "it/events/wool/", "x-default": "it/events/wool/"}


def test_nothing_of_the_site_takes_it_for_translated(docs: Path) -> None:
    context = renderer_of(docs).context
    addresses = sitemap(context.catalogue, SITE)
    assert f"<loc>{SITE}it/events/wool/</loc>" in addresses
    assert f"<loc>{SITE}events/wool/</loc>" not in addresses
    assert f"<loc>{SITE}es/events/wool/</loc>" not in addresses
    images = {one.name for one in targets(context) if one.name.startswith("assets/share/events/w")}
    assert images == {"assets/share/events/wool.it.png"}


def test_a_translation_into_the_language_of_the_facts_comes_and_goes(docs: Path) -> None:
    library = read_library(docs, LANGUAGES)
    units = export_units(library, REF, "en", load_words("en").translations)
    assert (units.source_lang, units.target_lang) == ("it", "en")
    translated = replace(
        units,
        units=tuple(
            replace(unit, target=ENGLISH[unit.source], state="translated") for unit in units.units
        ),
    )
    options = ImportOptions(method="human", today=date(2026, 1, 15))
    path, text = import_units(translated, library, options, load_words("en").translations)
    assert path == docs / f"{REF}.md"
    path.write_text(text, encoding="utf-8")
    library = read_library(docs, LANGUAGES)
    original = library.originals[REF]
    assert original.kind
    assert fingerprint(original.file, original.kind) in text
    page = html.document_fromstring(renderer_of(docs, library).page(REF, "en"))
    assert page.findtext(".//h1") == "The value of wool"
    assert page.cssselect(".nl-notice") == []
    assert alternates(page) == {
        "en": "events/wool/",
        "it": "it/events/wool/",
        "x-default": "it/events/wool/",
    }
    path.write_text(text.replace(fingerprint(original.file, original.kind), "1.2.3"))
    page = html.document_fromstring(renderer_of(docs).page(REF, "en"))
    [notice] = page.cssselect(".nl-notice--outdated")
    assert "The original has changed" in notice.text_content()
    assert "Read it in Italian" in notice.text_content()


def test_a_page_is_made_again_when_its_original_has_changed(docs: Path) -> None:
    def digests() -> dict[str, str]:
        context = renderer_of(docs).context
        found = InputDigests(context, read_inputs(docs.parent, (), docs))
        names = [make(REF, lang) for make in (file_of, header_of) for lang in LANGUAGES]
        return {name: found[name] for name in names}

    before = digests()
    path = docs / f"{REF}.it.md"
    path.write_text(path.read_text(encoding="utf-8").replace("valore", "prezzo"), encoding="utf-8")
    after = digests()
    assert [name for name in before if before[name] == after[name]] == []
