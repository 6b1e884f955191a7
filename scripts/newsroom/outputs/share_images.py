"""The picture that other sites show beside a link to a page: its kind and title in our colours."""

import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, __version__

from newsroom.outputs import share_letters
from newsroom.outputs.share_letters import (
    WITHOUT_LIGATURES,
    fitted,
    font_of,
    line_height,
    seen,
    shortened,
)

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Facebook, LinkedIn, Mastodon and X show whole."""
_EDGE = 72
_LINE = WIDTH - 2 * _EDGE
_SHADES = 7
"""Shades between the ground and the colour of a text: with two such rows, 4 bits are enough."""
_DEEP = 2 * _SHADES + 1
"""The last index of the palette; the first is the ground."""
_SIZES = (92, 80, 68, 58, 50)
_TITLE_TOP, _TITLE_BOTTOM = 176, 490
_SMALL = 38
_STEPS = [round(value * _SHADES / 255) for value in range(256)]
_INKS = [[row * _SHADES + step for step in _STEPS] for row in range(2)]
"""For each row, the index in the palette of each strength of a letter."""
_SEEN = [255 if step else 0 for step in _STEPS]


@dataclass(frozen=True, kw_only=True)
class Colours:
    """The colours of the pictures, as `#rrggbb`."""

    ground: str = "#0b4a5a"
    deep: str = "#083743"
    title: str = "#ffffff"
    accent: str = "#ffb26b"


@dataclass(frozen=True, kw_only=True)
class ShareImage:
    """What stands in a picture."""

    title: str
    kind: str
    """`Fair`; empty for one that stands for the whole site."""
    site: str
    colours: Colours = Colours()

    @property
    def digest(self) -> str:
        """A digest of everything that the picture is made from."""
        parts = (*astuple(self), __version__, _source())
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:10]

    def png(self) -> bytes:
        """The picture; the same values give the same bytes."""
        picture = _ground(self.colours).copy()
        title = seen(self.title)
        site = self.site if title else ""
        _write(picture, (_EDGE, _EDGE + 12), shortened(seen(self.kind), _LINE, _SMALL), shade=1)
        _write(picture, (_EDGE, HEIGHT - _EDGE - 26), shortened(seen(site), _LINE, _SMALL), shade=0)
        size, lines = fitted(title or seen(self.site), _LINE, _TITLE_BOTTOM - _TITLE_TOP, _SIZES)
        height = line_height(size)
        top = _TITLE_TOP + (_TITLE_BOTTOM - _TITLE_TOP - height * len(lines)) // 2
        for number, line in enumerate(lines):
            _write(picture, (_EDGE, top + number * height), line, size, shade=0)
        out = io.BytesIO()
        picture.save(out, "PNG", bits=4, compress_level=1, compress_type=zlib.Z_RLE)
        return out.getvalue()


@lru_cache(maxsize=1)
def _source() -> str:
    """A digest of the files that decide what the pictures look like."""
    files = (__file__, share_letters.__file__)
    return hashlib.sha256(b"".join(Path(file).read_bytes() for file in files)).hexdigest()


@lru_cache(maxsize=4)
def _ground(colours: Colours) -> Image.Image:
    """The picture without its texts; each text has a row of shades in the palette."""
    picture = Image.new("P", (WIDTH, HEIGHT), 0)
    ground, deep, title, accent = (ImageColor.getrgb(colour) for colour in astuple(colours))
    shades = (ground, *_between(ground, title), *_between(ground, accent), deep)
    picture.putpalette([channel for shade in shades for channel in shade[:3]])
    drawing = ImageDraw.Draw(picture)
    for left in range(900, WIDTH, 36):
        drawing.rectangle((left, 0, left + 6, HEIGHT), fill=_DEEP)
    drawing.rectangle((0, 0, WIDTH, 15), fill=2 * _SHADES)
    return picture


def _between(first: tuple[int, ...], last: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for step in range(1, _SHADES + 1):
        part = step / _SHADES
        yield tuple(round(a + (b - a) * part) for a, b in zip(first, last, strict=True))


def _write(
    picture: Image.Image,
    place: tuple[int, int],
    words: str,
    size: int = _SMALL,
    *,
    shade: int,
) -> None:
    """Write a line in a row of shades: in that of the title, or of the accent."""
    if not words:
        return
    letters = Image.new("L", (WIDTH - place[0], line_height(size) + 8))
    drawing = ImageDraw.Draw(letters)
    drawing.text((0, 0), words, 255, font_of(size), features=WITHOUT_LIGATURES)
    picture.paste(letters.point(_INKS[shade]), place, letters.point(_SEEN))
