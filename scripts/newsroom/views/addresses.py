"""Where pages stand on the site."""

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from newsroom.model.catalogue import Entry
from newsroom.words import FIRST_LANGUAGE

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/#]")
"""What an address begins with that does not depend on the page: a scheme, the root, a place."""


def address(ref: str, lang: str) -> str:
    """The path of a page from the root of the site: `it/partners/loom/`.

    The same name in every language, so that no address moves when a title is translated.
    """
    prefix = "" if lang == FIRST_LANGUAGE else f"{lang}/"
    path = ref.removesuffix("index")
    return prefix + (f"{path}/" if path and not path.endswith("/") else path)


def page_file(ref: str, lang: str) -> str:
    """The file of a page in the built site: `it/partners/loom/index.html`."""
    return f"{address(ref, lang)}index.html"


def alternates(entry: Entry, site_url: str, ref: str = "") -> dict[str, str]:
    """The absolute address of a page, or of a page of its list, in each language it exists in."""
    return {lang: site_url + address(ref or entry.ref, lang) for lang in entry.pages}


def relative_to(page: str) -> Callable[[str], str]:
    """What turns a path from the root of the site into one from this page.

    `page` is an address such as `it/partners/loom/`. The answers for its folder are kept, as
    the pages of a section share most of their links.
    """
    from_folder = _from_folder(_folder_of(page))

    def relative(path: str) -> str:
        if _ABSOLUTE.match(path):
            return path
        if not page or path.startswith(page):
            return relative_path(path or ".", page)
        way = from_folder(path)
        return f"../{way}" if way not in (".", "./") else f".{way}"

    return relative


def links_shared(page: str, paths: Iterable[str]) -> tuple[str, str | None]:
    """What is the same for all pages that write these paths, from the root, as this one does.

    The folder; and the page, if one of the paths leads to it or below it.
    """
    return _folder_of(page), page if any(path.startswith(page) for path in paths) else None


def relative_path(path: str, page: str) -> str:
    """The way from a page to a path of the site: `../loom/` from `partners/mill/`."""
    here, there = _parts(page), _parts(path)
    common = 0
    for one, other in zip(here, there, strict=False):
        if one != other:
            break
        common += 1
    way = "/".join([".."] * (len(here) - common) + there[common:]) or "."
    return f"{way}/" if path.endswith("/") else way


def from_root(root: str) -> Callable[[str], str]:
    """What turns a path from the root of the site into an absolute one, for 404 pages.

    `root` is the path of the site on its host, `/` or `/site/`.
    """
    return lambda path: path if _ABSOLUTE.match(path) else posixpath.join(root, path or ".")


def _folder_of(page: str) -> str:
    return f"{page.rstrip('/').rpartition('/')[0]}/".lstrip("/")


@lru_cache(maxsize=64)
def _from_folder(folder: str) -> Callable[[str], str]:
    return lru_cache(maxsize=4096)(lambda path: relative_path(path or ".", folder))


def _parts(path: str) -> list[str]:
    found: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del found[-1:]
        elif part not in ("", "."):
            found.append(part)
    return found
