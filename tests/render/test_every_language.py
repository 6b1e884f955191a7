"""Heads, sitemap, fallback pages, labels, 404 and language switch, on every page of the real
content with one page not translated and one grown old in each language; below a folder of a
host, and in the sweep (`SWEEP=1`) at its root, too.
"""

import os
import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from newsroom.views.addresses import address
from newsroom.words import FIRST_LANGUAGE, formats, languages, load_words
from pages import read, texts
from real_content import DOCS, example, examples, is_current, is_written, real_day, real_library
from real_content import real_refs as refs
from site_tools import mkdocs, own_settings

REMOVED = {
    "es": example("event", "es"),
    "it": example("partner", "it"),
    "tr": example("case_study", "tr"),
}
"""In each language, the page whose translation is taken away."""
CHANGED = next(
    one.file.ref
    for kind in ("case_study", "module", "event", "partner")
    for one in examples(kind)
    if one.file.ref not in REMOVED.values() and "\n## " in one.file.body.text
)
"""The page whose English text was changed after it had been translated."""
HOSTS = {"folder": "https://www.news.example/news/site/"}
if os.environ.get("SWEEP"):
    HOSTS["root"] = "https://news.example/"
LOCALES = {"en": "en_GB", "es": "es_ES", "it": "it_IT", "tr": "tr_TR"}

Site = tuple[Path, str]
"""The folder of a built site, and the address it is made for."""


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = tmp_path_factory.mktemp("content") / "docs"
    shutil.copytree(DOCS, docs)
    for lang, ref in REMOVED.items():
        (docs / f"{ref}.{lang}.md").unlink()
    original = docs / f"{CHANGED}.md"
    text = original.read_text(encoding="utf-8")
    old = text[text.index("\n## ") :].splitlines()[1]
    original.write_text(text.replace(old, f"{old}\n\nThere is more to say.", 1), encoding="utf-8")
    return docs


@pytest.fixture(scope="module", params=HOSTS)
def site(request: pytest.FixtureRequest, docs: Path) -> Site:
    folder = docs.parent / request.param
    file = own_settings(docs.parent / f"{request.param}.yml", {})
    site_url = HOSTS[request.param]
    day = real_day().isoformat()
    mkdocs("build", "-f", str(file), "-d", str(folder), BUILD_TODAY=day, SITE_URL=site_url)
    return folder, site_url


def english_in(lang: str) -> str:
    """English as this language calls it."""
    return formats.language(FIRST_LANGUAGE, lang)


def languages_of(ref: str) -> list[str]:
    """The languages that a page exists in."""
    return [one for one in languages() if is_written(ref, one) and REMOVED.get(one) != ref]


def written() -> Iterator[tuple[str, str]]:
    """Every page that somebody wrote: its name and language."""
    for ref in refs():
        yield from ((ref, lang) for lang in languages_of(ref))


def page_of(site: Site, ref: str, lang: str) -> html.HtmlElement:
    return read(site[0] / address(ref, lang) / "index.html")


def head_of(page: html.HtmlElement) -> dict[str, list[str]]:
    """The values in a head, by name."""
    found: dict[str, list[str]] = {"title": texts(page, "head title")}
    for meta in page.cssselect("head meta[content]"):
        found.setdefault(meta.get("name") or meta.get("property"), []).append(meta.get("content"))
    for link in page.cssselect("head link[rel=canonical], head link[hreflang]"):
        found.setdefault(link.get("hreflang") or "canonical", []).append(link.get("href"))
    return found


def versions(site: Site, ref: str) -> dict[str, list[str]]:
    """The addresses of a page that may be named to others."""
    everywhere = {lang: [site[1] + address(ref, lang)] for lang in languages_of(ref)}
    return everywhere | {"x-default": everywhere[FIRST_LANGUAGE]}


def test_heads_name_themselves_and_every_translation(site: Site) -> None:
    for ref, lang in written():
        page = page_of(site, ref, lang)
        head = head_of(page)
        found = {name: head.get(name) for name in (*languages(), "x-default") if name in head}
        assert found == versions(site, ref), (ref, lang)
        here = [site[1] + address(ref, lang)]
        assert head["canonical"] == head["og:url"] == here
        assert page.get("lang") == lang
        assert head["og:locale"] == [LOCALES[lang]]
        others = [LOCALES[one] for one in languages_of(ref) if one != lang]
        assert head.get("og:locale:alternate", []) == others
        assert head["og:title"] == texts(page, "h1")
        assert head["description"] == head["og:description"] != [""]


def test_a_page_that_is_not_translated_says_so_and_claims_nothing(site: Site) -> None:
    for lang, ref in REMOVED.items():
        page = page_of(site, ref, lang)
        head = head_of(page)
        assert page.get("lang") == lang
        assert head["canonical"] == [site[1] + address(ref, FIRST_LANGUAGE)]
        assert [name for name in (*languages(), "x-default") if name in head] == []
        notice = load_words(lang).notices.untranslated.format(language=english_in(lang))
        assert texts(page, ".nl-notice") == [notice]
        english = page_of(site, ref, FIRST_LANGUAGE)
        for part in ("h1", ".nl-head__summary", ".nl-body"):
            assert page.cssselect(part)[0].get("lang") == FIRST_LANGUAGE
            assert texts(page, part) == texts(english, part)


def test_lists_show_a_page_without_translation_last_and_say_its_language(site: Site) -> None:
    for lang, name in (("es", "inglés"), ("it", "inglese"), ("tr", "İngilizce")):
        ref = REMOVED[lang]
        overview = page_of(site, f"{ref.partition('/')[0]}/index", lang)
        marked = {}
        for group in overview.cssselect(".nl-group"):
            cards = group.cssselect(".nl-card")
            marks = [texts(card, ".nl-card__language") for card in cards]
            assert marks == sorted(marks)  # those without a mark come first
            titles = [card.cssselect(".nl-card__title")[0] for card in cards]
            marked |= {
                texts(title, "a")[0]: (mark, title.get("lang"))
                for title, mark in zip(titles, marks, strict=True)
            }
        [title] = texts(page_of(site, ref, FIRST_LANGUAGE), "h1")
        assert marked[title] == ([name], FIRST_LANGUAGE)


def test_an_old_translation_says_what_changed_and_where(site: Site) -> None:
    for lang in languages()[1:]:
        page = page_of(site, CHANGED, lang)
        words = load_words(lang).notices
        notice = page.cssselect(".nl-notice--outdated")[0]
        original = words.original.format(language=english_in(lang))
        assert texts(notice, ".nl-notice__text") == [f"{words.outdated} {original}"]
        parts = notice.cssselect(".nl-notice__parts a")
        assert len(parts) == 1
        heading = page.get_element_by_id(parts[0].get("href")[1:])
        assert parts[0].text == heading.text_content()
    assert page_of(site, CHANGED, FIRST_LANGUAGE).cssselect(".nl-notice") == []


def test_the_sitemap_names_each_written_page_once(site: Site) -> None:
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = etree.parse(site[0] / "sitemap.xml").findall("s:url", space)
    found = {url.findtext("s:loc", namespaces=space): url for url in urls}
    assert len(found) == len(urls)
    assert set(found) == {site[1] + address(ref, lang) for ref, lang in written()}
    for ref, lang in written():
        url = found[site[1] + address(ref, lang)]
        links = {link.get("hreflang"): [link.get("href")] for link in url.findall("x:link", space)}
        assert links == versions(site, ref)
        original = real_library().originals[ref].page
        assert original is not None
        assert url.findtext("s:lastmod", namespaces=space) == original.updated.isoformat()


def test_robots_are_shown_the_sitemap(site: Site) -> None:
    text = (site[0] / "robots.txt").read_text(encoding="utf-8")
    assert text == f"User-agent: *\nAllow: /\n\nSitemap: {site[1]}sitemap.xml\n"


def target(page_address: str, href: str) -> str:
    """Where a link leads, from the root of its host."""
    return urlsplit(urljoin(page_address, href)).path


def switch(page: html.HtmlElement, here: str) -> dict[str, tuple[str | None, str | None]]:
    """The entries of the language switch: where each leads, and whether it is the present one."""
    return {
        entry.get("lang"): (
            target(here, entry.get("href")) if entry.get("href") else None,
            entry.get("aria-current"),
        )
        for entry in page.cssselect(".nl-languages__link")
    }


def test_the_language_switch_offers_what_exists(site: Site) -> None:
    for ref in refs():
        for lang in languages():
            page, here = page_of(site, ref, lang), site[1] + address(ref, lang)
            expected = {
                one: (
                    target(site[1], address(ref, one))
                    if one == lang or one in languages_of(ref)
                    else None,
                    "true" if one == lang else None,
                )
                for one in languages()
            }
            assert switch(page, here) == expected, (ref, lang)
            for link in page.cssselect("a.nl-languages__link"):
                assert link.get("hreflang") == link.get("lang")


def test_the_language_switch_says_what_is_missing(site: Site) -> None:
    for lang, ref in REMOVED.items():
        entries = page_of(site, ref, FIRST_LANGUAGE).cssselect(".nl-languages__link--missing")
        words = load_words(lang)
        note = f"{words.language.name} {words.layout.not_translated}"
        missing = {one.get("lang"): one.text_content().strip() for one in entries}
        assert missing[lang] == note
        assert set(missing) == set(languages()) - set(languages_of(ref))
    names = texts(page_of(site, CHANGED, FIRST_LANGUAGE), ".nl-languages__link")
    assert names == ["English", "Español", "Italiano", "Türkçe"]


def test_each_language_has_its_page_for_what_is_not_there(site: Site) -> None:
    """A host shows these pages at any depth, so their links must begin at its root."""
    folder, base = site[0], urlsplit(site[1]).path
    for lang in languages():
        page = read(folder / ("" if lang == FIRST_LANGUAGE else lang) / "404.html")
        assert page.get("lang") == lang
        assert texts(page, "h1") == [load_words(lang).not_found.title]
        assert head_of(page).get("canonical") is None
        lost = f"{site[1]}{lang}/somewhere/deep/down/"
        homes = {one: target(site[1], address("index", one)) for one in languages()}
        assert {one: where for one, (where, _) in switch(page, lost).items()} == homes
        for link in page.cssselect("[href], [src]"):
            leads = link.get("href") or link.get("src")
            if leads.startswith("#"):
                continue
            there = target(lost, leads)
            assert there.startswith(base), (lang, there)
            path = folder / posixpath.relpath(there, base)
            assert (path / "index.html").is_file() or path.is_file(), (lang, there)


def test_headings_have_the_same_ids_in_every_language(site: Site) -> None:
    for ref in refs():
        ids = {
            lang: [one.get("id") for one in page_of(site, ref, lang).cssselect(".nl-text [id]")]
            for lang in languages()
            if lang == FIRST_LANGUAGE or is_current(ref, lang)
        }
        assert len({tuple(names) for names in ids.values()}) == 1, ref
