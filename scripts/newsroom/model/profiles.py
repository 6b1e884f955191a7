"""The services on which organisations have profiles, and the addresses of each."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Service = Literal[
    "linkedin",
    "mastodon",
    "bluesky",
    "youtube",
    "instagram",
    "facebook",
    "threads",
    "x",
    "vimeo",
    "github",
]

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "linkedin": "LinkedIn",
        "mastodon": "Mastodon",
        "bluesky": "Bluesky",
        "youtube": "YouTube",
        "instagram": "Instagram",
        "facebook": "Facebook",
        "threads": "Threads",
        "x": "X",
        "vimeo": "Vimeo",
        "github": "GitHub",
    }
)
"""What readers of every language call them."""

HOSTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "linkedin": ("linkedin.com",),
        "bluesky": ("bsky.app",),
        "youtube": ("youtube.com", "youtu.be"),
        "instagram": ("instagram.com",),
        "facebook": ("facebook.com", "fb.com"),
        "threads": ("threads.net", "threads.com"),
        "x": ("x.com", "twitter.com"),
        "vimeo": ("vimeo.com",),
        "github": ("github.com",),
    }
)
"""Their hosts; Mastodon has as many as there are servers."""

_ADDRESS = re.compile(r"https://(?P<host>[^/?#]+)(?P<path>[^?#]*)", re.IGNORECASE)
_ACCOUNT = re.compile(r"/@[\w.-]+(?:@[\w.-]+)?/?", re.ASCII)
"""The path of an account on a server of Mastodon: `/@loom`."""
_OF_PERSON = re.compile(r"/(?:in|pub)/.+")
"""The path of a person’s profile on LinkedIn; organisations are below `company` or `school`."""


def service_of(address: str) -> str | None:
    """The service that an address belongs to; `None` if it is no profile on any."""
    match = _ADDRESS.fullmatch(address.partition("?")[0].partition("#")[0])
    if not match:
        return None
    host = match["host"].lower()
    for service, hosts in HOSTS.items():
        if any(host == one or host.endswith(f".{one}") for one in hosts):
            return service if match["path"].strip("/") else None
    return "mastodon" if _ACCOUNT.fullmatch(match["path"]) else None


def is_address(written: str) -> bool:
    """Whether this is the whole of a web address."""
    return bool(_ADDRESS.match(written))


def is_of_person(address: str) -> bool:
    """Whether an address is the profile of a person, not of an organisation."""
    match = _ADDRESS.match(address)
    return bool(match and service_of(address) == "linkedin" and _OF_PERSON.match(match["path"]))
