"""The HTTP headers that a host should send with every file, and the file `_headers`.

`hosting/nginx.conf` and `hosting/Caddyfile` have the same headers; a test compares them.
`Strict-Transport-Security` is not among them: only the owner of a host can decide on it.
"""

import re
from collections.abc import Iterable

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""What a page may load and do (Content Security Policy, level 3): only files of the site."""

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""`Cache-Control` of a file whose name changes with its content (RFC 9111; RFC 8246)."""
ASKED_AGAIN = "public, max-age=0, must-revalidate"
"""`Cache-Control` of every other file: cached, but never used without revalidation."""

HASHED = r"/assets/(?:site\.[0-9a-f]{10}\.css$|search/[\w-]+/[0-9a-f]{12}/)"
"""The addresses of files whose name, or whose folder's name, has the hash of the content."""


def headers_file(paths: Iterable[str]) -> str:
    """The file `_headers`, which Netlify and Cloudflare Pages read at the root of a site.

    `ASKED_AGAIN` is not in it: both hosts send it by default, and where two rules set one header
    they send both values, joined.
    """
    found = (re.match(HASHED, f"/{path}") for path in paths)
    hashed = sorted(
        {match[0] + ("*" if match[0].endswith("/") else "") for match in found if match}
    )
    rules = {"/*": HEADERS} | {address: {"Cache-Control": KEPT_FOR_EVER} for address in hashed}
    return "\n".join(
        "\n".join([address, *(f"  {name}: {value}" for name, value in headers.items()), ""])
        for address, headers in rules.items()
    )
