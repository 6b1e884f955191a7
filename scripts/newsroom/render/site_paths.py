"""What an address in a page leads to, as a path from the root of the site."""

import re
from urllib.parse import unquote, urljoin

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def path_from_root(address: str, url: str) -> str:
    """The path that an address means on the page `url`; empty for one of another site."""
    if _ELSEWHERE.match(address):
        return ""
    return unquote(urljoin(f"/{url}", address.partition("#")[0].partition("?")[0])).lstrip("/")
