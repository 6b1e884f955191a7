"""The page on the translations, as a reader gets it."""

from pathlib import Path

import yaml

from little_worlds import make_world
from pages import read, texts
from site_tools import mkdocs, small_config

PAGE = """---
type: page
title: Translations
summary: How far the translations of the pages in this small world are today.
updated: 2026-01-10
listing: translations
---
Text.
"""


def test_every_page_has_its_state_in_words_and_its_source(tmp_path: Path) -> None:
    make_world(tmp_path, {"write": {"translations.md": PAGE}})
    config = small_config(tmp_path)
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    settings |= {"repo_url": "https://git.example/site", "edit_uri": "edit/main/docs/"}
    config.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    site = tmp_path / "site"
    mkdocs("build", "-f", str(config), "-d", str(site), BUILD_TODAY="2026-01-15")
    page = read(site / "it/translations/index.html")
    [table] = page.cssselect(".nl-translations table")
    assert [cell.get("scope") for cell in table.cssselect("thead th")] == ["col"] * 2
    assert texts(table, "thead th") == [
        "Pagina",
        "Italiano nessun partner",
    ]
    rows = {texts(row, "th[scope=row]")[0]: row for row in table.cssselect("tbody tr")}
    anvil, fair = rows["The Anvil"], rows["Fiera dei telai"]
    assert list(rows)[:2] == ["The Anvil", "Translations"]
    assert anvil.cssselect("th a")[0].get("lang") == "en"
    assert texts(anvil, "td") == ["manca"]
    assert texts(fair, "td") == ["non rivista Modifica"]
    links = [(a.get("href"), a.get("aria-label")) for a in fair.cssselect("td a")]
    assert links == [
        ("../events/fair/", "non rivista: Fiera dei telai (Italiano)"),
        (
            "https://git.example/site/edit/main/docs/events/fair.it.md",
            "Modifica: Fiera dei telai (Italiano)",
        ),
    ]


def test_the_real_page_has_no_link_to_a_source_that_is_not_configured(real_site: Path) -> None:
    for path in ("translations", "tr/translations"):
        table = read(real_site / path / "index.html").cssselect(".nl-translations table")[0]
        links = [link.get("href") for link in table.cssselect("a")]
        assert links
        assert not [link for link in links if ".md" in link or "://" in link]
