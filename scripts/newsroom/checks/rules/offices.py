"""Offices of organisations, whom readers may write to or call."""

import re
from collections.abc import Iterator

from newsroom.checks.personal import hinted
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.contact import Office

_MOBILE = re.compile(r"\+(?:33[67]|34[67]|3519|393|447[1-57-9]|491[567]|905)")
"""How mobile numbers begin in the countries of our languages and their neighbours."""


def office_can_be_reached(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """An office is named with a mailbox or a telephone number."""
    office, written = _office(localized), localized.file.header.data.get("contact")
    if office and isinstance(written, dict) and not (written.get("email") or written.get("phone")):
        yield localized.file.problem("SCH021", "contact", of_key=True)


def office_has_no_mobile_number(
    localized: LocalizedPage, _context: RuleContext
) -> Iterator[Problem]:
    """The number of an office is not a mobile number, which is mostly a person’s."""
    office = _office(localized)
    if office and office.phone and _MOBILE.match(re.sub(r"[ -]", "", office.phone)):
        value = hinted(office.phone)
        yield localized.file.problem("GDP003", "contact", "phone", value=value, variant="mobile")


def _office(localized: LocalizedPage) -> Office | None:
    office = getattr(localized.page, "contact", None)
    return office if isinstance(office, Office) else None


FACT_RULES: tuple[PageRule, ...] = (office_can_be_reached, office_has_no_mobile_number)
