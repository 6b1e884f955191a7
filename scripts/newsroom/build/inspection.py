"""The last look at a built site, before readers get it: everything is there, and it holds.

Reads the files as a browser would fetch them, with patterns instead of a parser: our own
templates write every attribute in double quotes, and a big site must not wait long.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from operator import itemgetter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from newsroom.build.manifest import file_stats

Link = tuple[str, str, str]
"""An element, how it is written up to the address, and the address."""
LARGEST = {".html": 1_000_000, ".css": 100_000, ".js": 60_000, ".svg": 200_000}
"""Bytes. What is larger was made by mistake."""
FETCHING = frozenset({"img", "script", "source", "iframe", "video", "audio", "embed", "object"})
"""Elements for which the browser fetches something unasked; a `link` does for some relations."""
_LINK = re.compile(
    r"<(a|audio|embed|form|iframe|img|link|object|script|source|use|video)\b([^>]*?)"
    r'\s(?:href|src|action|data)="([^"]*)"'
)
"""An element, its attributes up to the one that leads somewhere, and where it leads."""
_SETS = re.compile(r'\ssrcset="([^"]*)"')
"""Pictures in several widths: `loom-400.jpg 400w, loom-800.jpg 800w`."""
_FETCHES = re.compile(r'\brel="(?:stylesheet|icon|preload|modulepreload|manifest)"')
_ID = re.compile(r'\sid="([^"]*)"')
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


class SiteInspection:
    """The files of a site, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self.sizes = {name: stat[0] for name, stat in file_stats(folder).items()}
        self.sound: defaultdict[str, set[Link]] = defaultdict(set)
        """Links without a flaw, for the pages whose folder lies in this one."""
        self.text = lru_cache(maxsize=4)(lambda name: (folder / name).read_bytes().decode())

    def flaws(self, names: Iterable[str]) -> list[Flaw]:
        """What is wrong with these files."""
        names = sorted(names)
        flaws = [*_too_large(self, names)]
        for name in names:
            if name.endswith(".html"):
                flaws += _of_page(name, self)
        return flaws

    def has_place(self, name: str, place: str) -> bool:
        """Whether a page has this id; other files are not looked at."""
        if not name.endswith(".html"):
            return True
        text = self.text(name)
        if f' id="{place}"' in text:  # nearly all are written so
            return True
        return place in map(unescape, _ID.findall(text))


def inspect_site(folder: Path, addresses: Iterable[str]) -> list[Flaw]:
    """Every flaw of a built site; `addresses` are those of the pages that must be there."""
    site = SiteInspection(folder)
    return [*_missing(site, addresses), *site.flaws(site.sizes)]


def _missing(site: SiteInspection, addresses: Iterable[str]) -> Iterator[Flaw]:
    for address in addresses:
        name = f"{address}index.html"
        if name not in site.sizes:
            yield Flaw(name, "this page was not built")


def _too_large(site: SiteInspection, names: Iterable[str]) -> Iterator[Flaw]:
    for name in names:
        limit, size = LARGEST.get(posixpath.splitext(name)[1]), site.sizes[name]
        if limit and size > limit:
            yield Flaw(name, f"{size} bytes are too much; {limit} are allowed")


def _of_page(name: str, site: SiteInspection) -> Iterator[Flaw]:
    text = site.text(name)
    if "---" in text and _HEADER_AS_TEXT.search(text):
        yield Flaw(name, "the header of the page stands in it as text")
    links = {*_LINK.findall(text), *_of_sets(text)}
    if name.endswith("404.html"):  # its links begin at the root of the host, which differs
        flaws = {_fetched_from_elsewhere(link) for link in links}
    else:
        flaws = set(_of_links(links, name, site))
    yield from (Flaw(name, said) for said in sorted(flaws - {""}))


def _of_sets(text: str) -> Iterator[Link]:
    for candidates in _SETS.findall(text) if "srcset=" in text else ():
        for candidate in candidates.split(", "):
            yield "img", "", candidate.split()[0] if candidate.strip() else ""


def _of_links(links: set[Link], name: str, site: SiteInspection) -> Iterator[str]:
    folders = name.split("/")[:-1]
    above = "/".join(folders[:-1]) if folders else ".."
    sound = site.sound[above]
    for link in sorted(links - sound, key=itemgetter(2)):  # a page is read once for all its places
        flaw = _flaw_of(link, name, folders, site)
        if flaw:
            yield flaw
        elif link[2].startswith("../"):  # on the pages beside this one, it leads there too
            sound.add(link)


def _flaw_of(link: Link, name: str, folders: Sequence[str], site: SiteInspection) -> str:
    """What is wrong with a link; empty when nothing is."""
    _, _, written = link
    if _is_plainly_there(written, folders, site):
        return ""
    return _fetched_from_elsewhere(link) or _broken(name, unescape(written), site)


def _fetched_from_elsewhere(link: Link) -> str:
    """What is wrong with what the browser would fetch; empty when nothing is."""
    element, before, written = link
    if element in FETCHING or (element == "link" and _FETCHES.search(before)):
        address = unescape(written)
        if urlsplit(address).netloc or address.startswith("data:"):
            return f"the browser would fetch {address} from another host"
    return ""


def _is_plainly_there(written: str, folders: Sequence[str], site: SiteInspection) -> bool:
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
    return (f"{target}index.html" if target.endswith("/") else target) in site.sizes


def _broken(name: str, address: str, site: SiteInspection) -> str:
    """In what way a link leads nowhere; empty when it does not."""
    if address.startswith("https:"):  # most of what leads elsewhere; `urlsplit` is slow
        return ""
    leads = urlsplit(address)
    if leads.scheme or leads.netloc:
        return ""
    target = name
    if leads.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(leads.path)))
        if f"{target}/index.html".removeprefix("./") in site.sizes or target == ".":
            target = f"{target}/index.html".removeprefix("./")
    if target not in site.sizes:
        return f"the link to {address} leads nowhere"
    if leads.fragment and not site.has_place(target, unquote(leads.fragment)):
        return f"the link to {address} leads to a place that is not there"
    return ""
