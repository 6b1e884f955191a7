"""Pictures in the HTML of a page: each gets its size, and photographs several widths."""

import posixpath
import re
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import quote, unquote, urljoin

from lxml import html

from newsroom.content.svg import SvgError, svg_size
from newsroom.outputs.pictures import Variant

FOLDER = "assets/pictures"
COLUMN = "(min-width: 44rem) 42rem, 100vw"
"""The width of a picture: that of the text column, or of a small screen."""
_PICTURE = re.compile(r"<img\b[^<>]*>")

Picture = Sequence[Variant] | tuple[int, int] | None
"""The variants of a photograph, or the size of a drawing; `None` for an unknown file."""
Find = Callable[[str], Picture]
"""Finds a picture of the site by its path from the root."""


def with_pictures(content: str, url: str, find: Find) -> str:
    """The HTML of a page with complete picture elements.

    `url` is the page's path from the root. Each picture gets its width and height, so that the
    page does not move while it loads; all but the first are loaded lazily.
    """
    seen = 0

    def exchange(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        image = html.fragment_fromstring(match[0])
        path = _path(image.get("src", ""), url)
        found = find(path) if path else None
        if found is None:
            return match[0]
        if seen > 1:
            image.set("loading", "lazy")
        image.set("decoding", "async")
        if isinstance(found, tuple):
            return _drawing(image, found)
        return _photograph(image, found, url)

    return _PICTURE.sub(exchange, content) if "<img" in content else content


def drawing_size(data: bytes) -> tuple[int, int]:
    """The width and height in the `viewBox` of an SVG, in whole pixels and one at least.

    Zero if it has none, or cannot be published.
    """
    try:
        size = svg_size(data)
    except SvgError:
        size = None
    return (max(1, round(size[0])), max(1, round(size[1]))) if size else (0, 0)


def _path(source: str, url: str) -> str:
    """The path of a picture from the root of the site; empty for one of another site."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", source, re.IGNORECASE):
        return ""
    return unquote(urljoin(f"/{url}", source)).lstrip("/")


def _photograph(image: html.HtmlElement, files: Sequence[Variant], url: str) -> str:
    last = files[-1]
    sources = []
    for mime in dict.fromkeys(file.type for file in files):
        listed = ", ".join(
            f"{_address(file, url)} {file.width}w" for file in files if file.type == mime
        )
        sources.append((mime, listed))
    (better, better_files), (_, plain_files) = sources
    image.set("src", _address(last, url))
    image.set("srcset", plain_files)
    image.set("sizes", COLUMN)
    image.set("width", str(last.width))
    image.set("height", str(last.height))
    source = f'<source type="{better}" srcset="{escape(better_files)}" sizes="{COLUMN}">'
    return f"<picture>{source}{_written(image)}</picture>"


def _address(file: Variant, url: str) -> str:
    return quote(posixpath.relpath(f"{FOLDER}/{file.name}", url or "."))


def _drawing(image: html.HtmlElement, size: tuple[int, int]) -> str:
    if size != (0, 0):
        image.set("width", str(size[0]))
        image.set("height", str(size[1]))
    return _written(image)


def _written(image: html.HtmlElement) -> str:
    return str(html.tostring(image, encoding="unicode", with_tail=False))
