"""Where links and pictures may lead: one list for the checker, the cleaner of HTML and settings.

A target is judged as the address that a browser reads, see `content.web_address`.
"""

import difflib
import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from newsroom.content.entities import decoded
from newsroom.content.web_address import (
    WEB,
    Address,
    in_html,
    read_address,
    scheme_of,
    without_breaks,
)

SCHEMES = WEB | {"mailto", "tel"}
"""Where links may lead, beside the pages of the site. The checker also refuses `http`."""
RUNNING = frozenset({"javascript", "vbscript", "data", "file"})
"""Schemes that run programs or open files of the reader's computer."""

_OWN_HOST = "own.invalid"
_SLASHES = re.compile(r"[/\\]{2}")
_TWO_SLASHES = re.compile(r"https?://[^/\\]", re.IGNORECASE)
_NAME = re.compile(r"[^/\\]*[^\s/\\]")
"""The beginning of a mailbox or number: behind slashes, a browser would look for a host."""
_PARTS = re.compile(r"([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_HAS_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BREAK = re.compile("[\t\n\r]")
_NEAR = 0.7


@dataclass(frozen=True)
class TargetFault:
    """Why a target leads nowhere."""

    variant: str
    scheme: str = ""
    near: str = ""


class RelativeTarget(NamedTuple):
    """A target without scheme and host, undecoded."""

    path: str
    query: str
    fragment: str


def outside_address(target: str) -> Address | None:
    """The address of another site, mailbox or number that a target leads to.

    `None` for paths of the site, and for what no browser can read: see `fault_of_target`.
    """
    return read_outside(in_html(target))


def read_outside(text: str) -> Address | None:
    """The same for a text in which references are decoded already."""
    if _HAS_SCHEME.match(text):
        return read_address(text)
    address = read_address(text, f"https://{_OWN_HOST}/")
    return address if address and address.host != _OWN_HOST else None


def fault_of_target(target: str) -> TargetFault | None:
    """Why a target leads nowhere; `None` for those that lead somewhere, and paths."""
    text, scheme = in_html(target), scheme_of(target)
    if _BREAK.search(decoded(target).strip()):  # browsers drop it, other programs make it a blank
        return TargetFault("nothing", scheme)
    if not scheme:
        is_faulty = _SLASHES.match(text) and outside_address(target) is None
        return TargetFault("nothing") if is_faulty else None
    if len(scheme) == 1:
        return TargetFault("drive", scheme)
    if scheme not in SCHEMES:
        near = difflib.get_close_matches(scheme, sorted(SCHEMES), n=1, cutoff=_NEAR)
        right = "https" if near == ["http"] else "".join(near)
        return TargetFault("near" if near else "scheme", scheme, right)
    address = read_address(text)
    if scheme in WEB:
        if address and not _TWO_SLASHES.match(text):
            return TargetFault("slashes", scheme)
        return None if address and _is_name(address) else TargetFault("nothing", scheme)
    is_complete = address and _NAME.match(text.partition(":")[2])
    return None if is_complete else TargetFault("nothing", scheme)


def _is_name(address: Address) -> bool:
    """Whether the name system can hold this host: browsers read `a..eu`, and never find it.

    RFC 1035, 2.3.4: labels of 1 to 63 letters, 253 together.
    """
    labels = address.host.removesuffix(".").split(".")
    is_possible = all(0 < len(label) <= 63 for label in labels) and len(address.host) <= 254
    return address.is_number or is_possible


def is_of_another_host(target: str) -> bool:
    """Whether a picture with this address would be fetched from elsewhere."""
    if scheme_of(target) or _SLASHES.match(in_html(target)):
        return True
    return outside_address(target) is not None


def is_running(target: str) -> bool:
    """Whether a target runs a program or opens a file, which the rules for safety refuse."""
    return scheme_of(target) in RUNNING and not in_html(target).endswith(":")


def relative_target(target: str) -> RelativeTarget | None:
    """The parts of a target without scheme and host; `None` for other sites.

    As MkDocs takes it apart: the letters as they are written, entities undecoded.
    """
    target = without_breaks(target)
    if _HAS_SCHEME.match(target) or target.startswith("//"):
        return None
    match = _PARTS.fullmatch(target)
    assert match  # everything in it is optional
    return RelativeTarget(match[1], match[2] or "", match[3] or "")


@lru_cache(maxsize=1024)  # rule after rule asks for the targets of a page
def own_path(target: str, folder: str) -> str | None:
    """The path in `docs` that a target leads to; none for other sites and the page itself."""
    parts = relative_target(target)
    if not parts or not parts.path:
        return None
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))


def anchor_of(target: str) -> str:
    """What stands behind the `#`, undecoded: an anchor is written as it is."""
    return target.partition("#")[2]
