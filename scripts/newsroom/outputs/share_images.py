"""The picture that other sites show beside a link to a page: its kind and title in our colours."""

import hashlib
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont, __version__

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Facebook, LinkedIn, Mastodon and X show whole."""
_EDGE = 72
_LINE = WIDTH - 2 * _EDGE
_SHADES = 7
"""Shades between the ground and the colour of a text: with two such rows, 4 bits are enough."""
_DEEP = 2 * _SHADES + 1
"""The last index of the palette; the first is the ground."""
_SIZES = (92, 80, 68, 58, 50)
_LEADING = 1.18
_TITLE_TOP, _TITLE_BOTTOM = 176, 510
_SMALL = 38
_FONT = "font_source_sans_pro"
_WITHOUT_LIGATURES = ["-liga"]
"""In Turkish, `fi` as one glyph would hide which of the two letters i it is."""
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
        _write(picture, (_EDGE, _EDGE + 12), self.kind, _font(_SMALL), shade=1)
        _write(picture, (_EDGE, HEIGHT - _EDGE - 26), self.site, _font(_SMALL), shade=0)
        font, lines = _fitted(self.title)
        height = _line_height(font)
        top = _TITLE_TOP + (_TITLE_BOTTOM - _TITLE_TOP - height * len(lines)) // 2
        for number, line in enumerate(lines):
            _write(picture, (_EDGE, top + number * height), line, font, shade=0)
        out = io.BytesIO()
        picture.save(out, "PNG", bits=4, compress_level=1, compress_type=zlib.Z_RLE)
        return out.getvalue()


@lru_cache(maxsize=1)
def _source() -> str:
    """A digest of this file, which decides what the pictures look like."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


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
    font: ImageFont.FreeTypeFont,
    *,
    shade: int,
) -> None:
    """Write a line in a row of shades: in that of the title, or of the accent."""
    if not words:
        return
    letters = Image.new("L", (WIDTH - place[0], _line_height(font) + 8))
    ImageDraw.Draw(letters).text((0, 0), words, 255, font, features=_WITHOUT_LIGATURES)
    picture.paste(letters.point(_INKS[shade]), place, letters.point(_SEEN))


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which the title fits, and its lines."""
    words = title.split()
    for size in _SIZES:
        most = (_TITLE_BOTTOM - _TITLE_TOP) // round(size * _LEADING)
        lines = list(_lines(words, size))
        if len(lines) <= most:
            return _font(size), lines
    return _font(_SIZES[-1]), [*lines[: most - 1], f"{lines[most - 1]} …"]


def _lines(words: Iterable[str], size: int) -> Iterator[str]:
    """The words in lines of letters of this size, those too long for a line in pieces."""
    line, length, blank = "", 0.0, _length(" ") * size
    for piece in (piece for word in words for piece in _pieces(word, size)):
        width = _length(piece) * size
        if line and length + blank + width > _LINE:
            yield line
            line, length = piece, width
        else:
            length += width + (blank if line else 0)
            line = f"{line} {piece}" if line else piece
    yield line


def _pieces(word: str, size: int) -> Iterator[str]:
    most = int(_LINE / (_length(word) * size) * len(word))
    if most >= len(word):
        yield word
        return
    most = max(1, most * 3 // 4)  # a piece may have wide letters
    yield from (word[start : start + most] for start in range(0, len(word), most))


@lru_cache(maxsize=4096)  # the same words stand in many titles
def _length(words: str) -> float:
    """The width of words in letters of one pixel."""
    return _font(100).getlength(words, features=_WITHOUT_LIGATURES) / 100


def _line_height(font: ImageFont.FreeTypeFont) -> int:
    return round(font.size * _LEADING)


@lru_cache(maxsize=len(_SIZES) + 2)
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font of the package, whose program is not run."""
    found = find_spec(_FONT)
    folder = Path(found.origin or "").parent if found else Path()
    return ImageFont.truetype(folder / "files" / "SourceSansPro-Bold.ttf", size)
