"""Web addresses: encrypted, without credentials, no imitations.

Checks those in the header and in the text, as links or plain; not those in code, which are
examples.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote

from newsroom.checks import credentials
from newsroom.checks.hosts import suspicion
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.entities import decoded
from newsroom.content.header import Path, leaves
from newsroom.content.library import LocalizedPage
from newsroom.content.link_targets import (
    fault_of_target,
    is_of_another_host,
    is_running,
    read_outside,
)
from newsroom.content.problem import Place, Problem
from newsroom.content.shown_text import decoded_text
from newsroom.content.web_address import authority, scheme_of

_WRITTEN_OUT = re.compile(r"https?:[/\\]+[^\s<>()\[\]\"'`“”«»„’]+", re.IGNORECASE)
_WHOLE = re.compile(r"https?:\S+", re.IGNORECASE)
_AFTER = ".,;!*_…"
"""What may stand right behind an address in a sentence."""


class _Found(NamedTuple):
    """An address, decoded, and where it stands: in a field, or at a place in the text."""

    address: str
    path: Path = ()
    place: Place | None = None


def links_are_encrypted(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Links are encrypted: https, not http."""
    for link in localized.file.body.links():
        if link.alt is None and scheme_of(link.target) == "http":
            yield localized.file.problem_at("URL001", link.place, value=link.target)


def links_lead_to_the_web(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Links lead to pages, mailboxes and telephones, by schemes that every browser knows."""
    for link in localized.file.body.links():
        fault = fault_of_target(link.target) if link.alt is None else None
        if fault and not is_running(link.target):
            yield localized.file.problem_at(
                "URL006",
                link.place,
                value=link.target,
                scheme=fault.scheme,
                near=fault.near,
                variant=fault.variant,
            )


def pictures_are_our_own(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Pictures lie on the site itself: none is fetched from another host."""
    for link in localized.file.body.links():
        if link.alt is not None and is_of_another_host(link.target):
            if not is_running(link.target):
                yield localized.file.problem_at("URL007", link.place, value=link.target)


def fields_hold_readable_addresses(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """An address in the header is one that browsers can read, all in the same way."""
    reported = {problem.field for problem in localized.problems}
    for path, text in leaves(localized.file.header.data):
        if _WHOLE.fullmatch(text.strip()) and fault_of_target(text):
            problem = localized.file.problem("URL002", *path, value=text)
            if problem.field not in reported:
                yield problem


def addresses_hold_no_name(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Addresses hold no user name and no password."""
    for found in _addresses(localized):
        user, host = _parts(found.address)
        if user:
            yield _problem(localized, found, "URL003", host=host)


def addresses_hold_no_secret(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Addresses give away no passcode and no key."""
    for found in _addresses(localized):
        _, host = _parts(found.address)
        names = credentials.NAMES
        if credentials.is_of_meetings(host):
            names |= credentials.NAMES_IN_MEETINGS | credentials.NAMES_OF_HOSTS
        elif found.path == ("online_url",):
            names |= credentials.NAMES_IN_MEETINGS
        for part in re.split("[?#&;]", found.address)[1:]:
            name, _, value = part.partition("=")
            if value and unquote(name).lower() in names:
                yield _problem(localized, found, "URL004", name=name, host=host)
                break


def hosts_are_what_they_seem(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Addresses lead where they seem to lead."""
    reported = {problem.field for problem in localized.problems}
    named = context.library.register.hosts
    for found in _addresses(localized):
        _, host = _parts(found.address)
        address = read_outside(found.address.rstrip(_AFTER))
        is_number = bool(host) and address is not None and address.is_number
        doubt = {"variant": "number"} if is_number else suspicion(host, named)
        problem = _problem(localized, found, "URL005", host=host, **doubt) if doubt else None
        if problem and not (found.path and problem.field in reported):
            yield problem


@lru_cache(maxsize=4)  # rule after rule asks
def _addresses(localized: LocalizedPage) -> tuple[_Found, ...]:
    """Every address of a page, each once."""
    return (*_in_header(localized), *_in_text(localized))


def _in_header(localized: LocalizedPage) -> Iterator[_Found]:
    for path, text in leaves(localized.file.header.data):
        if ":" not in text:
            continue
        whole = _WHOLE.fullmatch(text.strip())
        for match in [whole] if whole else _WRITTEN_OUT.finditer(text):
            yield _Found(match[0], path)


def _in_text(localized: LocalizedPage) -> Iterator[_Found]:
    body, seen = localized.file.body, set()
    for link in body.links():
        if link.place not in seen:
            # A target in angle brackets begins at the bracket, its address one column later.
            seen |= {link.place, Place(link.place.line, link.place.column + 1)}
            yield _Found(decoded(link.target), place=link.place)
    shown = decoded_text(body.without_code)
    for match in _WRITTEN_OUT.finditer(shown.text) if ":" in shown.text else ():
        place = body.place(shown.source(match.start()))
        if place not in seen:
            yield _Found(match[0], place=place)


def _parts(address: str) -> tuple[str, str]:
    """What stands before the `@`, and the host with its port; empty for what is no address."""
    user, host = authority(address)
    return user, host.rstrip(_AFTER)


def _problem(localized: LocalizedPage, found: _Found, code: str, **values: Any) -> Problem:
    if found.place:
        return localized.file.problem_at(code, found.place, **values)
    return localized.file.problem(code, *found.path, **values)


GIVING_AWAY = frozenset({"URL003", "URL004"})
"""Problems whose line must not be shown."""
FACT_RULES: tuple[PageRule, ...] = ()
TEXT_RULES: tuple[PageRule, ...] = (
    links_are_encrypted,
    links_lead_to_the_web,
    pictures_are_our_own,
    fields_hold_readable_addresses,
    addresses_hold_no_name,
    addresses_hold_no_secret,
    hosts_are_what_they_seem,
)
LIBRARY_RULES: tuple[LibraryRule, ...] = ()
WARNINGS: frozenset[str] = frozenset()
