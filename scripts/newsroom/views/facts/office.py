"""The facts of whom to ask: an office, and its links for mail programs and telephones."""

import re

from newsroom.model.contact import Office
from newsroom.views.localizer import Localizer
from newsroom.views.parts import Fact, Value


def office_fact(office: Office | None, localizer: Localizer) -> Fact | None:
    """The name, mailbox and telephone number of an office."""
    if office is None:
        return None
    return localizer.fact(
        "contact",
        office.name,
        mail_link(office.email) if office.email else None,
        _call_link(office.phone) if office.phone else None,
    )


def mail_link(mailbox: str) -> Value:
    """A mailbox to which one may write."""
    return Value(text=mailbox, href=f"mailto:{mailbox}")


def _call_link(number: str) -> Value:
    return Value(text=number, href=f"tel:{re.sub(r'[ -]', '', number)}")
