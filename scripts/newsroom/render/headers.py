"""The HTTP headers of each address of the site: the one table, and the file `_headers`.

`hosting.py` writes the same table for nginx and Caddy, and every page repeats its policy in a
`<meta>` for hosts that send no headers of ours. `Strict-Transport-Security` is not here: only
the owner of a host can decide on it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
EMAIL_POLICY = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "img-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""The e-mail edition of an issue: styles in the text, as mail programs want them; no script."""
EMBED_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "*",
}
"""What other sites may show in a frame of theirs: no script, no form."""
DOCUMENT_POLICY = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""A PDF. Without `sandbox`, as Safari would not show it; no browser lets it run our scripts."""
FILE_POLICY = DOCUMENT_POLICY | {"sandbox": ""}
"""A file that is no page. `sandbox` stops `<meta http-equiv="refresh">` in an SVG, too, which
no other directive does."""
WIDEST_POLICY = {name: value for name, value in POLICY.items() if name != "frame-ancestors"} | {
    "style-src": "'self' 'unsafe-inline'"
}
"""What one of the policies above allows; browsers that get both obey the one above."""

NOT_IN_META = frozenset({"frame-ancestors", "report-uri", "sandbox"})
"""Directives that browsers ignore in `<meta>` (CSP level 3, section 3.3)."""


def policy_text(policy: Mapping[str, str]) -> str:
    """A policy as the header `Content-Security-Policy` has it."""
    return "; ".join(f"{name} {value}".rstrip() for name, value in policy.items())


def meta_policy(policy: Mapping[str, str]) -> str:
    """A policy as `<meta http-equiv="Content-Security-Policy">` may have it."""
    allowed = {name: value for name, value in policy.items() if name not in NOT_IN_META}
    return policy_text(allowed)


EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}
"""The headers of every address."""
POLICY_HEADER = "Content-Security-Policy"
OPENER = "Cross-Origin-Opener-Policy"
ORIGIN = "Access-Control-Allow-Origin"


def _headers(policy: Mapping[str, str], *, opener: str) -> dict[str, str]:
    return {POLICY_HEADER: policy_text(policy), **EVERYWHERE, OPENER: opener}


HEADERS = _headers(POLICY, opener="same-origin")
"""The headers of a page, and of every address that no line of `ADDRESSES` describes."""
# With `same-origin`, browsers may refuse to open what is sandboxed (HTML, section 7.4.5).
_FILE = _headers(FILE_POLICY, opener="unsafe-none")

FEEDS = {
    "feed.xml": "application/atom+xml; charset=utf-8",
    "rss.xml": "application/rss+xml; charset=utf-8",
    "feed.json": "application/feed+json",
}
"""Types of files by their name (RFC 4287; RSS 2.0; JSON Feed 1.1)."""
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "webmanifest": "application/manifest+json",
}
"""Types of files by their ending, of those that not every host knows (RFC 4180; RFC 5545; W3C)."""


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Addresses that have other headers than pages."""

    name: str
    pattern: str
    """A regular expression for Python, PCRE and RE2; case is ignored."""
    rules: tuple[str, ...] = ()
    """The same addresses in `_headers`; for `{lang}` stands the folder of a language."""
    endings: tuple[str, ...] = ()
    """Endings of file names; `_headers` has a rule for those that there are."""
    headers: Mapping[str, str]


_LANGUAGE = r"(?:[a-z]{2,3}(?:-[a-z]+)?/)?"
"""The folder of a language, or none."""


def _ending_in(endings: Iterable[str]) -> str:
    return rf"\.(?:{'|'.join(endings)})$"


def feed_pattern(names: Iterable[str]) -> str:
    """A regular expression for the addresses of these feeds in every language."""
    return rf"^/{_LANGUAGE}(?:{'|'.join(map(re.escape, names))})$"


_FILES = ("csv", "json", "ods", "svg", "txt", "webmanifest", "xml")
ADDRESSES = (
    Addresses(
        name="email",
        pattern=r"/email\.html$",
        rules=("/*/email.html", "/*/email"),  # Cloudflare redirects the first to the second
        headers=_headers(EMAIL_POLICY, opener="same-origin"),
    ),
    Addresses(
        name="data",
        pattern=rf"^/api/|{feed_pattern(FEEDS)}|\.ics$",
        rules=("/api/*", *(f"/{{lang}}{name}" for name in FEEDS)),
        endings=("ics",),
        headers=_FILE | {ORIGIN: "*"},
    ),
    Addresses(
        name="document",
        pattern=_ending_in(["pdf"]),
        endings=("pdf",),
        headers=_headers(DOCUMENT_POLICY, opener="unsafe-none"),
    ),
    Addresses(name="file", pattern=_ending_in(_FILES), endings=_FILES, headers=_FILE),
    Addresses(
        name="embed",
        pattern=rf"^/{_LANGUAGE}embed/",
        rules=("/{lang}embed/*",),
        headers=_headers(EMBED_POLICY, opener="unsafe-none") | {ORIGIN: "*"},
    ),
)
"""Which addresses have which headers: the first line whose pattern is found applies."""


def addresses_of(path: str) -> Addresses | None:
    """The line of `ADDRESSES` for a path that begins with a slash; `None` for a page."""
    found = (one for one in ADDRESSES if re.search(one.pattern, path, re.IGNORECASE))
    return next(found, None)


def headers_of(path: str) -> Mapping[str, str]:
    """The headers of a path that begins with a slash."""
    found = addresses_of(path)
    return found.headers if found else HEADERS


KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""`Cache-Control` of a file whose name changes with its content (RFC 9111; RFC 8246)."""
ASKED_AGAIN = "public, max-age=0, must-revalidate"
"""`Cache-Control` of every other file: cached, but never used without revalidation."""

HASHED = r"/assets/(?:site\.[0-9a-f]{10}\.css$|search/[\w-]+/[0-9a-f]{12}/|(?:pictures|share)/)"
"""The addresses of files whose name, or whose folder's name, has the hash of the content."""

_PLAIN = re.compile(r"[\w./-]+", re.ASCII)
"""A path that can be written into `_headers`: no star, no colon, no end of a line."""
Rule = tuple[str, dict[str, str]]
"""An address in `_headers`, and what it sets."""
_OWN = (POLICY_HEADER, OPENER, ORIGIN)
"""The headers that `/*` does not set for all, or not finally."""


def headers_file(paths: Iterable[str]) -> str:
    """The file `_headers`, which Netlify and Cloudflare Pages read at the root of a site.

    `paths` are those of all files. Where several rules match an address, Cloudflare joins the
    values of a header and Netlify sends one of them; neither lets a rule take back what `/*`
    says. So `/*` has the widest policy, beside which each other policy means what it says, and
    a header whose values cannot be joined is set by one rule for an address. `ASKED_AGAIN` is
    not in the file: both hosts send it by default.
    """
    files = sorted(f"/{path}" for path in paths if _PLAIN.fullmatch(path))
    rules: dict[str, dict[str, str]] = {
        "/*": {POLICY_HEADER: policy_text(WIDEST_POLICY)} | EVERYWHERE
    }
    for address, headers in (*_of_pages(files), *_of_others(files), *_of_hashed(files)):
        rules[address] = rules.get(address, {}) | headers
    return "\n".join(
        "\n".join([address, *(f"  {name}: {value}" for name, value in headers.items()), ""])
        for address, headers in rules.items()
    )


def _of_pages(files: Sequence[str]) -> Iterator[Rule]:
    """A rule for the pages in each folder: `:page` and `:lang` stand for one folder each.

    There is none for all pages, as nothing can be left out of `/*`.
    """
    languages = _folders_of_languages(files)
    for file in files:
        if file.endswith("/index.html") and addresses_of(file) is None:
            yield _rule_of_page(file.removesuffix("index.html"), languages), _own(HEADERS)


def _rule_of_page(address: str, languages: Sequence[str]) -> str:
    """`/it/events/fair/` is `/:lang/events/:page/`, `/it/events/` is `/it/:page/`."""
    if address == "/":
        return address
    _, *folders, _page, _ = address.split("/")
    if len(folders) > 1 and f"{folders[0]}/" in languages:
        folders[0] = ":lang"
    return "/".join(["", *folders, ":page", ""])


def _of_others(files: Sequence[str]) -> Iterator[Rule]:
    """The rules of `ADDRESSES`, `FEEDS` and `TYPES`."""
    languages = ["", *_folders_of_languages(files)]
    endings = sorted({file.rpartition(".")[2] for file in files})
    for one in ADDRESSES:
        for rule in one.rules:
            for lang in languages if "{lang}" in rule else [""]:
                yield rule.format(lang=lang), _own(one.headers)
        for ending in endings:
            if ending.lower() in one.endings:
                yield f"/*.{ending}", _own(one.headers)
    for name, content_type in FEEDS.items():
        for lang in languages:
            yield f"/{lang}{name}", {"Content-Type": content_type}
    for ending in endings:
        if ending.lower() in TYPES:
            yield f"/*.{ending}", {"Content-Type": TYPES[ending.lower()]}


def _of_hashed(files: Iterable[str]) -> Iterator[Rule]:
    for file in files:
        if match := re.match(HASHED, file):
            star = "*" if match[0].endswith("/") else ""
            yield f"{match[0]}{star}", {"Cache-Control": KEPT_FOR_EVER}


def _folders_of_languages(files: Iterable[str]) -> list[str]:
    """The folders of the languages that have one: each has its own 404 page."""
    found = (re.fullmatch(r"/([^/]+/)404\.html", file) for file in files)
    return [match[1] for match in found if match]


def _own(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name in _OWN}
