"""The last look at a built site, before readers get it: everything is there, and it holds.

Reads the files as a browser would fetch them, with patterns instead of a parser: our own
templates write every attribute in double quotes, and a big site must not wait long.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

LARGEST = {".html": 1_000_000, ".css": 100_000, ".js": 60_000, ".svg": 200_000}
"""Bytes. What is larger was made by mistake."""
_ID = re.compile(r'\sid="([^"]*)"')
_LEADS = re.compile(
    r'<(?:a|link|img|script|source|form|use)\b[^>]*?\s(?:href|src|action)="([^"]*)"'
)
_FETCHED = re.compile(
    r'<(?:img|script|source|iframe|video|audio|embed|object)\b[^>]*?\s(?:src|data)="([^"]*)"'
    r'|<link\b[^>]*\brel="(?:stylesheet|icon|preload|modulepreload|manifest)"[^>]*'
    r'\shref="([^"]*)"'
)
_HEADER_AS_TEXT = re.compile(r"<article[^>]*>\s*(?:<[^>]*>\s*)*---\s")


@dataclass(frozen=True)
class Flaw:
    """Something that must not reach readers."""

    path: str
    """The file, from the root of the site."""
    said: str

    def __str__(self) -> str:
        return f"{self.path}: {self.said}"


def inspect_site(site: Path, addresses: Iterable[str]) -> list[Flaw]:
    """Every flaw of a built site; `addresses` are those of the pages that must be there."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    pages = {
        name: path.read_text(encoding="utf-8")
        for name, path in files.items()
        if name.endswith(".html")
    }
    ids = {name: frozenset(map(unescape, _ID.findall(text))) for name, text in pages.items()}
    return [
        *_missing(pages, addresses),
        *_too_large(files),
        *(flaw for name, text in pages.items() for flaw in _of_page(name, text, files, ids)),
    ]


def _missing(pages: Mapping[str, str], addresses: Iterable[str]) -> Iterator[Flaw]:
    for address in addresses:
        name = f"{address}index.html"
        if name not in pages:
            yield Flaw(name, "this page was not built")


def _too_large(files: Mapping[str, Path]) -> Iterator[Flaw]:
    for name, path in files.items():
        limit = LARGEST.get(path.suffix)
        size = path.stat().st_size
        if limit and size > limit:
            yield Flaw(name, f"{size} bytes are too much; {limit} are allowed")


def _of_page(
    name: str, text: str, files: Mapping[str, Path], ids: Mapping[str, frozenset[str]]
) -> Iterator[Flaw]:
    if _HEADER_AS_TEXT.search(text):
        yield Flaw(name, "the header of the page stands in it as text")
    for match in _FETCHED.finditer(text):
        address = unescape(match[1] or match[2] or "")
        if urlsplit(address).netloc or address.startswith("data:"):
            yield Flaw(name, f"the browser would fetch {address} from another host")
    if name.endswith("404.html"):  # its links begin at the root of the host, which differs
        return
    for written in sorted(set(_LEADS.findall(text))):
        said = _broken(name, unescape(written), files, ids)
        if said:
            yield Flaw(name, said)


def _broken(
    name: str, address: str, files: Mapping[str, Path], ids: Mapping[str, frozenset[str]]
) -> str:
    """In what way a link leads nowhere; empty when it does not."""
    leads = urlsplit(address)
    if leads.scheme or leads.netloc:
        return ""
    target = name
    if leads.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(leads.path)))
        if f"{target}/index.html".removeprefix("./") in files or target == ".":
            target = f"{target}/index.html".removeprefix("./")
    if target not in files:
        return f"the link to {address} leads nowhere"
    if leads.fragment and target in ids and unquote(leads.fragment) not in ids[target]:
        return f"the link to {address} leads to a place that is not there"
    return ""
