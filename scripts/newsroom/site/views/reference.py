"""The two pages that are looked things up in: the glossary and the list of problems."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.checks.judge import severity
from newsroom.model.page import Page
from newsroom.site.views.parts import Value
from newsroom.site.views.reader import Reader
from newsroom.words import formats


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm:
    """A term, what it means, and what it is called elsewhere."""

    id: str
    name: str
    definition: str
    elsewhere: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule of the checker, as the handbook shows it."""

    code: str
    rule: "Sentence"
    severity: str
    messages: tuple["Sentence", ...]
    hints: tuple["Sentence", ...]


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A part of a sentence, as words or as code."""

    text: str
    is_code: bool


Sentence = tuple[Piece, ...]


def glossary(page: Page, reader: Reader) -> list[GlossaryTerm]:
    """The terms in the order of the reader's alphabet."""
    first = reader.catalogue["index"].first_language
    terms = [
        GlossaryTerm(
            id=term.id,
            name=term.names.get(reader.lang, term.names[first]),
            definition=page.definitions.get(term.id, ""),
            elsewhere=tuple(
                Value(text=name, lang=lang)
                for lang, name in term.names.items()
                if lang != reader.lang
            ),
        )
        for term in page.terms
    ]
    return sorted(terms, key=lambda term: formats.sort_key(term.name, reader.lang))


def rules(reader: Reader) -> Iterator[Rule]:
    """Every rule of the checker, by its code."""
    for code, words in reader.words.problems.items():
        yield Rule(
            code=code,
            rule=_pieces(words.rule),
            severity=reader.words.lists[severity(code)],
            messages=_forms(words.message),
            hints=_forms(words.hint),
        )


def _forms(words: object) -> tuple[Sentence, ...]:
    """A message or hint in all its forms, with an ellipsis for what is filled in."""
    forms = words.values() if isinstance(words, dict) else (words,)
    return tuple(_pieces(str(form).format_map(_Ellipsis())) for form in forms)


def _pieces(text: str) -> Sentence:
    """The sentence with what stands between backticks taken as code."""
    parts = enumerate(text.split("`"))
    return tuple(Piece(text=part, is_code=number % 2 == 1) for number, part in parts if part)


class _Ellipsis(dict[str, str]):
    def __missing__(self, _name: str) -> str:
        return "…"
