"""Counts of what the site itself lists: `five modules`, `i quattro partner`, `dördüncü modül`."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from newsroom.checks.folding import fold, words_in
from newsroom.checks.reading.claim_words import words_pattern
from newsroom.checks.reading.ordinal_words import ordinals_in

_FILE = Path(__file__).with_name("count_words.yml")
LISTS = ("modules", "partners", "case_studies")
_SENTENCE = re.compile(r"[.!?:;|]|\n[ \t]*\n")
_FIRST_NUMBER = 2
_AROUND = 40
_MOST = 300
"""Counts that are looked at in one text; a page for readers has fewer."""


class Count(NamedTuple):
    """How many of something a text says there are, or which of them something is."""

    start: int
    end: int
    value: int
    of: str
    """`modules`, `partners` or `case_studies`."""
    is_ordinal: bool
    is_of_all: bool
    """Whether the words around it say that these are all there are."""
    is_definite: bool
    """Whether an article stands before it: `the four partners`."""
    is_of_some: bool
    """Whether they say that it is a part of them, or something else."""
    names_own: bool
    """Whether they speak of the site's own programme or project."""


def counts_in(text: str, lang: str) -> Iterator[Count]:
    """Every count and ordinal of what the site lists, in order."""
    words = _table().get(lang)
    if words is None or _first_words(lang).isdisjoint(words_in(text)):
        return
    folded = fold(text).replace("*", " ").replace("_", " ")
    for match in islice(_counted(lang).finditer(folded), _MOST):
        of = next(name for name in LISTS if match[name])
        value = int(match["figure"]) if match["figure"] else _numbers(lang)[match["word"]]
        yield _count(folded, match.span(), value, of, lang, is_ordinal=False)
    module = _pattern(lang, "module")
    for ordinal in ordinals_in(text, lang)[:_MOST]:
        behind = re.compile(r"[\s[]{1,3}").match(folded, ordinal.end)
        noun = module.match(folded, behind.end()) if behind else None
        if ordinal.is_certain and noun:
            place = (ordinal.start, noun.end())
            yield _count(folded, place, ordinal.value, "modules", lang, is_ordinal=True)


def _count(
    folded: str, place: tuple[int, int], value: int, of: str, lang: str, *, is_ordinal: bool
) -> Count:
    start, end = place
    before = _SENTENCE.split(folded[max(0, start - _AROUND) : start])[-1].rstrip("\n [")
    after = _SENTENCE.split(folded[end : end + _AROUND])[0]
    own = _pattern(lang, "own")
    return Count(
        start,
        end,
        value,
        of,
        is_ordinal,
        is_of_all=_ends_with(before, lang, "all")
        or bool(_pattern(lang, "behind").search(after))
        or (_ends_with(before, lang, "perhaps") and bool(own.search(before))),
        is_definite=_ends_with(before, lang, "definite"),
        is_of_some=bool(re.match(rf"[\s\])]{{1,3}}{_pattern(lang, 'some').pattern}", after))
        or _ends_with(before, lang, "some"),
        names_own=bool(own.search(f"{before} {after}")),
    )


def _ends_with(before: str, lang: str, name: str) -> bool:
    return bool(re.search(rf"{_pattern(lang, name).pattern}$", before))


@cache
def _table() -> Mapping[str, Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    table: Mapping[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - our own file, a safe loader
    return table


@cache
def _pattern(lang: str, name: str) -> re.Pattern[str]:
    return words_pattern(_table()[lang][name])


@cache
def _numbers(lang: str) -> dict[str, int]:
    words = (fold(word.strip()) for word in _table()[lang]["numbers"].split(","))
    return {word: number for number, word in enumerate(words, start=_FIRST_NUMBER)}


@cache
def _counted(lang: str) -> re.Pattern[str]:
    """A number with what it counts; in Turkish, with any case of it."""
    words = "|".join(sorted(_numbers(lang), key=len, reverse=True))
    nouns = "|".join(f"(?P<{name}>{_pattern(lang, name).pattern})" for name in LISTS)
    return re.compile(
        rf"(?<![\w.,/–-])(?:(?P<figure>[1-9]\d?)|(?P<word>{words}))\s{{1,3}}\[?"
        rf"(?:(?:i|le|gli|los|las)\s)?(?:{nouns})"
    )


@cache
def _first_words(lang: str) -> frozenset[str]:
    """The words without one of which nothing is counted."""
    names = ", ".join(_table()[lang][name] for name in (*LISTS, "module"))
    return frozenset(fold(name.split()[-1]) for name in names.split(",")) | frozenset(
        fold(name.split()[0]) for name in names.split(",")
    )
