"""Addresses of the same page of another site in two languages: `/en/about`, `/it/chi-siamo`."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from newsroom.content.body import Link

_PART = re.compile(r"[a-z0-9]+(?:[-_][a-z]{2})?")
_DIGITS = re.compile(r"\d+")


def without_versions(
    there: Sequence[Link], here: Sequence[Link], lang: str, first: str
) -> tuple[list[Link], list[Link]]:
    """The links of two pages that do not lead to the same page in their two languages."""
    left = list(there)
    new: list[Link] = []
    for link in here:
        version = next(
            (one for one in left if _is_version(one.target, link.target, lang, first)), None
        )
        if version is None:
            new.append(link)
        else:
            left.remove(version)
    return left, new


def _is_version(there: str, here: str, lang: str, first: str) -> bool:
    """Whether the second is the page in a language that the first is in the first language."""
    if not (_site(there, first) == _site(here, lang) != ""):
        return False
    is_first = first in _languages(there) or not _languages(there)
    return lang in _languages(here) and is_first and _numbers(there) == _numbers(here)


def _site(address: str, lang: str) -> str:
    """The host without the name of a language in front."""
    try:
        host = urlsplit(address.lower()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").removeprefix(f"{lang}.")


def _languages(address: str) -> frozenset[str]:
    """The two-letter words of an address that may name its language."""
    host, _, path = address.lower().partition("://")[2].partition("/")
    parts = [host.partition(".")[0], *_PART.findall(path)]
    return frozenset(part[:2] for part in parts if len(part) == 2 or part[2:3] in ("-", "_"))


def _numbers(address: str) -> list[str]:
    return sorted(_DIGITS.findall(address))
