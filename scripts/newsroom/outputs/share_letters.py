"""The letters of share images: which there are, how wide words are, and where lines end."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

WITHOUT_LIGATURES = ["-liga"]
"""In Turkish, `fi` as one glyph would hide which of the two letters i it is."""
_FONT = "font_source_sans_pro"
_LEADING = 1.18
_NOBODYS = "\U000f1234"
"""A letter in place of which the font shows its box."""
_DOTS = "…"
_BLANKS = re.compile(r"[^\S\u00a0]+")
_BREAKS = re.compile(r"[^\S\u00a0]+(?![–—-]\s)")
"""Where a line may end: no next one begins with a dash."""


def seen(words: str) -> str:
    """The words without signs that the font lacks; nothing if it lacks most of the letters."""
    text = unicodedata.normalize("NFC", words).replace("\u202f", "\u00a0")
    letters = [sign for sign in text if sign.isalnum()]
    if sum(map(_is_drawn, letters)) * 2 < len(letters):
        return ""
    return _BLANKS.sub(" ", "".join(filter(_is_drawn, text))).strip()


def fitted(title: str, width: int, height: int, sizes: Sequence[int]) -> tuple[int, list[str]]:
    """The largest size in which a title fits with its words whole, and its lines.

    If it fits in none, it is cut in the smallest. The lines are about equally long.
    """
    words = _BREAKS.split(title)
    for size in sizes:
        if all(_length(word) * size <= width for word in words):
            lines = list(_lines(words, size, width))
            if len(lines) <= height // line_height(size):
                return size, _balanced(words, size, width, lines)
    size = sizes[-1]
    most = height // line_height(size)
    lines = list(_lines(words, size, width))
    if len(lines) > most:
        lines = [*lines[: most - 1], shortened(f"{lines[most - 1]} {_DOTS}", width, size)]
    return size, lines


def shortened(words: str, width: int, size: int) -> str:
    """The words, cut with dots at the end where they are too long for a line."""
    if _length(words) * size <= width:
        return words
    cut = words.rstrip(f" {_DOTS}")
    while cut and _length(f"{cut}{_DOTS}") * size > width:
        cut = cut[:-1].rstrip()
    return f"{cut}{_DOTS}"


def line_height(size: int) -> int:
    """From one line to the next, in pixels."""
    return round(size * _LEADING)


@lru_cache(maxsize=8)
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """The font of the package, whose program is not run."""
    found = find_spec(_FONT)
    folder = Path(found.origin or "").parent if found else Path()
    return ImageFont.truetype(folder / "files" / "SourceSansPro-Bold.ttf", size)


def _balanced(words: Sequence[str], size: int, width: int, lines: list[str]) -> list[str]:
    """As many lines, in the narrowest column that holds them."""
    narrowest = max(_length(word) * size for word in words) if words else width
    best = lines
    for part in range(95, 40, -5):
        if width * part / 100 < narrowest:
            break
        found = list(_lines(words, size, width * part / 100))
        if len(found) > len(lines):
            break
        best = found
    return best


def _lines(words: Iterable[str], size: int, width: float) -> Iterator[str]:
    """The words in lines of letters of this size, those too long for a line in pieces."""
    line, length, blank = "", 0.0, _length(" ") * size
    for word in words:
        *whole, last = _pieces(word, size, width)
        if whole and line:
            yield line
            line, length = "", 0.0
        yield from whole
        wide = _length(last) * size
        if line and length + blank + wide > width:
            yield line
            line, length = last, wide
        else:
            length += wide + (blank if line else 0)
            line = f"{line} {last}" if line else last
    yield line


def _pieces(word: str, size: int, width: float) -> list[str]:
    """A word in pieces that fit into a line."""
    pieces = []
    while (wide := _length(word) * size) > width and len(word) > 1:
        end = max(1, int(width / wide * len(word)))
        while end > 1 and _length(word[:end]) * size > width:
            end -= 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


@lru_cache(maxsize=4096)  # the same words stand in many titles
def _length(words: str) -> float:
    """The width of words in letters of one pixel."""
    return font_of(100).getlength(words, features=WITHOUT_LIGATURES) / 100


@lru_cache(maxsize=4096)
def _is_drawn(sign: str) -> bool:
    return sign.isspace() or _drawn(sign) != _box()


@lru_cache(maxsize=1)
def _box() -> bytes:
    """What the font shows in place of a letter that it lacks."""
    return _drawn(_NOBODYS)


def _drawn(sign: str) -> bytes:
    return bytes(font_of(20).getmask(sign))
