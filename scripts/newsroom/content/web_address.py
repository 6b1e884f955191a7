r"""Addresses as browsers read them: the WHATWG URL Standard, by the library Ada.

`urllib` follows RFC 3986, which browsers do not: it takes `https:/x`, `https:\\x` and
`https:///x` for addresses without a host, decodes no `%6F` in a host, and raises errors.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

import ada_url

from newsroom.content.entities import decoded

WEB: Final = frozenset({"https", "http"})
"""The schemes of addresses that are requested from a host."""

_EDGES = "".join(map(chr, range(0x21)))
_BREAKS = re.compile("[\t\n\r]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_AUTHORITY = re.compile(r"(?:https?:[/\\]*|[/\\]{2,})([^/?#\\]*)", re.IGNORECASE)
_DOTS = str.maketrans("。．｡", "...")


@dataclass(frozen=True, slots=True)
class Address:
    """An address with a scheme, taken apart."""

    href: str
    """The whole in its normal form, as a browser would request it."""
    scheme: str
    """In small letters and without its colon: `https`."""
    username: str
    password: str
    host: str
    """In small letters and in ASCII, IPv6 in brackets; empty for `mailto:` and the like."""
    port: int | None
    """`None` for the usual port of the scheme."""
    path: str
    query: str
    """Without its `?`."""
    fragment: str
    """Without its `#`."""
    is_number: bool
    """Whether the host is an IP address, in whatever form it was written."""


@lru_cache(maxsize=8192)
def read_address(written: str, base: str = "") -> Address | None:
    """The address that a browser reads; `None` when it cannot.

    `written` is what it finds in an attribute of HTML, its entities decoded already (see
    `in_html`). A relative address needs a `base`. Beware of `https:/x` and `https:x`: with a
    base of the same scheme, browsers take them for relative paths.
    """
    try:
        url = ada_url.URL(written, base or None)
    except ValueError:  # also for a lone surrogate, which UTF-8 cannot hold
        return None
    if "xn--" in url.hostname and not _is_encoded(url.hostname):
        return None
    return Address(
        href=url.href,
        scheme=url.protocol.removesuffix(":"),
        username=url.username,
        password=url.password,
        host=url.hostname,
        port=int(url.port) if url.port else None,
        path=url.pathname,
        query=url.search.removeprefix("?"),
        fragment=url.hash.removeprefix("#"),
        is_number=bool(url.host_type),
    )


def _is_encoded(host: str) -> bool:
    """Whether a host with names in code (Punycode) means something: Ada does not validate them.

    It leaves those that it cannot decode as they are, and decodes some that nothing encodes to.
    """
    plain = ada_url.idna.decode(host)
    try:
        return "xn--" not in plain and ada_url.idna.encode(plain).decode() == host
    except ValueError:
        return False


@lru_cache(maxsize=1024)  # rule after rule asks
def in_html(written: str) -> str:
    """The address in an attribute of HTML, without what browsers drop before they read it."""
    return without_breaks(decoded(written))


def without_breaks(written: str) -> str:
    """An address without the blanks around it, and the tabs and line ends in it."""
    return _BREAKS.sub("", written.strip(_EDGES))


@lru_cache(maxsize=1024)
def scheme_of(written: str) -> str:
    """The scheme of an address in small letters, `https`; empty for a relative one."""
    match = _SCHEME.match(in_html(written))
    return match[1].lower() if match else ""


def authority(written: str) -> tuple[str, str]:
    """What stands before the `@` of a web address, and the host with its port.

    As a reader sees them, also when no browser can read the address: the host in small letters,
    in the script in which it is written, and with its percent-encoding decoded. Empty for an
    address of the own site, and for those without a host.
    """
    match = _AUTHORITY.match(without_breaks(written))
    if not match:
        return "", ""
    user, _, host = match[1].rpartition("@")
    return user, unquote(host).translate(_DOTS).lower()
