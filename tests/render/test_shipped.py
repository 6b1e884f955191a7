"""Only files that visitors or their programs request are published, and none that runs."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html

from newsroom.words import languages
from pages import fetched, read
from real_content import real_refs
from site_tools import SITE_URL

KB = 1024
LARGEST = {
    ".html": 48 * KB,
    ".css": 60 * KB,
    ".js": 24 * KB,
    ".json": 144 * KB,  # the texts of the list of all rules, for the search
    ".svg": 16 * KB,
    ".txt": 64 * KB,
    ".xml": 256 * KB,
    ".ics": 64 * KB,
    ".pdf": 512 * KB,
    ".png": 40 * KB,
    ".ico": 8 * KB,
    ".webmanifest": KB,
}
"""The types of file that are published, and how large one may be before it is packed."""
LARGER = {"handbook/problems": 352 * KB}
"""The list of all rules: for editors, not for readers."""
LISTS = {"search": 1.5 * KB, "translations": 2.5 * KB, "sitemap.xml": 4 * KB}
"""Files that list all pages, and what they may hold for each."""
NAMELESS = {".newsroom-site", "_headers"}
"""The mark by which the builder knows its folder, and what the host reads."""


def files(site: Path) -> Iterator[tuple[str, Path]]:
    """Every file with its address."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path


def limit(address: str) -> int:
    folder = without_language(address).removesuffix("/index.html")
    listed = int(LISTS.get(folder, 0) * len(real_refs()))
    return max(listed, LARGER.get(folder) or LARGEST[Path(address).suffix])


def without_language(address: str) -> str:
    first, _, rest = address.partition("/")
    return rest if first in languages()[1:] else address


def test_only_files_of_known_types_are_published(real_site: Path) -> None:
    odd = [address for address, path in files(real_site) if path.suffix not in LARGEST]
    assert sorted(odd) == sorted(NAMELESS)
    assert not [path for path in real_site.rglob("*") if path.is_symlink()]


def test_nothing_of_the_theme_and_no_source_is_published(real_site: Path) -> None:
    for address, path in files(real_site):
        assert not re.search(r"\.map$|\.md$|\.yml$|\.gz$|lunr|material|worker|bundle", address)
        if path.suffix in (".js", ".css"):
            assert "sourceMappingURL" not in path.read_text(encoding="utf-8"), address


def test_no_file_is_too_large(real_site: Path) -> None:
    found = {address: path.stat().st_size for address, path in files(real_site)}
    large = {
        address: size
        for address, size in found.items()
        if address not in NAMELESS and size > limit(address)
    }
    assert large == {}


def test_every_text_is_utf_8_without_a_mark_and_without_control_characters(
    real_site: Path,
) -> None:
    for address, path in files(real_site):
        if path.suffix not in (".pdf", ".png", ".ico"):
            text = path.read_bytes().decode("utf-8")
            assert not text.startswith("\ufeff"), address
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text), address


def test_no_header_of_a_source_is_published(real_site: Path) -> None:
    """No file begins with front matter, and no page shows one outside code."""
    for address, path in files(real_site):
        assert not path.read_bytes().startswith(b"---"), address
        if path.suffix == ".html":
            page = read(path)
            for code in page.cssselect("code, pre"):
                code.drop_tree()
            shown = html.tostring(page, encoding="unicode")
            assert not re.search(r"^(type|updated|source_hash): ", shown, re.MULTILINE), address


def test_json_and_xml_can_be_read(real_site: Path) -> None:
    for _, path in files(real_site):
        if path.suffix in (".json", ".webmanifest"):
            json.loads(path.read_text(encoding="utf-8"))
        if path.suffix in (".xml", ".svg"):
            etree.parse(path)


def elements(path: Path) -> Iterator[html.HtmlElement]:
    yield from (one for one in read(path).iter() if isinstance(one.tag, str))


def test_pages_hold_no_scripts_styles_or_handlers_of_their_own(real_site: Path) -> None:
    """JSON-LD is data: browsers do not run it (WHATWG HTML, 4.12.1: a data block)."""
    for address, path in files(real_site):
        for element in elements(path) if path.suffix == ".html" else ():
            inline = element.tag == "script" and not element.get("src")
            assert not inline or element.get("type") == "application/ld+json", address
            assert element.tag not in ("style", "base", "iframe", "object", "embed"), address
            assert element.get("http-equiv") in (None, "Content-Security-Policy"), address
            names = [name for name in element.attrib if re.match("on|style$|srcdoc$", name)]
            assert names == [], (address, element.tag)


def test_drawings_hold_nothing_that_runs_or_asks(real_site: Path) -> None:
    for address, path in files(real_site):
        for element in etree.parse(path).iter() if path.suffix == ".svg" else ():
            if isinstance(element.tag, str):
                assert etree.QName(element).localname not in ("script", "foreignObject", "style")
                addresses = [str(value) for name, value in element.attrib.items() if "href" in name]
                assert all(value.startswith("#") for value in addresses), address
                assert not [name for name in element.attrib if name.startswith("on")], address


def test_no_page_asks_another_host(real_site: Path) -> None:
    """What a browser fetches by itself; where a link leads is the reader's own choice."""
    for address, path in files(real_site):
        if path.suffix == ".html":
            addresses = [urlsplit(one) for one in fetched(read(path))]
            assert [one.geturl() for one in addresses if one.scheme or one.netloc] == [], address
        if path.suffix == ".css":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"@import|url\(", text), address
        if path.suffix == ".js":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"https?://|[\"'`]//", text), address


def test_scripts_use_nothing_that_makes_code_or_markup_of_text(real_site: Path) -> None:
    """Trusted Types would stop them in the browsers that have these; here they are not written."""
    sinks = (
        r"\b(eval|innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment"
    )
    sinks += r"|setHTMLUnsafe|new Function|DOMParser|srcdoc)\b|set(Timeout|Interval)\([\"'`]"
    for address, path in files(real_site):
        if path.suffix == ".js":
            found = re.search(sinks, path.read_text(encoding="utf-8"))
            assert found is None, (address, found)


STORED = {"assets/javascripts/site.js": {"localStorage"}}
"""The colours that somebody chose; the privacy page says so."""


def test_nothing_is_stored_in_the_browser_unless_it_is_listed(real_site: Path) -> None:
    stores = r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches|"
    stores += r"serviceWorker|sendBeacon)\b"
    for address, path in files(real_site):
        if path.suffix == ".js":
            found = set(re.findall(stores, path.read_text(encoding="utf-8")))
            assert found == STORED.get(address, set()), address


def test_links_that_open_elsewhere_give_nothing_away(real_site: Path) -> None:
    for address, path in files(real_site):
        for link in read(path).cssselect("a") if path.suffix == ".html" else ():
            href = urlsplit(link.get("href") or "")
            assert href.scheme in ("", "https", "mailto"), (address, link.get("href"))
            assert link.get("target") is None, address
            assert link.get("ping") is None, address


@pytest.mark.parametrize("name", ["sitemap.xml", "robots.txt"])
def test_the_files_for_search_engines_name_only_our_own_host(real_site: Path, name: str) -> None:
    text = (real_site / name).read_text(encoding="utf-8")
    space = ("http://www.sitemaps.org/", "http://www.w3.org/")
    others = [one for one in re.findall(r"https?://[^\s\"<]+", text) if not one.startswith(space)]
    assert [one for one in others if not one.startswith(SITE_URL)] == []


def test_each_language_has_the_same_number_of_pages(real_site: Path) -> None:
    """A file that only one language has was published by mistake."""
    pages = [address for address, path in files(real_site) if path.suffix == ".html"]
    counted = Counter(map(without_language, pages))
    assert set(counted.values()) == {len(languages())}
