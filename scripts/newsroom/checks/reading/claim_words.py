"""The words that say what a date on the page of an event is, from `claim_words.yml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from newsroom.checks.folding import fold

_FILE = Path(__file__).with_name("claim_words.yml")
_LONGEST_ENDING = 15


@dataclass(frozen=True)
class ClaimWords:
    """The patterns of one language, all for folded text."""

    holds: re.Pattern[str]
    """Verbs of taking place."""
    pronouns: re.Pattern[str]
    """What may stand before such a verb without being a subject of its own."""
    invites: re.Pattern[str]
    """Invitations, which need no subject."""
    label: re.Pattern[str]
    """`Date:` at the beginning of a line."""
    events: re.Pattern[str]
    """What any event may be called."""
    kinds: Mapping[str, re.Pattern[str]]
    """What an event of this kind may be called besides."""
    others: re.Pattern[str]
    """What takes place around an event."""
    bodies: re.Pattern[str]
    """Museums, offices, projects: their days are others, unless the event is named with them."""
    registers: re.Pattern[str]
    closes: re.Pattern[str]
    opens: re.Pattern[str]
    deadlines: re.Pattern[str]
    """Deadlines and days of other things: of abstracts, rooms, visas, publications, history."""
    previous: re.Pattern[str]
    """Said of a day on which the event was to be."""
    special: re.Pattern[str]
    """Registration that is not everybody's: of exhibitors, at a reduced fee, for a dinner."""
    starts: re.Pattern[str]
    ends: re.Pattern[str]
    time_label: re.Pattern[str]
    editions: re.Pattern[str]
    times_held: re.Pattern[str]
    """Behind an ordinal that says which edition it is."""
    places: re.Pattern[str]
    limits: re.Pattern[str]
    """Before or behind a number of places that is all there are."""
    fees: re.Pattern[str]
    """What one pays to take part."""
    no_fees: re.Pattern[str]
    """What else may cost something, or is money and no price."""
    free: re.Pattern[str]
    """That nobody pays."""
    no_limits: re.Pattern[str]


def words_pattern(words: str) -> re.Pattern[str]:
    """What finds these words in a folded text; commas set them apart, `*` is any ending."""
    if not words:
        return re.compile("(?!)")
    found = []
    for word in words.split(","):
        parts = [re.escape(part) for part in fold(word.strip()).split("*")]
        found.append(rf"\w{{0,{_LONGEST_ENDING}}}".join(parts).replace(r"\ ", r"\s{1,3}"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)")


@cache
def claim_words(lang: str) -> ClaimWords | None:
    """The words of a language; none where we do not know them."""
    words = _table().get(lang)
    if words is None:
        return None
    kinds = {kind: words_pattern(names) for kind, names in words["kinds"].items()}
    patterns = {
        name: words_pattern(of)
        for name, of in words.items()
        if name not in ("kinds", "label", "of_label")
    }
    return ClaimWords(label=_label_pattern(words), kinds=kinds, **patterns)


@cache
def _table() -> Mapping[str, Any]:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    table: Mapping[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - our own file, a safe loader
    return table


def _label_pattern(words: Mapping[str, Any]) -> re.Pattern[str]:
    """A label before a date: `- **Date:** `, `| When | `, `## When?` and a line."""
    label = words_pattern(words["label"]).pattern
    if words["of_label"]:
        of, event = (words_pattern(words["of_label"]), words_pattern(_names_of_events(words)))
        label += rf"(?:\s{of.pattern}\s?{event.pattern})?"
    return re.compile(
        rf"(?:^|\n|[.;]\s)[ \t]*(?:[-*+>|#]{{1,6}}[ \t]*)?[*_]{{0,3}}(?:{label})[*_]{{0,3}}"
        r"\s?[:?|–—-][*_]{0,3}[\s*_|]{0,8}(?:\w{1,12},?\s){0,2}$"
    )


def _names_of_events(words: Mapping[str, Any]) -> str:
    return ", ".join((words["events"], *words["kinds"].values()))
