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
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from http.client import HTTPException
from itertools import groupby
from pathlib import Path
from typing import Final, Literal

from newsroom.build.cache_files import fits, read_json
from newsroom.build.manifest import file_stats
from newsroom.build.requests import RefusedError, follow
from newsroom.content.entities import decoded
from newsroom.content.link_targets import outside_address
from newsroom.content.web_address import WEB, authority
from newsroom.words import Words

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
_LONGEST = 200
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"', re.IGNORECASE)


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
    """For one link in all, redirections included; only the pause comes on top of it."""
    pause_seconds: float = 1
    """Between two requests to one host."""
    allow_private: bool = False
    """Whether hosts of the own network may be asked, too: for tests."""


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
        for link in sorted(set(_links_in(path.read_text(encoding="utf-8")))):
            if not link.startswith(own):
                found.setdefault(link, []).append(page)
    return found


def _links_in(html: str) -> Iterator[str]:
    """The links to other sites, as they are written but for what stands behind a `#`."""
    for written in _LINK.findall(html):
        address = outside_address(written)
        if address and address.scheme in WEB:
            link = decoded(written).partition("#")[0]
            is_whole = link.lower().startswith(("https://", "http://"))
            yield link if is_whole else address.href.partition("#")[0]


def request_all(links: Iterable[str], options: RequestOptions) -> dict[str, Answer]:
    """The answer for each link, in the order of the links."""
    by_host = groupby(sorted(links, key=_host), key=_host)
    groups = [[*group] for _, group in by_host]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as threads:
        answered = [*threads.map(lambda group: _request_from_host(group, options), groups)]
    return dict(sorted(pair for answers in answered for pair in answers.items()))


def _host(link: str) -> str:
    return authority(link)[1]


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
    started = time.monotonic()
    answer = _answer("HEAD", link, options, options.timeout_seconds / 2)
    if answer.state == "works" or answer.code in REFUSING:
        return answer
    left = options.timeout_seconds - (time.monotonic() - started)
    time.sleep(options.pause_seconds)
    return _answer("GET", link, options, left)


def _answer(method: str, link: str, options: RequestOptions, seconds: float) -> Answer:
    headers = {"User-Agent": options.user_agent, "Accept": "*/*", "Connection": "close"}
    try:
        response = follow(
            method,
            link,
            headers,
            seconds=seconds,
            allow_private=options.allow_private,
        )
    except socket.gaierror as error:
        if error.errno in _NO_SUCH_NAME:
            return Answer("broken", "there is no such host")
        return Answer("unknown", _in_short(error, options))
    except (OSError, HTTPException, RefusedError, ValueError) as error:
        return Answer("unknown", _in_short(error, options))
    message = _printable(f"{response.status} {response.reason}".strip())
    state: State = "works" if 200 <= response.status < 300 else "unknown"
    return Answer("broken" if response.status in GONE else state, message, response.status)


def _in_short(reason: object, options: RequestOptions) -> str:
    if isinstance(reason, TimeoutError):
        return f"no answer in {options.timeout_seconds:g} s"
    return _printable(str(reason).partition("\n")[0]) or type(reason).__name__


def _printable(text: str) -> str:
    """A text of others for the terminal and for logs: short, and without control characters."""
    shown = (one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text[:_LONGEST])
    return "".join(shown)


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
    words: Words,
) -> str:
    """The text for the terminal: each of the `named` links with its pages, then the counts.

    The words are `commands.outside_links`.
    """
    lines = []
    for link in named:
        first, *more = links[link]
        since = failures[link][0].isoformat()
        message = answers[link].message if answers[link].code else words.no_host
        lines.append(words.broken.format(link=_printable(link), message=message, since=since))
        on_page = words.on_pages if more else words.on_page
        lines.append(f"    {on_page.format(page=_printable(first), count=len(more))}")
    counts = dict.fromkeys(("works", "broken", "unknown"), 0)
    for answer in answers.values():
        counts[answer.state] += 1
    lines.append(words.summary.format(count=len(answers), **counts))
    return "\n".join(lines)
