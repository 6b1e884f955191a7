"""A new language needs two files: its line in `mkdocs.yml` and its words. Nothing in Python."""

import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from babel.dates import get_month_names

from newsroom.words import languages
from newsroom.words.vocabulary import MESSAGES
from pages import read, texts
from real_content import dated_event, example, is_written, real_day, real_library
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
EVENT = dated_event()
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
        file = project / f"scripts/newsroom/words/{lang}.yml"
        file.write_text(without_messages(words), encoding="utf-8")
        write_translations(project, lang)
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    mkdocs("build", "-d", str(project / "site"), folder=project, BUILD_TODAY=real_day().isoformat())
    return project


def without_messages(words: str) -> str:
    """The words that readers see; messages fall back to English."""
    groups = yaml.safe_load(words)
    kept = {name: group for name, group in groups.items() if name not in MESSAGES}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


def write_translations(project: Path, lang: str) -> None:
    """Any translation serves: what is tried is the language, not the text."""
    for ref in TRANSLATED:
        other = next(one for one in languages()[1:] if is_written(ref, one))
        shutil.copy(ROOT / f"docs/{ref}.{other}.md", project / f"docs/{ref}.{lang}.md")


@pytest.mark.parametrize(
    ("lang", "direction", "label"), [("fr", "ltr", "Quand"), ("ar", "rtl", "متى")]
)
def test_the_page_speaks_the_new_language(
    project: Path, lang: str, direction: str, label: str
) -> None:
    page = read(project / "site" / lang / EVENT / "index.html")
    assert (page.get("lang"), page.get("dir")) == (lang, direction)
    facts = page.cssselect(".nl-facts__row")[0]
    assert texts(facts, "dt") == [label]
    start = real_library().originals[EVENT].file.header.data["start"]
    month = get_month_names(locale=lang)[date.fromisoformat(str(start)).month]
    assert month in texts(facts, "dd")[0]
    assert page.cssselect(".nl-notice--untranslated") == []


def test_the_switch_names_the_new_languages(project: Path) -> None:
    page = read(project / "site" / EVENT / "index.html")
    entries = page.cssselect(".nl-languages__link")
    names = ["English", "Español", "Italiano", "Türkçe", "العربية", "Français"]
    shown = [one.text_content().split()[0] for one in entries]  # without “not yet translated”
    assert sorted(shown) == sorted(names)
    arabic = next(one for one in entries if one.get("lang") == "ar")
    assert (arabic.get("hreflang"), arabic.get("dir")) == ("ar", "rtl")


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_pages_without_a_translation_fall_back_to_english(project: Path, lang: str) -> None:
    page = read(project / "site" / lang / example("partner") / "index.html")
    assert page.get("lang") == lang
    assert page.cssselect(".nl-body")[0].get("lang") == "en"
    assert len(page.cssselect(".nl-notice--untranslated")) == 1
