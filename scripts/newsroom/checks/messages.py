"""The messages of problems: what is wrong and how to correct it, in the editor's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsroom.checks.checker import severity
from newsroom.checks.credentials import masked
from newsroom.checks.personal import hidden
from newsroom.content.problem import Problem, Quoted, Sentence, Verbatim
from newsroom.words import FIRST_LANGUAGE, load_words
from newsroom.words.formats import character_name, month_name, weekday_name

_LONGEST_VALUE = 60


@dataclass(frozen=True)
class FormattedProblem:
    """A problem with its message and hint in one language."""

    problem: Problem
    severity: str
    message: str
    hint: str
    help: str
    """The address of the rule in the handbook, from the root of the site."""


def format_problem(problem: Problem, lang: str) -> FormattedProblem:
    """The message and the hint of a problem."""
    words = load_words(lang).problems[problem.code]
    values = _Ellipsis(field=problem.field or "")  # what is missing must not end the check
    values |= {name: _shown(value, lang) for name, value in problem.values.items()}
    values |= _named(problem.values, lang)
    return FormattedProblem(
        problem=problem,
        severity=severity(problem.code),
        message=_form(words.message, problem.values).format_map(values),
        hint=_form(words.hint, problem.values).format_map(values),
        help=handbook_address(problem.code, lang),
    )


def handbook_address(code: str, lang: str) -> str:
    """The address of a code in the handbook: `it/handbook/problems/#dat002`."""
    prefix = "" if lang == FIRST_LANGUAGE else f"{lang}/"
    return f"{prefix}handbook/problems/#{code.lower()}"


def all_forms(words: Any) -> list[str]:
    """A message or hint in every form it has, each once, with `…` for what is filled in."""
    forms = dict.fromkeys(words.values()) if isinstance(words, Mapping) else (words,)
    return [str(form).format_map(_Ellipsis()) for form in forms]


def _form(words: Any, values: Mapping[str, object]) -> str:
    """The message, or among its variants the one for this problem; the first if there is none."""
    if not isinstance(words, Mapping):
        return str(words)
    return str(words.get(values.get("variant"), next(iter(words.values()))))


def _named(values: Mapping[str, object], lang: str) -> Iterator[tuple[str, str]]:
    """The values with names in each language: months, weekdays, characters."""
    for name, value in values.items():
        match name, value:
            case "month", int():
                year = values.get("year") if value == 2 else None  # February depends on the year
                yield name, month_name(value, year if isinstance(year, int) else None, lang)
            case "weekday" | "said", int():
                yield name, weekday_name(value, lang)
            case "circle", list():
                yield name, " → ".join(_shown(page, lang) for page in value)
            case "character", str():
                yield name, character_name(value, lang)


def _shown(value: object, lang: str) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_shown(part, lang) for part in value) or str(
            load_words(lang).commands.none
        )
    if isinstance(value, date):
        return value.isoformat()
    text = hidden(masked(" ".join(str(value).split())))
    text = "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)
    is_short = len(text) <= _LONGEST_VALUE or isinstance(value, Sentence)
    text = text if is_short else text[: _LONGEST_VALUE - 1] + "…"
    if isinstance(value, Quoted):
        opened, closed = load_words(lang).language.quotes
        return f"{opened}{text}{closed}"
    return f"`{text}`" if isinstance(value, Verbatim) else text


class _Ellipsis(dict[str, str]):
    def __missing__(self, _name: str) -> str:
        return "…"
