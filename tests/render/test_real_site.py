"""What a reader gets: the real site, every page in every language."""

import copy
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from newsroom.content.library import read_library
from newsroom.views.addresses import address
from newsroom.words import FIRST_LANGUAGE, languages, load_words
from pages import fetched, read, texts
from site_tools import ROOT, SITE_URL

NAMED = {
    "": ["index", "glossary", "search", "translations"],
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
    "handbook/": ["index", "problems", "publishing", "translating"],
}
REFS = [folder + name for folder, names in NAMED.items() for name in names]

FUNCTION_WORDS = {
    "en": "the of and is are was were with this that which from for has have been not by their"
    " its who what when where only about",
    "es": "el los las y que para esta estos más también pero desde entre hay están según"
    " cuando donde está",
    "it": "il gli che di della delle dei degli nel nella sono è anche questa questo non dal"
    " dalla quando dove",
    "tr": "ve bir bu için ile olarak olan daha kadar ancak gibi her sonra önce değil ise olduğu"
    " tarafından bunlar",
}
"""Small words by which a sentence shows its language."""
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
    for localized in read_library(ROOT / "docs", languages()).originals.values():
        page = localized.page
        assert page is not None
        for field in ("names", "external_organisers", "hosts", "supporters"):
            names |= {one.name for one in getattr(page, field, ())}
        provider = getattr(page, "provider", None)
        names |= {provider.name} if provider else set()
    return names


def readable(page: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each block of text with the language that its markup names; no code or quotations."""
    for unread in page.cssselect("code, script, style"):
        unread.drop_tree()
    for block in page.iter("p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "label", "title"):
        for foreign in block.cssselect("[lang]"):
            if foreign is not block:
                yield foreign.get("lang"), QUOTED.sub(" ", " ".join(foreign.text_content().split()))
        own = copy.deepcopy(block)
        for foreign in own.cssselect("[lang]"):
            if foreign is not own:
                foreign.drop_tree()
        lang = block.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
        yield lang, QUOTED.sub(" ", " ".join(own.text_content().split()))


def misnamed(path: Path, names: list[str]) -> list[tuple[str, str]]:
    """The blocks of a page that look as if they were in another language than they say."""
    found = []
    for lang, text in readable(read(path)):
        bare = text
        for name in names:
            bare = bare.replace(name, " ")
        words = set(re.findall(r"[^\W\d_]+", bare.lower()))
        hits = {one: len(words & set(FUNCTION_WORDS[one].split())) for one in FUNCTION_WORDS}
        likely = max(hits, key=lambda one: hits[one])
        if hits[likely] >= hits.get(lang, 0) + 2:
            found.append((lang, text))
    return found


@pytest.mark.parametrize("lang", languages())
def test_no_text_is_in_a_language_that_its_markup_does_not_name(real_site: Path, lang: str) -> None:
    names = sorted(proper_names(), key=len, reverse=True)
    pages = [path for path in real_site.rglob("*.html") if language_of(path, real_site) == lang]
    assert len(pages) > len(REFS)
    found = {str(path): misnamed(path, names) for path in pages}
    assert {path: texts for path, texts in found.items() if texts} == {}


def test_a_misnamed_text_would_be_seen(real_site: Path, tmp_path: Path) -> None:
    for lang in languages():
        page = (real_site / address("events/otir2020-tfc-2017", lang) / "index.html").read_text()
        other = "es" if lang != "es" else "it"
        wrong = tmp_path / f"{lang}.html"
        wrong.write_text(page.replace(f'<html lang="{lang}"', f'<html lang="{other}"'))
        assert len(misnamed(wrong, [])) > 2, lang


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
    assert len(page.cssselect("[aria-labelledby=nl-past] .nl-card")) == 5


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
