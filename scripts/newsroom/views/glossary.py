"""The glossary: its terms in the order of the reader's alphabet."""

from dataclasses import dataclass

from newsroom.model.page import Page
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Value
from newsroom.words import formats


@dataclass(frozen=True, kw_only=True)
class GlossaryTerm:
    """A term, what it means, and what it is called elsewhere."""

    id: str
    name: str
    definition: str
    elsewhere: tuple[Value, ...]


def glossary(page: Page, localizer: Localizer) -> list[GlossaryTerm]:
    """The terms in the order of the reader's alphabet."""
    terms = [
        GlossaryTerm(
            id=term.id,
            name=term.names.get(localizer.lang) or next(iter(term.names.values())),
            definition=page.definitions.get(term.id, ""),
            elsewhere=tuple(
                Value(text=name, lang=lang)
                for lang, name in term.names.items()
                if lang != localizer.lang
            ),
        )
        for term in page.terms
    ]
    return sorted(terms, key=lambda term: formats.sort_key(term.name, localizer.lang))
