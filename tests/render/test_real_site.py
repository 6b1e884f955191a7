"""What a visitor gets: the real site, every page in every language, whatever editors write."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from newsroom.model.page import Page
from newsroom.views.addresses import address
from newsroom.words import FIRST_LANGUAGE, languages, load_words
from pages import fetched, read, texts
from real_content import example, is_written, real_day, real_library, real_refs
from site_tools import SITE_URL


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def language_of(page: Path, site: Path) -> str:
    first = page.relative_to(site).parts[0]
    return first if first in languages() else FIRST_LANGUAGE


@pytest.mark.parametrize("lang", languages())
def test_every_page_exists_in_every_language(real_site: Path, lang: str) -> None:
    for ref in real_refs():
        page = read(real_site / address(ref, lang) / "index.html")
        assert page.get("lang") == lang
        assert len(texts(page, "h1")) == 1
        is_untranslated = bool(page.cssselect(".nl-notice--untranslated"))
        assert is_untranslated != is_written(ref, lang), ref


def test_no_page_is_there_that_nobody_wrote(real_site: Path) -> None:
    built = {
        path.parent.relative_to(real_site).as_posix() for path in real_site.rglob("index.html")
    }
    written = {address(ref, lang).rstrip("/") or "." for ref in real_refs() for lang in languages()}
    assert built == written


def test_titles_and_descriptions_are_those_of_the_page(real_site: Path) -> None:
    """Two pages have the same `<title>` only if they are called the same."""
    names: dict[tuple[str, str], set[str]] = {}
    catalogue = real_library().catalogue()
    for ref in real_refs():
        for lang in languages():
            page = read(real_site / address(ref, lang) / "index.html")
            names.setdefault((lang, texts(page, "title")[0]), set()).add(texts(page, "h1")[0])
            description = page.cssselect("meta[name=description]")[0].get("content")
            assert description == catalogue[ref].page_for(lang).summary, (ref, lang)
    assert [titles for titles in names.values() if len(titles) > 1] == []


def test_no_header_is_printed_as_text(real_site: Path) -> None:
    """The handbook shows parts of a header on purpose, as code."""
    for path in pages(real_site):
        page = read(path)
        for code in page.cssselect("code, script"):
            code.drop_tree()
        text = page.text_content()
        assert not re.search(r"\b(source_hash|event_status|date_known|short_title):", text), path


def test_nothing_is_fetched_from_another_host(real_site: Path) -> None:
    for path in pages(real_site):
        others = [one for one in fetched(read(path)) if urlsplit(one).netloc or "//" in one]
        assert others == [], path
    for path in (real_site / "assets" / "stylesheets").glob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?(https?:)?//", path.read_text()), path


def test_every_link_of_the_site_leads_somewhere(real_site: Path) -> None:
    ids = {path: set(read(path).xpath("//@id")) for path in pages(real_site)}
    for path in pages(real_site):
        for link in read(path).cssselect("a[href]"):
            href = urlsplit(link.get("href"))
            if href.scheme or href.netloc:
                continue
            target = path
            if href.path:
                here = "/" + path.relative_to(real_site).parent.as_posix()
                there = posixpath.normpath(posixpath.join(here, unquote(href.path))).lstrip("/")
                target = real_site / there
                target = target / "index.html" if target.is_dir() else target
            assert target.is_file(), f"{path}: {link.get('href')}"
            if href.fragment and target in ids:
                assert unquote(href.fragment) in ids[target], f"{path}: {link.get('href')}"


@pytest.mark.parametrize("lang", languages()[1:])
def test_every_machine_translation_is_labelled(real_site: Path, lang: str) -> None:
    for (ref, one), localized in real_library().translations.items():
        made = localized.page.translation if localized.page else None
        if one != lang or made is None:
            continue
        page = read(real_site / address(ref, lang) / "index.html")
        links = page.cssselect(".nl-notice--machine a")
        expected = [FIRST_LANGUAGE] if made.method == "machine" else []
        assert [link.get("hreflang") for link in links] == expected, ref


def test_the_overview_of_events_shows_what_is_past_and_what_is_to_come(real_site: Path) -> None:
    catalogue, day = real_library().catalogue(), real_day()
    page = read(real_site / "events" / "index.html")
    note = [] if catalogue.upcoming_events(day) else ["Nothing is planned at the moment"]
    assert texts(page, ".nl-empty__note") == note
    past = page.cssselect("[aria-labelledby=nl-past] .nl-card")
    assert len(past) == len(catalogue.past_events(day))


def test_the_glossary_has_every_term_in_every_language(real_site: Path) -> None:
    glossary = real_library().originals["glossary"].page
    assert isinstance(glossary, Page)
    terms = {term.id: term for term in glossary.terms}
    for lang in languages():
        page = read(real_site / address("glossary", lang) / "index.html")
        entries = page.cssselect(".nl-glossary__entry")
        assert sorted(entry.get("id") for entry in entries) == sorted(terms)
        for entry in entries if is_written("glossary", lang) else ():
            assert all(texts(entry, ".nl-glossary__definition"))
            others = {name.get("lang") for name in entry.cssselect("[lang]")}
            assert others == set(terms[entry.get("id")].names) - {lang}


def test_the_handbook_lists_every_problem_in_every_language(real_site: Path) -> None:
    for lang in languages():
        page = read(real_site / address("handbook/problems", lang) / "index.html")
        listed = [rule.get("id") for rule in page.cssselect(".nl-rule")]
        assert listed == [code.lower() for code in load_words(lang).problems]


def test_canonical_addresses_begin_with_the_address_of_the_site(real_site: Path) -> None:
    ref = example("partner")
    page = read(real_site / "tr" / ref / "index.html")
    canonical = page.cssselect("link[rel=canonical]")[0].get("href")
    assert canonical == f"{SITE_URL}tr/{ref}/"


def test_every_cell_knows_the_heading_of_its_column(real_site: Path) -> None:
    for path in pages(real_site):
        for table in read(path).cssselect(".nl-text table"):
            headings = texts(table, "th")
            for row in table.cssselect("tbody tr"):
                labels = [cell.get("data-label") for cell in row.cssselect("td")]
                assert labels == headings, path


def test_no_id_stands_twice_on_a_page(real_site: Path) -> None:
    for path in pages(real_site):
        ids = read(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path
