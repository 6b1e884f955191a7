"""Pictures in the HTML of a page: each gets its size, and photographs several widths."""

import posixpath
import re
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import quote

from lxml import html

from newsroom.content.svg import SvgError, svg_size
from newsroom.outputs.pictures import Variant
from newsroom.render.site_paths import path_from_root
from newsroom.views.parts import PictureFiles, PictureSource

FOLDER = "assets/pictures"
COLUMN = "(min-width: 44rem) 42rem, 100vw"
"""The width of a picture: that of the text column, or of a small screen."""
LOGO_HEIGHT, LOGO_WIDTH = 32, 96
"""Pixels in the masthead; beside the widest, menu and search fit on a phone."""
_PICTURE = re.compile(r"<img\b[^<>]*>")
_ALIGNED = re.compile(r'\sdata-align="[a-z]+"')
_PIXELS = re.compile(r"[1-9][0-9]{0,3}", re.ASCII)
_WITH_CAPTION = re.compile(
    r"<p>\s*(?P<open><a\b[^<>]*>)?(?P<image><img\b[^<>]*?)\stitle=\"(?P<title>[^\"]+)\""
    r"(?P<rest>[^<>]*>)(?P<close></a>)?\s*</p>"
)
"""A paragraph that holds nothing but a picture with a title."""

Picture = Sequence[Variant] | tuple[int, int] | None
"""The variants of a photograph, or the size of a drawing; `None` for an unknown file."""
Find = Callable[[str], Picture]
"""Finds a picture of the site by its path from the root."""


def with_pictures(content: str, url: str, find: Find, shown: int = 0) -> str:
    """The HTML of a page with complete picture elements.

    `url` is the page's path from the root. Each picture gets its width and height, so that the
    page does not move while it loads; all but the first are loaded lazily. `shown` is the number
    of pictures above the text.
    """
    seen = shown

    def exchange(match: re.Match[str]) -> str:
        nonlocal seen
        seen += 1
        image = html.fragment_fromstring(match[0])
        path = path_from_root(image.get("src", ""), url)
        found = find(path) if path else None
        if found is None:
            return match[0]
        if seen > 1:
            image.set("loading", "lazy")
        image.set("decoding", "async")
        if isinstance(found, tuple):
            return _drawing(image, found)
        return _photograph(image, found, url)

    return _PICTURE.sub(exchange, _with_captions(content)) if "<img" in content else content


def _with_captions(content: str) -> str:
    """The titles of pictures, which only a mouse would find, as captions below them."""
    return _WITH_CAPTION.sub(_figure, content)


def _figure(match: re.Match[str]) -> str:
    image = match["image"] + match["rest"]
    side = _ALIGNED.search(image)
    shown = f"{match['open'] or ''}{_ALIGNED.sub('', image)}{match['close'] or ''}"
    caption = f"<figcaption>{match['title']}</figcaption>"
    return f"<figure{side[0] if side else ''}>{shown}{caption}</figure>"


def picture_files(picture: Picture, path: str) -> PictureFiles | None:
    """The files of a picture that stands at `path`, as templates show them."""
    if picture is None:
        return None
    if isinstance(picture, tuple):
        return PictureFiles(src=path, width=picture[0], height=picture[1])
    last = picture[-1]
    sources = tuple(
        PictureSource(
            type=mime,
            files=tuple((_place(file), file.width) for file in picture if file.type == mime),
        )
        for mime in dict.fromkeys(file.type for file in picture)
    )
    return PictureFiles(src=_place(last), width=last.width, height=last.height, sources=sources)


def shown_size(picture: Sequence[Variant] | tuple[int, int]) -> tuple[int, int]:
    """The width and height of a logo in the masthead, as high or as wide as there is room."""
    if isinstance(picture, tuple):
        width, height = picture
    else:
        width, height = picture[-1].width, picture[-1].height
    if not (width and height):
        return LOGO_HEIGHT, LOGO_HEIGHT
    scale = min(LOGO_HEIGHT / height, LOGO_WIDTH / width)
    return max(1, round(width * scale)), max(1, round(height * scale))


def drawing_size(data: bytes) -> tuple[int, int]:
    """The width and height in the `viewBox` of an SVG, in whole pixels and one at least.

    Zero if it has none, or cannot be published.
    """
    try:
        size = svg_size(data)
    except SvgError:
        size = None
    return (max(1, round(size[0])), max(1, round(size[1]))) if size else (0, 0)


def _photograph(image: html.HtmlElement, files: Sequence[Variant], url: str) -> str:
    last = files[-1]
    sources = []
    for mime in dict.fromkeys(file.type for file in files):
        listed = ", ".join(
            f"{_address(file, url)} {file.width}w" for file in files if file.type == mime
        )
        sources.append((mime, listed))
    (better, better_files), (_, plain_files) = sources
    sizes = _set_size(image, last.width, last.height) or COLUMN
    image.set("src", _address(last, url))
    image.set("srcset", plain_files)
    image.set("sizes", sizes)
    source = f'<source type="{better}" srcset="{escape(better_files)}" sizes="{sizes}">'
    return f"<picture>{source}{_written(image)}</picture>"


def _address(file: Variant, url: str) -> str:
    return posixpath.relpath(_place(file), quote(url) or ".")


def _place(file: Variant) -> str:
    """The path of a file from the root of the site, encoded."""
    return quote(f"{FOLDER}/{file.name}")


def _drawing(image: html.HtmlElement, size: tuple[int, int]) -> str:
    """The element of a drawing: it is sharp in every width, so also in a larger one."""
    width, height = size
    wanted = image.get("width", "")
    if width and _PIXELS.fullmatch(wanted):
        width, height = int(wanted), round(height * int(wanted) / width)
    if width:
        _set_size(image, width, height)
    return _written(image)


def _set_size(image: html.HtmlElement, width: int, height: int) -> str:
    """Set the size; the width that the author wants, if any, as an entry of `sizes`."""
    wanted = image.get("width", "")
    shown = min(int(wanted), width) if _PIXELS.fullmatch(wanted) else width
    image.set("width", str(shown))
    image.set("height", str(max(1, round(height * shown / width))))
    return f"{shown}px" if shown < width else ""


def _written(image: html.HtmlElement) -> str:
    return str(html.tostring(image, encoding="unicode", with_tail=False))
