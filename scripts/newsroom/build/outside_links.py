"""Links of a built site to other sites: finding them, requesting them, remembering failures.

Only what is certain counts as broken: a page that its server knows to be gone, or a host name
that does not exist. Servers that refuse programs, ask for fewer requests or do not answer leave
the question open. A broken link is reported when it has failed on several days.
"""

import json
import os
import re
import socket
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from html import unescape
from http.client import HTTPException, HTTPResponse
from itertools import groupby
from pathlib import Path
from typing import Final, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urlsplit, urlunsplit
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

from newsroom.build.cache_files import fits, read_json
from newsroom.build.manifest import file_stats

State = Literal["works", "broken", "unknown"]
Failures = Mapping[str, tuple[date, ...]]
"""The days on which each link has failed since it last worked."""
GONE: Final = frozenset({404, 410})
REFUSING: Final = frozenset({429, 503})
"""After one of these, a host gets no more requests on that day."""
HOSTS_AT_ONCE = 8
"""Each of them gets one request at a time."""
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""Errors that say that a name does not exist; others, that no name server answers."""
_LINK = re.compile(r'<a\b[^>]*?\shref="(https?://[^"]*)"', re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """The result of a request."""

    state: State
    message: str
    """In short: `404 Not Found`, `no answer in 20 s`."""
    code: int | None = None
    """The status code; none if no server answered."""


@dataclass(frozen=True)
class RequestOptions:
    """How requests are made."""

    user_agent: str
    """For the server's log: a name, and where its owner is found."""
    timeout_seconds: float = 20
    pause_seconds: float = 1
    """Between two requests to one host."""


class MemoryLostError(Exception):
    """The file of failures cannot be read."""


def outside_links(site: Path, own: str) -> dict[str, list[str]]:
    """Each address on other sites, and the addresses of the pages that link to it.

    What begins with `own`, the address of the site itself, is left out: each build checks it.
    Raises `OSError` if the site cannot be read.
    """
    found: dict[str, list[str]] = {}
    for name in sorted(file_stats(site)):
        path = site / name
        if not (name.endswith(".html") and path.is_file()):
            continue
        page = name.removesuffix("index.html") or "/"
        written = map(unescape, _LINK.findall(path.read_text(encoding="utf-8")))
        for link in sorted({urldefrag(link).url for link in written}):
            if not link.startswith(own) and urlsplit(link).netloc:
                found.setdefault(link, []).append(page)
    return found


def request_all(links: Iterable[str], options: RequestOptions) -> dict[str, Answer]:
    """The answer for each link, in the order of the links."""
    by_host = groupby(sorted(links, key=_host), key=_host)
    groups = [[*group] for _, group in by_host]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        answered = [*threads.map(lambda group: _request_from_host(group, options), groups)]
    return dict(sorted(pair for answers in answered for pair in answers.items()))


def _host(link: str) -> str:
    return urlsplit(link).netloc.lower()


def _request_from_host(links: Iterable[str], options: RequestOptions) -> Mapping[str, Answer]:
    answers: dict[str, Answer] = {}
    refusal = ""
    for link in links:
        if answers and not refusal:
            time.sleep(options.pause_seconds)
        answers[link] = Answer("unknown", refusal) if refusal else request(link, options)
        if answers[link].code in REFUSING:
            refusal = f"not asked: {answers[link].message} before"
    return answers


def request(link: str, options: RequestOptions) -> Answer:
    """The answer to a HEAD request or, where that does not succeed, to a GET request."""
    answer = _answer("HEAD", link, options)
    if answer.state == "works" or answer.code in REFUSING:
        return answer
    time.sleep(options.pause_seconds)
    return _answer("GET", link, options)


def _answer(method: str, link: str, options: RequestOptions) -> Answer:
    try:
        return _open(method, link, options)
    except HTTPError as error:
        with suppress(OSError):
            error.close()
        message = f"{error.code} {_first_line(error.reason)}".strip()
        return Answer("broken" if error.code in GONE else "unknown", message, error.code)
    except URLError as error:
        if isinstance(error.reason, socket.gaierror) and error.reason.errno in _NO_SUCH_NAME:
            return Answer("broken", "there is no such host")
        return Answer("unknown", _in_short(error.reason, options))
    except (OSError, HTTPException, ValueError) as error:
        return Answer("unknown", _in_short(error, options))


def _in_short(reason: object, options: RequestOptions) -> str:
    if isinstance(reason, TimeoutError):
        return f"no answer in {options.timeout_seconds:g} s"
    return _first_line(reason) or type(reason).__name__


def _first_line(message: object) -> str:
    return str(message).partition("\n")[0][:200]


def _open(method: str, link: str, options: RequestOptions) -> Answer:
    headers = {"User-Agent": options.user_agent, "Accept": "*/*"}
    asked = Request(_in_ascii(link), headers=headers, method=method)  # noqa: S310 - see `_opener`
    with _opener().open(asked, timeout=options.timeout_seconds) as answer:
        assert isinstance(answer, HTTPResponse)
        answer.read(1)
        return Answer("works", f"{answer.status} {answer.reason}".strip(), answer.status)


def _opener() -> OpenerDirector:
    """Follows redirections; opens `http` and `https` addresses only."""
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
    """A link with letters of any language, encoded for a request. Raises `ValueError`."""
    parts = urlsplit(link)
    host = parts.hostname or ""
    place = host if host.isascii() else host.encode("idna").decode("ascii")
    if ":" in place:
        place = f"[{place}]"
    place = f"{place}:{parts.port}" if parts.port else place
    safe = "%/:=&?~+!$,;'@()*[]"
    return urlunsplit((parts.scheme, place, quote(parts.path, safe), quote(parts.query, safe), ""))


def remember(failures: Failures, answers: Mapping[str, Answer], day: date) -> Failures:
    """The failures after the answers of a day; those of links that are gone are dropped.

    When no server at all has answered, the network is down: nothing changes.
    """
    if answers and not any(answer.code for answer in answers.values()):
        return failures
    return {
        link: days
        for link, answer in answers.items()
        if (days := _after(failures.get(link, ()), answer.state, day))
    }


def _after(days: tuple[date, ...], state: State, day: date) -> tuple[date, ...]:
    if state == "works":
        return ()
    if state == "unknown":
        return days
    return tuple(sorted({*days, day}))


def broken(failures: Failures, answers: Mapping[str, Answer], times: int) -> list[str]:
    """The links that failed today and on at least `times` days in all."""
    return [
        link
        for link, answer in answers.items()
        if answer.state == "broken" and len(failures.get(link, ())) >= times
    ]


def read_failures(path: Path) -> Failures:
    """The failures in a file; none if there is no file. Raises `MemoryLostError`."""
    if not os.path.lexists(path):
        return {}
    match read_json(path):
        case {"failed": failed} if fits(failed, {str: [str]}):
            with suppress(ValueError):
                return {link: tuple(map(date.fromisoformat, days)) for link, days in failed.items()}
    raise MemoryLostError(f"{path} cannot be read")


def failures_as_json(failures: Failures) -> bytes:
    """The file that `read_failures` reads."""
    written = {link: [day.isoformat() for day in days] for link, days in sorted(failures.items())}
    text = json.dumps({"failed": written}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def report(
    links: Mapping[str, list[str]],
    answers: Mapping[str, Answer],
    failures: Failures,
    named: Iterable[str],
) -> str:
    """The text for the terminal: each of the `named` links with its pages, then the counts."""
    lines = []
    for link in named:
        first, *more = links[link]
        since = failures[link][0].isoformat()
        others = f" and {len(more)} more" if more else ""
        lines += [f"{link}: {answers[link].message}, first on {since}", f"    on {first}{others}"]
    counts = dict.fromkeys(("works", "broken", "unknown"), 0)
    for answer in answers.values():
        counts[answer.state] += 1
    lines.append(
        f"Asked {len(answers)} links: {counts['works']} work, {counts['broken']} failed today, "
        f"{counts['unknown']} could not be checked."
    )
    return "\n".join(lines)
