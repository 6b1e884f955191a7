"""Asking other sites whether a page is there: politely, and with doubt.

Only what is certain counts as broken: a page that its server knows to be gone, a host that no
longer has a name. Servers that refuse programs, want to be left alone or do not answer leave the
question open.
"""

import socket
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from itertools import groupby
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from newsroom.build.outside_links import Answer

GONE: Final = frozenset({404, 410})
LEAVE_US_ALONE: Final = frozenset({429, 503})
"""After one of these, a host is asked nothing more on that day."""
HOSTS_AT_ONCE = 8
"""Each of them is asked one thing at a time."""


@dataclass(frozen=True)
class Manner:
    """How one asks."""

    name: str
    """Who asks, for the server's log: a name, and where one finds us."""
    timeout_seconds: float = 20
    pause_seconds: float = 1
    """Between two questions to one host."""


def ask_all(links: Iterable[str], manner: Manner) -> dict[str, Answer]:
    """What became of each link, in the order of the links."""
    by_host = groupby(sorted(links, key=_host), key=_host)
    groups = [[*group] for _, group in by_host]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        answered = [*threads.map(lambda group: _ask_host(group, manner), groups)]
    return dict(sorted(pair for answers in answered for pair in answers.items()))


def _host(link: str) -> str:
    return urlsplit(link).netloc.lower()


def _ask_host(links: Iterable[str], manner: Manner) -> Mapping[str, Answer]:
    answers: dict[str, Answer] = {}
    unwelcome = ""
    for link in links:
        if answers and not unwelcome:
            time.sleep(manner.pause_seconds)
        answers[link] = Answer("unknown", unwelcome) if unwelcome else ask(link, manner)
        if answers[link].code in LEAVE_US_ALONE:
            unwelcome = f"not asked: {answers[link].said} before"
    return answers


def ask(link: str, manner: Manner) -> Answer:
    """Whether a page is there: by its head, and if that does not succeed, by its beginning."""
    answer = _answered(lambda: _request("HEAD", link, manner), manner)
    if answer.state == "works" or answer.code in LEAVE_US_ALONE:
        return answer
    time.sleep(manner.pause_seconds)
    return _answered(lambda: _request("GET", link, manner), manner)


def _answered(request: Callable[[], Answer], manner: Manner) -> Answer:
    try:
        return request()
    except HTTPError as error:
        with suppress(OSError):
            error.close()
        said = f"{error.code} {_first_line(error.reason)}".strip()
        return Answer("broken" if error.code in GONE else "unknown", said, error.code)
    except URLError as error:
        if isinstance(error.reason, socket.gaierror) and _has_no_name(error.reason):
            return Answer("broken", "there is no such host")
        return Answer("unknown", _in_short(error.reason, manner))
    except (OSError, HTTPException, ValueError) as error:
        return Answer("unknown", _in_short(error, manner))


def _has_no_name(error: socket.gaierror) -> bool:
    """A name that does not exist; when the servers of names are away, nothing is known."""
    return error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def _in_short(reason: object, manner: Manner) -> str:
    if isinstance(reason, TimeoutError):
        return f"no answer in {manner.timeout_seconds:g} s"
    return _first_line(reason) or type(reason).__name__


def _first_line(said: object) -> str:
    return str(said).partition("\n")[0][:200]


def _request(method: str, link: str, manner: Manner) -> Answer:
    headers = {"User-Agent": manner.name, "Accept": "*/*"}
    options = Request(_in_ascii(link), headers=headers, method=method)  # noqa: S310 - see `_opener`
    with _opener().open(options, timeout=manner.timeout_seconds) as answer:
        assert isinstance(answer, HTTPResponse)
        answer.read(1)
        return Answer("works", f"{answer.status} {answer.reason}".strip(), answer.status)


def _opener() -> OpenerDirector:
    """Follows redirections, but opens no files and nothing but the web."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
        UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _in_ascii(link: str) -> str:
    """A link with letters of all languages, as it is sent. Raises `ValueError`."""
    parts = urlsplit(link)
    host = parts.hostname or ""
    place = host if host.isascii() else host.encode("idna").decode("ascii")
    if ":" in place:
        place = f"[{place}]"
    place = f"{place}:{parts.port}" if parts.port else place
    kept = "%/:=&?~+!$,;'@()*[]"
    return urlunsplit((parts.scheme, place, quote(parts.path, kept), quote(parts.query, kept), ""))
