"""Personal data that does not belong on a page: telephone numbers, mailboxes, identity numbers.

`personal` recognises them. Messages do not repeat them in full, as logs of a check are public.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from newsroom.checks import identity
from newsroom.checks.personal import WEB_ADDRESS, hinted, mailboxes, telephone_numbers
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.header import Path, Value
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem

_FOR_MACHINES = frozenset({"checks", "translation", "vat", "pic"})
"""Fields with codes of other kinds."""


class _Text(NamedTuple):
    """A text of a page, and the field that it stands in; the body has none."""

    localized: LocalizedPage
    text: str
    path: Path = ()

    def problem(self, code: str, index: int, value: str, **values: Any) -> Problem:
        file = self.localized.file
        if self.path:
            return file.problem(code, *self.path, value=value, **values)
        return file.problem_at(code, file.body.place(index), value=value, **values)


def pages_hold_no_telephone_numbers(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Pages hold no telephone numbers: most belong to a person, and all of them go stale."""
    for link in localized.file.body.links():
        if link.target.lower().startswith("tel:"):
            value = hinted(link.target.removeprefix("tel:"))
            yield localized.file.problem_at("GDP003", link.place, value=value)
    for text in [_Text(localized, localized.file.body.prose), *_header_texts(localized)]:
        for start, number in telephone_numbers(text.text):
            yield text.problem("GDP003", start, hinted(number))


def mailboxes_belong_to_offices(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """E-mail addresses are those of an office, not of a person."""
    for text in [_Text(localized, localized.file.body.without_code), *_header_texts(localized)]:
        for start, address, reason in mailboxes(text.text):
            value = f"{address[0]}…{address[address.index('@') :]}"
            yield text.problem("GDP004", start, value, variant=reason)


def pages_hold_no_identity_numbers(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Pages hold no identity numbers of persons."""
    for text in [_Text(localized, localized.file.body.prose), *_header_texts(localized)]:
        for start, number, country in identity.numbers_in(text.text):
            yield text.problem("GDP005", start, hinted(number), variant=country)


@lru_cache(maxsize=4)
def _header_texts(localized: LocalizedPage) -> tuple[_Text, ...]:
    return tuple(_leaves(localized, (), localized.file.header.data))


def _leaves(localized: LocalizedPage, path: Path, value: Value) -> Iterator[_Text]:
    if isinstance(value, str):
        if not WEB_ADDRESS.match(value):
            yield _Text(localized, value, path)
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _leaves(localized, (*path, index), part)
    else:
        for name, part in value.items():
            if name not in _FOR_MACHINES:
                yield from _leaves(localized, (*path, name), part)


TEXT_RULES: tuple[PageRule, ...] = (
    pages_hold_no_telephone_numbers,
    mailboxes_belong_to_offices,
    pages_hold_no_identity_numbers,
)
