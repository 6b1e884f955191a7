"""The addresses below overviews that the pages of long lists have: no other page may."""

import re
from collections.abc import Iterator

from newsroom.checks.rules.redirects import address_of
from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.problem import Problem
from newsroom.model.list_pages import DIVIDED, PAGE, UNDATED
from newsroom.model.page import Page

_OF_A_LIST = re.compile(rf"(?:\d{{4}}|{UNDATED})(?:/{PAGE}/\d+)?|{PAGE}/\d+")


def addresses_of_lists_are_free(context: RuleContext) -> Iterator[Problem]:
    """No page below an overview has a year, `undated` or `page/2` for its name, now or earlier.

    A list of forty entries or more is divided into pages with these addresses; whether it is
    long today makes no difference.
    """
    facts = context.library.facts
    overviews = {
        address_of(ref)
        for ref, one in facts.items()
        if isinstance(one.page, Page) and one.page.listing in DIVIDED
    }
    for ref, localized in facts.items():
        if _is_of_list(ref, overviews):
            yield localized.file.problem("IDN008", value=ref)
        earlier = localized.page.redirect_from if localized.page else ()
        for index, name in enumerate(earlier or ()):
            if _is_of_list(name, overviews):
                yield localized.file.problem("IDN008", "redirect_from", index, value=name)


def _is_of_list(name: str, overviews: set[str]) -> bool:
    address = address_of(name.partition("#")[0])
    return any(
        _OF_A_LIST.fullmatch(address.removeprefix(overview).lstrip("/"))
        for overview in overviews
        if address.startswith(f"{overview}/" if overview else "")
    )


LIBRARY_RULES: tuple[LibraryRule, ...] = (addresses_of_lists_are_free,)
