"""The contact for security problems: `/.well-known/security.txt` (RFC 9116)."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from newsroom.content.link_targets import fault_of_target

VALID_FOR = timedelta(days=365)
"""RFC 9116, 2.5.5: less than a year from publication is recommended."""

_FORMS = {"https": r"\S+", "mailto": r"[^\s@]+@[^\s@]+", "tel": r"\+?\d\S+"}
"""What stands behind the scheme."""


def security_txt(
    contact: str, *, policy: str = "", updated: date, languages: Iterable[str], site_url: str
) -> str:
    """The text of the file. Raises `ValueError` for an address that is none.

    `updated` is the latest day on which a page was changed, not the day of the build, so that
    the same content gives the same file.
    """
    fields = {
        "Contact": _address(contact),
        "Expires": f"{updated + VALID_FOR}T00:00:00Z",
        "Preferred-Languages": ", ".join(languages),
        "Canonical": f"{site_url}.well-known/security.txt",
    } | ({"Policy": _address(policy)} if policy else {})
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def is_contact(written: str) -> bool:
    """Whether this is an address with its scheme: `mailto:…`, `tel:…` or `https://…`."""
    scheme, _, rest = written.partition(":")
    form = _FORMS.get(scheme)
    is_sound = written.isprintable() and fault_of_target(written) is None
    return bool(form and re.fullmatch(form, rest)) and is_sound


def _address(written: str) -> str:
    """An address with its scheme; on the web, only `https` (RFC 9116, 2.5.3 and 2.5.4)."""
    if not is_contact(written):
        raise ValueError(f"`{written}` is not an address: mailto:…, tel:+… or https://…")
    return written
