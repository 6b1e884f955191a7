"""The last look at a built site, before readers get it: everything is there, and it holds.

Reads the files as a browser would fetch them, with patterns instead of a parser: our own
templates write every attribute in double quotes, and a big site must not wait long.
"""

import os
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
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
_SPECIAL = re.compile(r"[#?:&%\\]|//|^/|(?:^|/)\./|/\.\.|\.\.$")
"""What makes more of an address than a path, or needs taking apart."""
_HEADER_AS_TEXT = re.compile(r"<article[^>]*>\s*(?:<[^>]*>\s*)*---\s")


@dataclass(frozen=True)
class Flaw:
    """Something that must not reach readers."""

    path: str
    """The file, from the root of the site."""
    said: str

    def __str__(self) -> str:
        return f"{self.path}: {self.said}"


class _Site:
    """The files of a site, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        start = len(str(folder)) + 1
        self.files = {
            f"{here}/{name}"[start:].replace(os.sep, "/"): Path(here, name)
            for here, _, names in os.walk(folder)
            for name in names
        }
        self._ids: dict[str, frozenset[str]] = {}

    def text(self, name: str) -> str:
        return self.files[name].read_text(encoding="utf-8")

    def has_place(self, name: str, place: str) -> bool:
        """Whether a page has this id; other files are not looked at."""
        if not name.endswith(".html"):
            return True
        if name not in self._ids:
            self.learn(name, self.text(name))
        return place in self._ids[name]

    def learn(self, name: str, text: str) -> None:
        """Remember the ids of a page that was read."""
        self._ids[name] = frozenset(map(unescape, _ID.findall(text)))


def inspect_site(
    folder: Path, addresses: Iterable[str], changed: Collection[str] | None = None
) -> list[Flaw]:
    """Every flaw of a built site; `addresses` are those of the pages that must be there.

    With `changed`, only these files are read; all others were looked at before.
    """
    site = _Site(folder)
    looked_at = [name for name in site.files if changed is None or name in changed]
    flaws = [*_missing(site, addresses), *_too_large(site, looked_at)]
    for name in looked_at:
        if name.endswith(".html"):
            text = site.text(name)
            site.learn(name, text)
            flaws += _of_page(name, text, site)
    return flaws


def _missing(site: _Site, addresses: Iterable[str]) -> Iterator[Flaw]:
    for address in addresses:
        name = f"{address}index.html"
        if name not in site.files:
            yield Flaw(name, "this page was not built")


def _too_large(site: _Site, names: Iterable[str]) -> Iterator[Flaw]:
    for name in names:
        path = site.files[name]
        limit = LARGEST.get(path.suffix)
        size = path.stat().st_size if limit else 0
        if limit and size > limit:
            yield Flaw(name, f"{size} bytes are too much; {limit} are allowed")


def _of_page(name: str, text: str, site: _Site) -> Iterator[Flaw]:
    if _HEADER_AS_TEXT.search(text):
        yield Flaw(name, "the header of the page stands in it as text")
    for match in _FETCHED.finditer(text):
        address = unescape(match[1] or match[2] or "")
        if urlsplit(address).netloc or address.startswith("data:"):
            yield Flaw(name, f"the browser would fetch {address} from another host")
    if name.endswith("404.html"):  # its links begin at the root of the host, which differs
        return
    folders = name.split("/")[:-1]
    for written in sorted(set(_LEADS.findall(text))):
        if not _is_plainly_there(written, folders, site):
            said = _broken(name, unescape(written), site)
            if said:
                yield Flaw(name, said)


def _is_plainly_there(written: str, folders: Sequence[str], site: _Site) -> bool:
    """Whether a link leads to a file, as far as one sees it without taking it apart.

    Nearly all links are so simple, and `urlsplit` is slow. What is not seen here may still
    be right.
    """
    up = 0
    while written.startswith("../", 3 * up):
        up += 1
    rest = written[3 * up :]
    if not written or up > len(folders) or _SPECIAL.search(rest):
        return False
    target = "/".join([*folders[: len(folders) - up], rest])
    return (f"{target}index.html" if target.endswith("/") else target) in site.files


def _broken(name: str, address: str, site: _Site) -> str:
    """In what way a link leads nowhere; empty when it does not."""
    leads = urlsplit(address)
    if leads.scheme or leads.netloc:
        return ""
    target = name
    if leads.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(leads.path)))
        if f"{target}/index.html".removeprefix("./") in site.files or target == ".":
            target = f"{target}/index.html".removeprefix("./")
    if target not in site.files:
        return f"the link to {address} leads nowhere"
    if leads.fragment and not site.has_place(target, unquote(leads.fragment)):
        return f"the link to {address} leads to a place that is not there"
    return ""
