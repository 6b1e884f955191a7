"""A new language needs two files: its line in `mkdocs.yml` and its words. Nothing in Python."""

import shutil
from pathlib import Path

import pytest

from pages import read, texts
from site_tools import ROOT, mkdocs

FRENCH = {
    "name: English": "name: Français",
    "locale: en_GB": "locale: fr_FR",
    "weekday_date: EEEE d MMMM y": "weekday_date: EEEE d MMMM y",
    "  when: When\n": "  when: Quand\n",
    "  menu: Menu\n": "  menu: Menu\n",
}
ARABIC = {
    "name: English": "name: العربية",
    "locale: en_GB": "locale: ar_EG",
    "direction: ltr": "direction: rtl",
    "  when: When\n": "  when: متى\n",
}
EVENT = "events/home-textiles-premium-2017"
TRANSLATED = (EVENT, "project/funding")  # the checker asks for funding in every language


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project with French and Arabic; two pages are translated into each."""
    project = tmp_path_factory.mktemp("project")
    for folder in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / folder, project / folder)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    line = "        - {locale: tr, name: Türkçe, build: true}\n"
    assert line in config
    for lang, name, changes in (("fr", "Français", FRENCH), ("ar", "العربية", ARABIC)):
        line_of_language = f"        - {{locale: {lang}, name: {name}, build: true}}\n"
        config = config.replace(line, line + line_of_language)
        words = (ROOT / "scripts/newsroom/words/en.yml").read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in words
            words = words.replace(old, new)
        (project / f"scripts/newsroom/words/{lang}.yml").write_text(words, encoding="utf-8")
        write_translations(project, lang)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    mkdocs("build", "-d", str(project / "site"), folder=project, CLUSTEM_TODAY="2026-11-22")
    return project


def write_translations(project: Path, lang: str) -> None:
    """The Italian texts serve: what is tried is the language, not the translation."""
    for ref in TRANSLATED:
        shutil.copy(ROOT / f"docs/{ref}.it.md", project / f"docs/{ref}.{lang}.md")


@pytest.mark.parametrize(
    ("lang", "direction", "label", "when"),
    [
        ("fr", "ltr", "Quand", "7–9 septembre 2017"),
        ("ar", "rtl", "متى", "7–9 سبتمبر 2017"),
    ],
)
def test_the_page_speaks_the_new_language(
    project: Path, lang: str, direction: str, label: str, when: str
) -> None:
    page = read(project / "site" / lang / EVENT / "index.html")
    assert (page.get("lang"), page.get("dir")) == (lang, direction)
    facts = page.cssselect(".nl-facts__row")[0]
    assert (texts(facts, "dt"), texts(facts, "dd")) == ([label], [when])
    assert page.cssselect(".nl-notice--untranslated") == []


def test_the_switch_names_the_new_languages(project: Path) -> None:
    page = read(project / "site" / EVENT / "index.html")
    entries = page.cssselect(".nl-languages__link")
    names = ["English", "Español", "Italiano", "Türkçe", "العربية", "Français"]
    assert sorted(one.text_content().strip() for one in entries) == sorted(names)
    arabic = next(one for one in entries if one.get("lang") == "ar")
    assert (arabic.get("hreflang"), arabic.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_pages_without_a_translation_fall_back_to_english(project: Path, lang: str) -> None:
    page = read(project / "site" / lang / "partners" / "ntt" / "index.html")
    assert page.get("lang") == lang
    assert page.cssselect(".nl-body")[0].get("lang") == "en"
    assert len(page.cssselect(".nl-notice--untranslated")) == 1
