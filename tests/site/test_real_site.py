"""What a reader gets: the real site, every page in every language."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from newsroom.content.library import read_library
from newsroom.site.addresses import address
from newsroom.words import FIRST_LANGUAGE, languages, load_words
from pages import fetched, read, texts
from site_tools import ROOT, SITE_URL

NAMED = {
    "": ["index", "glossary"],
    "project/": ["index", "cosme", "funding", "corrections", "accessibility", "privacy"],
    "partners/": ["index", "ntt", "httc", "ateval", "wcm"],
    "training/": [
        "index",
        "cluster-economics",
        "cluster-initiative-screening",
        "industry-analysis-and-segmentation",
        "value-chain-analysis",
        "benchmarking-and-internationalisation",
        "five-forces",
    ],
    "case-studies/": ["index", "pisco", "techtera", "pole-vehicule-du-futur"],
    "events/": [
        "index",
        "barcelona-training",
        "mulhouse-2017",
        "techtera-visit",
        "otir2020-tfc-2017",
        "home-textiles-premium-2017",
    ],
    "newsletter/": ["index", "2017-summer"],
    "handbook/": ["index", "problems"],
}
REFS = [folder + name for folder, names in NAMED.items() for name in names]

ENGLISH = {"the", "of", "and", "is", "are", "was", "were", "with", "this", "that", "which"}
ENGLISH |= {"from", "for", "has", "have", "been", "not", "by", "their", "its", "who", "what"}
ENGLISH |= {"when", "where", "only", "about"}
"""Function words that neither Italian nor Spanish nor Turkish has."""
QUOTED = re.compile("[“«][^”»]*[”»]")


def pages(site: Path) -> Iterator[Path]:
    yield from sorted(site.rglob("*.html"))


def language_of(page: Path, site: Path) -> str:
    first = page.relative_to(site).parts[0]
    return first if first in languages() else FIRST_LANGUAGE


@pytest.mark.parametrize("lang", languages())
def test_every_page_exists_in_every_language(real_site: Path, lang: str) -> None:
    for ref in REFS:
        page = read(real_site / address(ref, lang) / "index.html")
        assert page.get("lang") == lang
        assert len(texts(page, "h1")) == 1
        assert page.cssselect(".nl-notice--untranslated") == []


def test_no_page_is_there_that_nobody_wrote(real_site: Path) -> None:
    built = {
        path.parent.relative_to(real_site).as_posix() for path in real_site.rglob("index.html")
    }
    written = {address(ref, lang).rstrip("/") or "." for ref in REFS for lang in languages()}
    assert built == written


def test_titles_and_descriptions_are_there_and_differ(real_site: Path) -> None:
    heads: dict[tuple[str, str], list[str]] = {}
    for path in real_site.rglob("index.html"):
        page = read(path)
        lang = language_of(path, real_site)
        title = texts(page, "title")[0]
        description = page.cssselect("meta[name=description]")[0].get("content")
        assert len(description) >= 40, path
        for value in (title, description):
            heads.setdefault((lang, value), []).append(path.as_posix())
    assert [where for where in heads.values() if len(where) > 1] == []


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


def proper_names() -> set[str]:
    """Names that stand in the headers, and titles that have no translation."""
    names = {
        "European Cluster Excellence Initiative",
        "European Cluster Collaboration Platform",
        "Cluster Management Excellence",
        "Cluster Excellence Programme",
        "Competitiveness of Enterprises and Small and Medium-sized Enterprises",
        "Tuscany Fashion Cluster",
        "Yorkshire Forward",
        "Home from Portugal",
        "Home Textiles from Spain",
        "Web Content Accessibility Guidelines",
        "Material for MkDocs",
        "PVF welcomes CLUSTEM delegation",
    }
    for sheet in read_library(ROOT / "docs", languages()).originals.values():
        page = sheet.page
        assert page is not None
        for field in ("names", "external_organisers", "hosts", "supporters"):
            names |= {one.name for one in getattr(page, field, ())}
        provider = getattr(page, "provider", None)
        names |= {provider.name} if provider else set()
    return names


def readable(page: html.HtmlElement) -> Iterator[str]:
    """The text of the page in its own language, without quotations and code."""
    for foreign in page.cssselect("[lang] [lang], code, script, style"):
        foreign.drop_tree()
    for block in page.iter("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "label", "title"):
        yield QUOTED.sub(" ", " ".join(block.text_content().split()))


def english_in(path: Path, names: list[str]) -> list[str]:
    """The paragraphs of a page that look English."""
    left = []
    for text in readable(read(path)):
        for name in names:
            text = text.replace(name, " ")
        if len(ENGLISH & set(re.findall(r"[^\W\d_]+", text.lower()))) >= 2:
            left.append(text)
    return left


@pytest.mark.parametrize("lang", languages()[1:])
def test_no_english_sentence_is_left_in_a_translation(real_site: Path, lang: str) -> None:
    names = sorted(proper_names(), key=len, reverse=True)
    left = {str(path): english_in(path, names) for path in (real_site / lang).rglob("index.html")}
    assert {path: texts for path, texts in left.items() if texts} == {}


def test_an_english_sentence_would_be_seen(real_site: Path) -> None:
    for path in (real_site / "events").rglob("index.html"):
        assert len(english_in(path, [])) > 2, path


@pytest.mark.parametrize("lang", languages()[1:])
def test_every_translation_says_that_a_machine_made_it(real_site: Path, lang: str) -> None:
    for path in (real_site / lang).rglob("index.html"):
        page = read(path)
        assert len(page.cssselect(".nl-notice--machine")) == 1, path
        original = page.cssselect(".nl-notice--machine a")[0]
        assert original.get("hreflang") == FIRST_LANGUAGE


@pytest.mark.parametrize(
    ("lang", "when"),
    [
        ("en", ["7–9 September 2017"]),
        ("es", ["7–9 de septiembre de 2017"]),
        ("it", ["7–9 settembre 2017"]),
        ("tr", ["7–9 Eylül 2017"]),
    ],
)
def test_the_fair_has_its_date_in_every_language(
    real_site: Path, lang: str, when: list[str]
) -> None:
    page = read(real_site / address("events/home-textiles-premium-2017", lang) / "index.html")
    assert texts(page.cssselect(".nl-facts__row")[0], "dd") == when


def test_nothing_upcoming_still_makes_a_good_page(real_site: Path) -> None:
    page = read(real_site / "events" / "index.html")
    assert texts(page, ".nl-empty__note") == ["Nothing is planned at the moment"]
    assert len(page.cssselect("[aria-labelledby=past] .nl-card")) == 5


def test_the_glossary_has_every_term_in_every_language(real_site: Path) -> None:
    ids = {}
    for lang in languages():
        page = read(real_site / address("glossary", lang) / "index.html")
        entries = page.cssselect(".nl-glossary__entry")
        ids[lang] = sorted(entry.get("id") for entry in entries)
        for entry in entries:
            assert all(texts(entry, ".nl-glossary__definition"))
            others = [name.get("lang") for name in entry.cssselect("[lang]")]
            assert sorted(others) == sorted(set(languages()) - {lang})
    assert len({tuple(names) for names in ids.values()}) == 1
    assert len(ids["en"]) >= 30


def test_the_handbook_lists_every_problem_in_every_language(real_site: Path) -> None:
    for lang in languages():
        page = read(real_site / address("handbook/problems", lang) / "index.html")
        listed = [rule.get("id") for rule in page.cssselect(".nl-rule")]
        assert listed == [code.lower() for code in load_words(lang).problems]


def test_canonical_addresses_begin_with_the_address_of_the_site(real_site: Path) -> None:
    page = read(real_site / "tr" / "partners" / "wcm" / "index.html")
    canonical = page.cssselect("link[rel=canonical]")[0].get("href")
    assert canonical == f"{SITE_URL}tr/partners/wcm/"


def test_every_cell_knows_the_heading_of_its_column(real_site: Path) -> None:
    page = read(real_site / "tr" / "project" / "corrections" / "index.html")
    for table in page.cssselect("table"):
        headings = texts(table, "th")
        for row in table.cssselect("tbody tr"):
            assert [cell.get("data-label") for cell in row.cssselect("td")] == headings


def test_no_id_stands_twice_on_a_page(real_site: Path) -> None:
    for path in pages(real_site):
        ids = read(path).xpath("//@id")
        assert len(ids) == len(set(ids)), path
