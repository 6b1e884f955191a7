"""The width of text and its line breaks, by a table of letter widths.

The table has about the widths of DejaVu Sans, the widest of the usual system fonts; in most
others text is some 15 % narrower. A test compares it with a browser.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_CLASSES = {
    0.30: "'’|ijlı\xa0",
    0.34: " .,:;!·/\\IJ‘ł",
    0.42: 'frt-()[]"“”',
    0.54: "czs–",
    0.61: "vxykaeoTFEL",
    0.80: "GDHNOQU&",
    1.00: "mwMW%@—…",
}
"""Widths as multiples of the font size, and the letters that have them."""
_WIDTHS = {letter: width for width, letters in _CLASSES.items() for letter in letters}
_SMALL, _LARGE = 0.65, 0.76
"""The width of all other letters; enough for Greek, Cyrillic and Arabic."""
BOLD = 1.15
"""The factor for bold type."""
SOFT_HYPHEN = "\xad"
BLANKS = f" {SOFT_HYPHEN}"
_BREAKS = re.compile(rf"(?<=[{SOFT_HYPHEN}–/-])")


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The approximate width of a text, rather too large; `size` is the font size."""
    width = sum(map(_width, unicodedata.normalize("NFC", text)))
    return width * size * (BOLD if bold else 1)


def lines_of(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """A text in as few lines as fit into `room`, of about the same length.

    Broken at blanks, after hyphens, at soft hyphens; within a word only where it has no such
    place and is too long for a line.
    """
    words = [piece for word in text.split(" ") if word for piece in _pieces(word, room, size, bold)]
    lines = _filled(words, room, size, bold)
    if len(lines) < 2:
        return tuple(lines)
    narrowest = max(width_of(word.strip(), size, bold=bold) for word in words)
    trial = room
    while (trial := trial * 0.96) >= narrowest:
        if len(narrower := _filled(words, trial, size, bold)) > len(lines):
            break
        lines = narrower
    return tuple(lines)


@lru_cache(maxsize=1024)
def _width(letter: str) -> float:
    if unicodedata.combining(letter) or letter in (SOFT_HYPHEN, "\u200b", "\u200d"):
        return 0
    base = letter if letter in _WIDTHS else unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    return _LARGE if letter.isupper() else _SMALL


def _pieces(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """The parts of a word that may stand in different lines; the last ends with a blank."""
    for part in filter(None, _BREAKS.split(word + " ")):
        rest = part
        while width_of(_shown(rest), size, bold=bold) > room and len(_shown(rest)) > 2:
            ends = range(len(rest.strip(BLANKS)) - 2, 1, -1)
            narrow = (n for n in ends if width_of(rest[:n] + "-", size, bold=bold) <= room)
            fits = next(narrow, 1)
            yield rest[:fits] + SOFT_HYPHEN
            rest = rest[fits:]
        yield rest


def _filled(pieces: list[str], room: float, size: float, bold: bool) -> list[str]:
    """The pieces in lines, each as full as possible."""
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and width_of(_shown(line + piece), size, bold=bold) > room:
            lines.append(_shown(line))
            line = ""
        line += piece
    return [*lines, _shown(line)] if line else lines


def _shown(line: str) -> str:
    """A line as it is shown: a soft hyphen is visible only at its end."""
    line = line.strip(" ")
    end = "-" if line.endswith(SOFT_HYPHEN) else ""
    return line.replace(SOFT_HYPHEN, "") + end
