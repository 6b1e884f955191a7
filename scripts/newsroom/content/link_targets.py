"""Where links and pictures may lead: one list for the checker and for the cleaner of HTML.

Reads a target as browsers do (WHATWG URL): entities decoded, blanks and invisible signs gone.
"""

import difflib
import html
import posixpath
import re
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import unquote, urlsplit

SCHEMES = frozenset({"https", "http", "mailto", "tel"})
"""Where links may lead, beside the pages of the site. The checker also refuses `http`."""
RUNNING = frozenset({"javascript", "vbscript", "data", "file"})
"""Schemes that run programs or open files of the reader's computer."""
OWN_PICTURE = re.compile(r"(?!//)[^\\:\s]+")
"""An address without a host: showing a page asks nobody else for anything."""

_EDGES = "".join(map(chr, range(0x21)))
_BREAKS = re.compile("[\t\n\r]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = re.compile(r"https?:[/\\]*([^/?#\\]*)", re.IGNORECASE)
_HOST = re.compile(r"(?:([\w-]+(?:\.[\w-]+)*)\.?|\[([\da-fA-F:.]+)\])(?::\d{0,5})?")
_NUMBER = re.compile(r"\d+|0[xX][\da-fA-F]*")
_NAME = re.compile(r"[^/\\]*[^\s/\\]")
"""The beginning of a mailbox or number: behind slashes, a browser would look for a host."""
_NEAR = 0.7


@dataclass(frozen=True)
class TargetFault:
    """Why a target leads nowhere."""

    variant: str
    scheme: str = ""
    near: str = ""


def as_browsers_read(target: str) -> str:
    """The address that a browser makes of a target in HTML."""
    return _BREAKS.sub("", html.unescape(target).strip(_EDGES))


def scheme_of(target: str) -> str:
    """The scheme of a target in small letters, `https`; empty for a path."""
    match = _SCHEME.match(as_browsers_read(target))
    return match[1].lower() if match else ""


def fault_of_target(target: str) -> TargetFault | None:
    """Why a target with a scheme leads nowhere; `None` for those that lead somewhere, and paths."""
    address, scheme = as_browsers_read(target), scheme_of(target)
    if not scheme:
        return None
    if len(scheme) == 1:
        return TargetFault("drive", scheme)
    if scheme not in SCHEMES:
        near = difflib.get_close_matches(scheme, sorted(SCHEMES), n=1, cutoff=_NEAR)
        right = "https" if near == ["http"] else "".join(near)
        return TargetFault("near" if near else "scheme", scheme, right)
    web = _WEB.match(address)
    is_complete = _is_host(web[1]) if web else bool(_NAME.match(address.partition(":")[2]))
    return None if is_complete else TargetFault("nothing", scheme)


def _is_host(authority: str) -> bool:
    """Whether a browser can ask for this host; what stands before `@` is judged elsewhere."""
    match = _HOST.fullmatch(unquote(authority.rpartition("@")[2]))
    if not match:
        return False
    if match[2]:
        with suppress(ValueError):
            return bool(IPv6Address(match[2]))
        return False
    numbers = [bool(_NUMBER.fullmatch(label)) for label in match[1].split(".")]
    return all(numbers) or not numbers[-1]


def is_of_another_host(target: str) -> bool:
    """Whether a picture with this address would be fetched from elsewhere."""
    return bool(scheme_of(target)) or as_browsers_read(target).startswith(("//", "\\\\"))


def is_running(target: str) -> bool:
    """Whether a target runs a program or opens a file, which the rules for safety refuse."""
    return scheme_of(target) in RUNNING and not as_browsers_read(target).endswith(":")


def own_path(target: str, folder: str) -> str | None:
    """The path in `docs` that a target leads to; none for other sites and the page itself.

    As MkDocs takes it apart: the letters as they are written, entities undecoded.
    """
    try:
        parts = urlsplit(target)
    except ValueError:  # `//[a`
        return posixpath.join(folder, target)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def anchor_of(target: str) -> str:
    """What stands behind the `#`, undecoded: an anchor is written as it is."""
    return target.partition("#")[2]
