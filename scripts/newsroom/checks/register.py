"""The register of names, places and terms: which forms are wrong, and where they stand in a text.

Read once from `terms.yml`. Letters are compared without regard to size, and the four Turkish
letters I, ı, İ and i as one, so that `PRİSCO` and `PRISCO` are both found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("terms.yml")
_ALIKE = str.maketrans({"İ": "i", "I": "i", "ı": "i", "'": "’"})
_WINDOW = 60
_REST = "…"


@dataclass(frozen=True)
class Entry:
    """What is written, the forms that are not, and the phrases in which those are fine."""

    part: str
    right: str
    wrong: tuple[str, ...]
    exact: bool = False
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A wrong form in a text."""

    start: int
    end: int
    value: str
    entry: Entry


class Finder:
    """Looks for many wrong forms at once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        listed = tuple(entries)
        self._exact = _Forms(
            (form, entry) for entry in listed if entry.exact for form in entry.wrong
        )
        self._loose = _Forms(
            (fold(form), entry) for entry in listed if not entry.exact for form in entry.wrong
        )

    def find(self, text: str) -> Iterator[Found]:
        """Every wrong form in the text, if nothing beside it excuses it."""
        folded = fold(text)
        for forms, searched in ((self._loose, folded), (self._exact, text)):
            for match in forms.pattern.finditer(searched):
                start, end = match.span()
                entry = forms.entry(match[0])
                if not _is_in_phrase(folded, start, end, entry.unless) and not _is_explained(
                    folded, start, end, fold(entry.right)
                ):
                    yield Found(start, end, text[start:end], entry)


class _Forms:
    """Forms with the entry of each, and one pattern for all of them."""

    def __init__(self, pairs: Iterable[tuple[str, Entry]]) -> None:
        self._entries = dict(pairs)
        longest_first = sorted(self._entries, key=len, reverse=True)
        # Without a group for each form, so that the first letters are tried all at once.
        parts = "|".join(map(phrase_pattern, longest_first)) or r"(?!)"
        self.pattern = re.compile(rf"(?<![\w@.-])(?:{parts})(?![\w@]|\.\w)")

    def entry(self, found: str) -> Entry:
        """The entry of a form as it stands in a text, perhaps on two lines."""
        form = " ".join(found.split())
        whole = self._entries.get(form)
        return whole or next(
            entry
            for stem, entry in self._entries.items()
            if stem.endswith(_REST) and form.startswith(stem.removesuffix(_REST))
        )


@cache
def entries(part: str, lang: str = "") -> tuple[Entry, ...]:
    """A part of the register: `names`, or `places` of a language."""
    whole = _register()[part]
    listed: Sequence[Any] = whole.get(lang, ()) if lang else whole
    return tuple(
        Entry(
            part,
            entry["right"],
            tuple(entry["wrong"]),
            entry.get("exact", False),
            tuple(entry.get("unless", ())),
        )
        for entry in listed
    )


@cache
def joined_words(lang: str) -> Finder:
    """What finds the words that have grown together."""
    return Finder(entries("joined", lang))


def fold(text: str) -> str:
    """The text in small letters, as long as before: every place stays where it is."""
    return text.translate(_ALIKE).lower()


def phrase_pattern(form: str) -> str:
    """A pattern for words that may stand on two lines; a last … is the rest of a word."""
    words = r"\s{1,9}".join(map(re.escape, form.removesuffix(_REST).split()))
    return words + (r"\w{0,30}" if form.endswith(_REST) else "")


@cache
def _register() -> Any:
    return yaml.safe_load(_FILE.read_text(encoding="utf-8"))


def _is_in_phrase(folded: str, start: int, end: int, phrases: Sequence[str]) -> bool:
    return any(
        match.start() <= start and end <= match.end()
        for phrase in phrases
        for match in re.compile(phrase_pattern(fold(phrase))).finditer(
            folded, max(0, start - _WINDOW), end + _WINDOW
        )
    )


def _is_explained(folded: str, start: int, end: int, right: str) -> bool:
    """Whether the right form stands beside it: `Barcelona (in Italian Barcellona)`."""
    before = " ".join(folded[max(0, start - _WINDOW) : start].split())
    after = " ".join(folded[end : end + _WINDOW].split())
    if after.startswith("("):
        return right in after.partition(")")[0]
    outside, opened, inside = before.rpartition("(")
    return bool(opened) and ")" not in inside and right in outside
