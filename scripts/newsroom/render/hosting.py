"""The parts of `hosting/nginx.conf` and `hosting/Caddyfile` that say the table of `headers.py`."""

import re
from collections.abc import Iterator, Mapping

from newsroom.render.headers import (
    ADDRESSES,
    ASKED_AGAIN,
    EVERYWHERE,
    FEEDS,
    HASHED,
    HEADERS,
    KEPT_FOR_EVER,
    OPENER,
    ORIGIN,
    POLICY_HEADER,
    TYPES,
    feed_pattern,
)

VARYING = {POLICY_HEADER: "policy", OPENER: "opener", ORIGIN: "origin"}
"""The headers that differ between addresses, and the names of the variables that hold them."""
_BEGIN = "# Made by scripts/make_hosting.py from scripts/newsroom/render/headers.py:"
_END = "# The end of what scripts/make_hosting.py has made."
_MADE = re.compile(rf"^([ \t]*){_BEGIN}\n.*?^[ \t]*{_END}$", re.DOTALL | re.MULTILINE)


def nginx_conf(text: str) -> str:
    """`nginx.conf` with its made parts as they should be now."""
    return _with_parts(text, [_nginx_maps(), _nginx_headers()])


def caddyfile(text: str) -> str:
    """`Caddyfile` with its made parts as they should be now."""
    return _with_parts(text, [_caddy_headers(), _caddy_headers_of_errors()])


def _with_parts(text: str, parts: list[Iterator[str]]) -> str:
    """A text with the lines between its marks replaced; these have the indentation of the mark."""
    remaining = iter(parts)

    def made(mark: re.Match[str]) -> str:
        return "\n".join(f"{mark[1]}{line}" for line in (_BEGIN, *next(remaining), _END))

    changed, count = _MADE.subn(made, text)
    assert count == len(parts)
    return changed


def _nginx_maps() -> Iterator[str]:
    yield "map $uri $site_kind {"
    yield "    default page;"
    yield from (f'    "~*{one.pattern}" {one.name};' for one in ADDRESSES)
    yield "}"
    for header, name in VARYING.items():
        yield f"map $site_kind $site_{name} {{"
        yield f'    page "{HEADERS.get(header, "")}";'
        yield from (f'    {one.name} "{one.headers.get(header, "")}";' for one in ADDRESSES)
        yield "}"
    yield "map $uri $site_kept {"
    yield f'    default "{ASKED_AGAIN}";'
    yield f'    "~^{HASHED}" "{KEPT_FOR_EVER}";'
    yield "}"


def _nginx_headers() -> Iterator[str]:
    """Headers with an empty value are not sent."""
    for header, name in VARYING.items():
        yield f"add_header {header} $site_{name} always;"
    for header, value in EVERYWHERE.items():
        yield f'add_header {header} "{value}" always;'
    yield "add_header Cache-Control $site_kept always;"
    for feed, content_type in FEEDS.items():
        bare = content_type.partition(";")[0]
        yield f'location ~* "{feed_pattern([feed])}" {{ types {{ }} default_type {bare}; }}'


def _caddy_headers() -> Iterator[str]:
    yield f"map {{path}} {' '.join(f'{{site_{name}}}' for name in VARYING.values())} {{"
    for one in ADDRESSES:
        yield f'\t"~(?i){one.pattern}" {_caddy_values(one.headers)}  # {one.name}'
    yield f"\tdefault {_caddy_values(HEADERS)}"
    yield "}"
    yield "header {"
    yield from (f'\t{header} "{value}"' for header, value in EVERYWHERE.items())
    yield f"\t{POLICY_HEADER} {{site_{VARYING[POLICY_HEADER]}}}"
    yield f"\t{OPENER} {{site_{VARYING[OPENER]}}}"
    yield "}"
    yield f'@open vars {{site_{VARYING[ORIGIN]}}} "*"'
    yield f'header @open {ORIGIN} "*"'
    yield f"@kept path_regexp ^{HASHED}"
    yield f'header @kept Cache-Control "{KEPT_FOR_EVER}"'
    yield f"@asked not path_regexp ^{HASHED}"
    yield f'header @asked Cache-Control "{ASKED_AGAIN}"'
    paths = {f"*.{ending}": kind for ending, kind in TYPES.items()}
    paths |= {f"*/{name}": kind for name, kind in FEEDS.items()}
    for path, kind in paths.items():  # a path that begins with a star needs a name
        name = f"@{path.lstrip('*/.').replace('.', '-')}"
        yield f"{name} path {path}"
        yield f'header {name} Content-Type "{kind}"'


def _caddy_headers_of_errors() -> Iterator[str]:
    """An error page has the headers of a page, whatever was asked for."""
    yield "header {"
    yield f'\t{POLICY_HEADER} "{HEADERS[POLICY_HEADER]}"'
    yield f'\t{OPENER} "{HEADERS[OPENER]}"'
    yield f"\t-{ORIGIN}"
    yield f'\tCache-Control "{ASKED_AGAIN}"'
    yield '\tContent-Type "text/html; charset=utf-8"'
    yield "}"


def _caddy_values(headers: Mapping[str, str]) -> str:
    return " ".join(f'"{headers.get(header, "")}"' for header in VARYING)
