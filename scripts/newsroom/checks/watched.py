"""Names, places and terms that are written one way, and the search for their wrong forms.

Those of a language are in `watched.yml`, those of a site in its register. Comparison ignores
case, see `folding`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from newsroom.checks.folding import fold
from newsroom.checks.phrases import Phrases, phrase_pattern
from newsroom.model.register import Place, Register, Watched

_FILE = Path(__file__).with_name("watched.yml")
_WINDOW = 60


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

    def may_find(self, text: str) -> bool:
        """Whether a wrong form stands in the text at all, be it excused; mostly none does."""
        return self._loose.stand_in(text, fold(text)) or self._exact.stand_in(text, text)

    def find(self, text: str, written: str = "") -> Iterator[Found]:
        """Every wrong form in the text, if nothing beside it excuses it.

        `written` is the text before parts of it were blanked out, whose words are known.
        """
        folded = fold(text)
        for forms, searched in ((self._loose, folded), (self._exact, text)):
            for start, end, entry in forms.find(written or text, searched):
                if not _is_in_phrase(folded, start, end, entry.unless) and not _is_explained(
                    folded, start, end, fold(entry.right)
                ):
                    yield Found(start, end, text[start:end], entry)


class _Forms:
    """Wrong forms with the entry of each."""

    def __init__(self, pairs: Iterable[tuple[str, Entry]]) -> None:
        self._entries = dict(pairs)
        self._phrases = Phrases(self._entries, before=r"(?<![\w@.-])", after=r"(?![\w@]|\.\w)")

    def stand_in(self, text: str, searched: str) -> bool:
        """Whether any form stands in the text."""
        return any(self._phrases.find(text, searched))

    def find(self, text: str, searched: str) -> Iterator[tuple[int, int, Entry]]:
        """Where forms stand, with the entry of each; `searched` is the text, perhaps folded."""
        for match, form in self._phrases.find(text, searched):
            yield *match.span(), self._entries[form]


def entries(part: str, lang: str, register: Register) -> Iterator[Entry]:
    """What is watched in a language, of one part: `names`, `places`, `terms` or `joined`."""
    yield from _common(part, lang)
    match part:
        case "names":
            own: Iterable[Watched] = register.names
        case "places":
            yield from filter(None, (_place(place, lang) for place in register.places))
            return
        case "terms":
            own = register.terms.get(lang, ())
        case _:
            own = register.joined.get(lang, ())
    yield from (Entry(part, one.right, one.wrong, one.exact, one.unless) for one in own)


def _place(place: Place, lang: str) -> Entry | None:
    """A place by its names in other languages, if this language has one of its own."""
    right = place.names.get(lang) or next(iter(place.names.values()), "")
    wrong = tuple(dict.fromkeys(name for name in place.names.values() if name != right))
    return Entry("places", right, wrong, unless=place.unless) if wrong else None


@cache
def _common(part: str, lang: str) -> tuple[Entry, ...]:
    """What every site in a language watches."""
    return tuple(
        Entry(
            part,
            entry["right"],
            tuple(entry["wrong"]),
            entry.get("exact", False),
            tuple(entry.get("unless", ())),
        )
        for entry in _table().get(part, {}).get(lang, ())
    )


@cache
def _table() -> Mapping[str, Mapping[str, Sequence[Any]]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # type: ignore[no-any-return]  # noqa: S506 - safe, too


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
