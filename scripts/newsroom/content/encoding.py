"""Decoding of files, and the characters that a page may not contain."""

import re
import unicodedata
from collections.abc import Iterator

from newsroom.content.problem import START, Place
from newsroom.model.limits import PAGE_BYTES

FILE_LIMIT = PAGE_BYTES
"""Bytes of a file that is read."""

_LATIN = (
    r"\x00-\u058f\u1c80-\u1c8f\u1d00-\u200a\u2010-\u2027\u2c60-\u2c7f\ua640-\ua69f\ua720-\ua7ff"
)
"""Signs of the scripts whose letters are never joined: Latin, Greek, Cyrillic, Armenian."""
_ALWAYS_UNWANTED = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u200b\u2060\ufeff\u00ad\u034f\u2061-\u2065\u206a-\u206f"  # invisible: zero width, soft hyphen
    "\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0"  # letters without a shape
    "\u2028\u2029"  # line ends that only some programs know
    "\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c"  # text direction: can hide what is written
    "\ufff9-\ufffb\ufff0-\ufff8\U000e0000-\U000e0fff"  # annotations, tags, variants
    "\u180b-\u180d\u180f\ufe00-\ufe0d"  # other variants of a letter
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private: every font shows another sign
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # no characters
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000)
    )
)
_UNWANTED = re.compile(
    f"[{_ALWAYS_UNWANTED}]"
    # Joiners are part of Persian and of scripts of India, and of emoji.
    f"|(?<![^{_LATIN}])[\u200c\u200d]|[\u200c\u200d](?![^{_LATIN}])"
    r"|(?<![^\w\s])(?<!\u2139)[\ufe0e\ufe0f](?!\u20e3)"  # makes an emoji, but not of a letter
)
_JOINED = re.compile("[\ufb00-\ufb06]")
"""Ligatures such as `ﬁ`, copied from a PDF."""
_EITHER = re.compile(f"[{_ALWAYS_UNWANTED}\u200c\u200d\ufe0e\ufe0f{_JOINED.pattern[1:-1]}]")
"""What may be a fault, depending on what stands beside it."""
_PLAIN = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""The characters of ASCII with which nothing can be wrong."""

Fault = tuple[str, Place, dict[str, object]]
"""The code, the place and the values of a problem."""


def decode(raw: bytes) -> tuple[str, list[Fault]]:
    """The text of a file with plain line ends, and the faults of its characters.

    If the bytes cannot be decoded, the text is empty and there is one fault.
    """
    if len(raw) > FILE_LIMIT:
        return "", [("SYN010", START, {"size": len(raw) // 1024, "limit": FILE_LIMIT // 1024})]
    try:
        bare = raw.removeprefix(b"\xef\xbb\xbf")
        text = bare.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        return "", [("SYN009", _place(before, len(before)), {"offset": error.start})]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    odd = bare.translate(None, _PLAIN).decode("utf-8")
    return text, list(_character_faults(text, odd)) if odd else []


def unwanted_in(text: str) -> re.Match[str] | None:
    """The first character of a text that pages may not contain, however it was written there."""
    return next(all_unwanted_in(text), None)


def all_unwanted_in(text: str) -> Iterator[re.Match[str]]:
    """All of them: what a joiner is, depends on what stands beside it."""
    return iter(()) if text.isascii() and text.isprintable() else _UNWANTED.finditer(text)


def _character_faults(text: str, odd: str) -> Iterator[Fault]:
    """What is wrong with a text that has these odd characters."""
    if _EITHER.search(odd):  # rare
        yield from _unwanted(text)
    if not unicodedata.is_normalized("NFC", text):
        yield from _decomposed(text)


def _unwanted(text: str) -> Iterator[Fault]:
    """Faults: each forbidden character, and each line with ligatures."""
    line, start, counted = 1, 0, 0
    for match in _UNWANTED.finditer(text):  # there may be thousands: no line is counted twice
        at = match.start()
        start = text.rfind("\n", counted, at) + 1 or start
        line, counted = line + text.count("\n", counted, at), at
        yield "SYN008", Place(line, at - start + 1), {"character": match[0]}
    for number, words in enumerate(text.split("\n"), start=1):
        if joined := _JOINED.search(words):
            right = unicodedata.normalize("NFKC", joined[0])
            place = Place(number, joined.start() + 1)
            yield "SYN014", place, {"variant": "joined", "letter": joined[0], "right": right}


def _decomposed(text: str) -> Iterator[Fault]:
    """Faults: each line with decomposed letters (`o` + dots for `ö`)."""
    for number, line in enumerate(text.split("\n"), start=1):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            column = next(
                (i for i, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b), 0
            )
            letter = composed[column : column + 1]
            yield "SYN014", Place(number, column + 1), {"variant": "parts", "letter": letter}


def _place(text: str, index: int) -> Place:
    line_start = text.rfind("\n", 0, index) + 1
    return Place(text.count("\n", 0, index) + 1, index - line_start + 1)
