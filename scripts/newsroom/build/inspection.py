"""The last look at a built site: no page is missing, no link is broken, no file is too large.

Uses patterns instead of an HTML parser, which would be slow for a large site: our templates
write every attribute in double quotes.
"""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from urllib.parse import unquote

from newsroom.build.manifest import file_stats
from newsroom.content.entities import decoded
from newsroom.content.link_targets import is_of_another_host, relative_target
from newsroom.model.limits import HTML_BYTES

Link = tuple[str, str, str]
"""An element, its attributes up to the address, and the address."""
LARGEST = {".html": HTML_BYTES, ".css": 100_000, ".js": 60_000, ".svg": 200_000}
"""The largest allowed sizes in bytes."""
FETCHING = frozenset({"img", "script", "source", "iframe", "video", "audio", "embed", "object"})
"""Elements for which browsers fetch a file by themselves; for `link` it depends on `rel`."""
_LINK = re.compile(
    r"<(a|audio|embed|form|iframe|img|link|object|script|source|use|video)\b([^>]*?)"
    r'\s(?:href|src|action|data)="([^"]*)"'
)
"""The three parts of a `Link`."""
_SETS = re.compile(r'\ssrcset="([^"]*)"')
"""Pictures in several widths: `loom-400.jpg 400w, loom-800.jpg 800w`."""
_FETCHES = re.compile(
    r'\brel="(?:stylesheet|icon|apple-touch-icon|preload|modulepreload|manifest)"'
)
_ID = re.compile(r'\sid="([^"]*)"')
_SPECIAL = re.compile(r"[#?:&%\\]|//|^/|(?:^|/)\./|/\.\.|\.\.$")
"""What an address has that is more than a plain relative path."""
_HEADER_AS_TEXT = re.compile(r"<article[^>]*>\s*(?:<[^>]*>\s*)*---\s")


@dataclass(frozen=True)
class Flaw:
    """Something that must not be published."""

    path: str
    """The file, from the root of the site."""
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


class SiteInspection:
    """The files of a site, each read when it is needed."""

    def __init__(self, folder: Path) -> None:
        self.sizes = {name: stat[0] for name, stat in file_stats(folder).items()}
        self.sound: defaultdict[str, set[Link]] = defaultdict(set)
        """Links without a flaw, for all pages whose folders are in the same folder."""
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
        """Whether a page has this id; always true for other files."""
        if not name.endswith(".html"):
            return True
        text = self.text(name)
        if f' id="{place}"' in text:  # nearly all are written so
            return True
        return place in map(decoded, _ID.findall(text))


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
        limit, size = LARGEST.get(posixpath.splitext(name)[1].lower()), site.sizes[name]
        if limit and size > limit:
            yield Flaw(name, f"{size} bytes are too much; {limit} are allowed")


def _of_page(name: str, site: SiteInspection) -> Iterator[Flaw]:
    text = site.text(name)
    if "---" in text and _HEADER_AS_TEXT.search(text):
        yield Flaw(name, "the header of the page stands in it as text")
    links = {*_LINK.findall(text), *_of_sets(text)}
    if name.endswith("404.html"):  # its links start at the root of the host
        flaws = {_fetched_from_elsewhere(link) for link in links}
    else:
        flaws = set(_of_links(links, name, site))
    yield from (Flaw(name, message) for message in sorted(flaws - {""}))


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
        elif link[2].startswith("../"):  # it is right on the neighbouring pages, too
            sound.add(link)


def _flaw_of(link: Link, name: str, folders: Sequence[str], site: SiteInspection) -> str:
    """What is wrong with a link; empty when nothing is."""
    _, _, written = link
    if _is_plainly_there(written, folders, site):
        return ""
    return _fetched_from_elsewhere(link) or _broken(name, written, site)


def _fetched_from_elsewhere(link: Link) -> str:
    """Why a browser must not fetch this; empty when it may."""
    element, before, written = link
    if element in FETCHING or (element == "link" and _FETCHES.search(before)):
        if is_of_another_host(written):
            return f"the browser would fetch {written} from another host"
    return ""


def _is_plainly_there(written: str, folders: Sequence[str], site: SiteInspection) -> bool:
    """Whether a link is a plain relative path that leads to a file.

    Nearly all links are. Others may be right all the same.
    """
    up = 0
    while written.startswith("../", 3 * up):
        up += 1
    rest = written[3 * up :]
    if not written or up > len(folders) or _SPECIAL.search(rest):
        return False
    target = "/".join([*folders[: len(folders) - up], rest])
    return (f"{target}index.html" if target.endswith("/") else target) in site.sizes


def _broken(name: str, written: str, site: SiteInspection) -> str:
    """Why a link leads nowhere; empty when it leads somewhere."""
    address = decoded(written)
    parts = relative_target(address)
    if not parts or is_of_another_host(written):
        return ""
    target = name
    if parts.path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
        if f"{target}/index.html".removeprefix("./") in site.sizes or target == ".":
            target = f"{target}/index.html".removeprefix("./")
    if target not in site.sizes:
        return f"the link to {address} leads nowhere"
    if parts.fragment and not site.has_place(target, unquote(parts.fragment)):
        return f"the link to {address} leads to a place that is not there"
    return ""
