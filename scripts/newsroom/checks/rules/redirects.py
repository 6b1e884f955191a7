"""The earlier names of pages: each leads to one page, and is the name of no other."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem


def earlier_names_are_free(context: RuleContext) -> Iterator[Problem]:
    """An earlier name is that of no page, of one page only, and begins with no language."""
    facts = context.library.facts
    pages = {address_of(ref): ref for ref in facts}
    taken: dict[str, str] = {}
    for ref, localized in facts.items():
        for index, name in _written(localized):
            address = address_of(name)
            variant, other = "", ""
            if PurePosixPath(name).parts[0] in context.library.languages[1:]:
                variant, other = "language", name.partition("/")[2]
            elif address in pages:
                variant, other = "page", pages[address]
            elif address in taken:
                variant, other = "twice", taken[address]
            if variant:
                yield localized.file.problem(
                    "REF010", "redirect_from", index, value=name, other=other, variant=variant
                )
            taken.setdefault(address, ref)


def _written(localized: LocalizedPage) -> Iterator[tuple[int, str]]:
    """The earlier names of a page that have the form of a name, with their places."""
    names = localized.page.redirect_from if localized.page else None
    written = localized.file.header.data.get("redirect_from")
    if not names or not isinstance(written, list):
        return
    for index, value in enumerate(written):
        if isinstance(value, str) and value.strip() in names:
            yield index, value.strip()


def address_of(ref: str) -> str:
    """A name without the `index` that addresses do not have: `events/index` is `events`."""
    return ref.removesuffix("index").rstrip("/")


LIBRARY_RULES: tuple[LibraryRule, ...] = (earlier_names_are_free,)
