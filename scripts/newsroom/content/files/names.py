"""The names of files that are no pages: the same file on every system, and on the site."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from newsroom.content.files.fault import FileFault
from newsroom.model.file_limits import LONGEST_NAME

_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)
"""Names that Windows keeps for itself, whatever follows the point."""
_INVISIBLE = frozenset("\u00a0\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0")
_INVISIBLE_RANGES = ("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef")
"""Fillers and variation selectors, which Unicode does not count among its control characters."""
_LANGUAGE = re.compile(r"\.([a-z]{2})(?=\.[^./]+$)")
_WRITTEN = re.compile(r"_headers|_redirects|.*\.(?:html|xml|txt|json|css|js|ics|webmanifest|svg)")
_MADE = ("assets/pictures/", "assets/share/", "assets/icons/")
"""Where the build writes variants of pictures, share images and icons."""


def faults_of_name(path: str) -> Iterator[FileFault]:
    """What is wrong with a path from `docs` on; the first thing only."""
    variant = next(filter(None, map(_fault_of_part, path.split("/"))), "")
    if not variant and (path.casefold().startswith(_MADE) or _is_in_place_of_a_file(path)):
        variant = "made"
    if variant:
        yield FileFault("FIL005", variant, {"limit": LONGEST_NAME})


def _is_in_place_of_a_file(path: str) -> bool:
    """Whether a folder has the name of a file that the build may write, as `index.html`."""
    return any(map(_WRITTEN.fullmatch, path.casefold().split("/")[:-1]))


def _fault_of_part(name: str) -> str:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:  # bytes that are no UTF-8
        return "bytes"
    if any(map(_is_invisible, name)):
        return "invisible"
    if not unicodedata.is_normalized("NFC", name):
        return "form"
    if _DEVICE.fullmatch(name):
        return "device"
    if name.startswith(" ") or name.endswith((" ", ".")):
        return "edge"
    return "long" if len(name.encode()) > LONGEST_NAME else ""


def _is_invisible(sign: str) -> bool:
    if sign.isascii():
        return not sign.isprintable()
    is_blank = unicodedata.category(sign)[0] in "CZ" or sign in _INVISIBLE
    return is_blank or any(first <= sign <= last for first, last in _INVISIBLE_RANGES)


def twins(paths: Iterable[str], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Paths with an earlier one that is the same on a system or, without language, on the site."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        for key in {_on_every_system(path), _on_every_system(site_path(path, languages))}:
            other = seen.setdefault(key, path)
            if other != path:
                yield path, other
                break


def _on_every_system(path: str) -> str:
    """A path as a file system sees it that tells neither capitals nor forms of letters apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def site_path(path: str, languages: Sequence[str]) -> str:
    """The path on the site of a file of `docs`: `a/map.it.png` is `it/a/map.png`."""
    lang = language_of_file(path, languages)
    if lang is None:
        return path
    plain = _LANGUAGE.sub("", path)
    return plain if lang == languages[0] else f"{lang}/{plain}"


def language_of_file(path: str, languages: Sequence[str]) -> str | None:
    """The language that a file's name ends with: `it` of `map.it.png`."""
    match = _LANGUAGE.search(path)
    return match[1] if match and match[1] in languages else None
