"""Personal data that does not belong on a page: telephone numbers, mailboxes, identity numbers.

`personal` recognises them. Messages do not repeat them in full, as logs of a check are public.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from newsroom.checks import identity
from newsroom.checks.personal import (
    WEB_ADDRESS,
    hinted,
    mailboxes,
    shortened,
)
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.checks.telephones import messenger_numbers, telephone_numbers
from newsroom.content.header import Path, Value, leaves
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.content.shown_text import decoded_addresses, shown_text, without_fonts
from newsroom.content.web_address import in_html, scheme_of

_FOR_MACHINES = frozenset({"checks", "translation", "vat", "pic", "phone"})
"""Fields with codes of other kinds, and with the numbers of offices."""


class _Text(NamedTuple):
    """A text of a page, and the field that it stands in; the body has none."""

    localized: LocalizedPage
    text: str
    source: Callable[[int], int] = int
    """Where a character stands in the body."""
    path: Path = ()

    def problem(self, code: str, index: int, value: str, **values: Any) -> Problem:
        file = self.localized.file
        if self.path:
            return file.problem(code, *self.path, value=value, **values)
        return file.problem_at(code, file.body.place(self.source(index)), value=value, **values)


def pages_hold_no_telephone_numbers(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Pages hold no telephone numbers: most belong to a person, and all of them go stale."""
    for link in localized.file.body.links():
        if scheme_of(link.target) == "tel":
            value = hinted(in_html(link.target)[len("tel:") :])
            yield localized.file.problem_at("GDP003", link.place, value=value)
    for text in _texts(localized):
        for start, number in telephone_numbers(text.text):
            yield text.problem("GDP003", start, hinted(number))
    for text in _with_addresses(localized):
        for start, number in messenger_numbers(text.text):
            yield text.problem("GDP003", start, hinted(number))


def mailboxes_belong_to_offices(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """E-mail addresses are those of an office, not of a person."""
    seen = set()
    for text in [*_with_addresses(localized), *_texts(localized)]:
        before = ""
        for start, address, reason in mailboxes(text.text, localized.file.body.text):
            at = start + address.index("@")
            # A link often shows the mailbox that it leads to: `[a@b.eu](mailto:a@b.eu)`.
            is_again = before == address and text.text.endswith(f"{address}](mailto:", 0, start)
            before = address
            if (text.path, text.source(at)) not in seen:
                seen.add((text.path, text.source(at)))
                if is_again:
                    continue
                yield text.problem("GDP004", start, shortened(address), variant=reason)


def pages_hold_no_identity_numbers(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """Pages hold no identity numbers of persons."""
    for text in _texts(localized):
        for start, number, country in identity.numbers_in(text.text):
            yield text.problem("GDP005", start, hinted(number), variant=country)


@lru_cache(maxsize=4)
def _texts(localized: LocalizedPage) -> tuple[_Text, ...]:
    """What a reader gets of a page: its body, and the values of its header."""
    shown = shown_text(localized.file.body.without_code)
    body = _Text(localized, without_fonts(shown.text), shown.source)
    return (body, *_leaves(localized, (), localized.file.header.data))


@lru_cache(maxsize=4)
def _with_addresses(localized: LocalizedPage) -> tuple[_Text, ...]:
    """The body with its addresses, and the addresses in the header, decoded."""
    shown = decoded_addresses(localized.file.body.without_code)
    body = _Text(localized, without_fonts(shown.text), shown.source)
    fields = leaves(localized.file.header.data)
    return (
        body,
        *(
            _Text(localized, without_fonts(decoded_addresses(value).text), path=path)
            for path, value in fields
            if WEB_ADDRESS.search(value)
        ),
    )


def _leaves(localized: LocalizedPage, path: Path, value: Value) -> Iterator[_Text]:
    if isinstance(value, str):
        if not WEB_ADDRESS.fullmatch(value):
            yield _Text(localized, without_fonts(value), path=path)
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
