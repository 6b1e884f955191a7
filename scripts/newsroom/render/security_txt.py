"""Whom one tells of a hole in the site: `/.well-known/security.txt` (RFC 9116)."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

VALID_FOR = timedelta(days=365)
"""RFC 9116, 2.5.5: less than a year from when anybody can read it. Whoever answers for the
address looks at it again whenever a page changes."""

_ADDRESS = re.compile(r"(?:mailto:[^\s@]+@|https://|tel:\+?\d)\S+")


def security_txt(
    contact: str, *, policy: str = "", updated: date, languages: Iterable[str], site_url: str
) -> str:
    """The text of the file. Raises `ValueError` when an address is none.

    `updated` is the newest day on which a page was changed: not the day of the build, so
    that equal content gives equal files.
    """
    said = {
        "Contact": _address(contact),
        "Expires": f"{updated + VALID_FOR}T00:00:00Z",
        "Preferred-Languages": ", ".join(languages),
        "Canonical": f"{site_url}.well-known/security.txt",
    } | ({"Policy": _address(policy)} if policy else {})
    return "".join(f"{name}: {value}\n" for name, value in said.items())


def _address(written: str) -> str:
    """RFC 9116, 2.5.3 and 2.5.4: an address by its scheme; of the web, only `https`."""
    if not _ADDRESS.fullmatch(written):
        raise ValueError(f"`{written}` is not an address: mailto:…, tel:+… or https://…")
    return written
