"""The values of the handbook's list of problems: every rule of the checker, with an example."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from newsroom.checks.checker import severity
from newsroom.checks.examples import Example, example_of
from newsroom.checks.messages import all_forms
from newsroom.views.localizer import Localizer


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule of the checker."""

    code: str
    rule: "Sentence"
    severity: str
    why: "Sentence"
    messages: tuple["Sentence", ...]
    hints: tuple["Sentence", ...]
    example: Example | None


@dataclass(frozen=True, kw_only=True)
class Family:
    """The rules whose codes start with the same letters."""

    code: str
    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a sentence, as words or as code."""

    text: str
    is_code: bool


Sentence = tuple[Piece, ...]


def families(localizer: Localizer) -> Iterator[Family]:
    """Every rule of the checker, by its family and its code."""
    codes = groupby(localizer.words.problems, key=lambda code: str(code[:3]))
    for family, members in codes:
        yield Family(
            code=family,
            name=localizer.words.families[family],
            rules=tuple(_rule(code, localizer) for code in members),
        )


def _rule(code: str, localizer: Localizer) -> Rule:
    words = localizer.words.problems[code]
    return Rule(
        code=code,
        rule=_pieces(words.rule),
        severity=localizer.words.lists[severity(code)],
        why=_pieces(words.why),
        messages=_forms(words.message),
        hints=_forms(words.hint),
        example=example_of(code),
    )


def _forms(words: object) -> tuple[Sentence, ...]:
    """A message or hint in all its forms."""
    return tuple(_pieces(form) for form in all_forms(words))


def _pieces(text: str) -> Sentence:
    """A sentence in pieces; what is between backticks is code."""
    parts = enumerate(text.split("`"))
    return tuple(Piece(text=part, is_code=number % 2 == 1) for number, part in parts if part)
