"""How a problem is said: its message and its cure in the editor's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsroom.checks.credentials import masked
from newsroom.checks.judge import severity
from newsroom.content.problem import Problem
from newsroom.words import FIRST_LANGUAGE, load_words
from newsroom.words.formats import month_name, weekday_name

_LONGEST_VALUE = 60


@dataclass(frozen=True)
class Spoken:
    """A problem as an editor reads it."""

    problem: Problem
    severity: str
    message: str
    hint: str
    help: str
    """The address of the rule in the handbook, from the root of the site."""


def say(problem: Problem, lang: str) -> Spoken:
    """Put a problem into words."""
    words = load_words(lang).problems[problem.code]
    values = {name: _shown(value) for name, value in problem.values.items()}
    month = problem.values.get("month")
    if isinstance(month, int):
        year = problem.values["year"] if month == 2 else None  # February depends on the year
        values["month"] = month_name(month, year if isinstance(year, int) else None, lang)
    weekday = problem.values.get("weekday")
    if isinstance(weekday, int):
        values["weekday"] = weekday_name(weekday, lang)
    said = problem.values.get("said")
    if isinstance(said, int):
        values["said"] = weekday_name(said, lang)
    return Spoken(
        problem=problem,
        severity=severity(problem.code),
        message=_form(words.message, problem.values).format_map(values),
        hint=_form(words.hint, problem.values).format_map(values),
        help=handbook_address(problem.code, lang),
    )


def handbook_address(code: str, lang: str) -> str:
    """Where the handbook explains a code: `it/handbook/problems/#dat002`."""
    prefix = "" if lang == FIRST_LANGUAGE else f"{lang}/"
    return f"{prefix}handbook/problems/#{code.lower()}"


def all_forms(words: Any) -> list[str]:
    """A message or hint in every form it has, with `…` for what is filled in."""
    forms = words.values() if isinstance(words, Mapping) else (words,)
    return [str(form).format_map(_Ellipsis()) for form in forms]


def _form(words: Any, values: Mapping[str, object]) -> str:
    """The one form, or among several the one for what was found."""
    return str(words[values["variant"]]) if isinstance(words, Mapping) else str(words)


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_shown(part) for part in value) or "–"
    if isinstance(value, date):
        return value.isoformat()
    text = masked(" ".join(str(value).split()))
    text = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


class _Ellipsis(dict[str, str]):
    def __missing__(self, _name: str) -> str:
        return "…"
