"""Where a built site leads to other sites, and what is remembered of those that failed.

A link is called broken only when it has failed on several days: a site that is down for a night
is no news. Nothing is asked here; `asking.py` does.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import urldefrag, urlsplit

State = Literal["works", "broken", "unknown"]
Failures = Mapping[str, tuple[date, ...]]
"""The days on which each link has failed since it last worked."""

_LEADS = re.compile(r'<a\b[^>]*?\shref="(https?://[^"]*)"', re.IGNORECASE)


@dataclass(frozen=True)
class Answer:
    """What became of one question."""

    state: State
    said: str
    """In short words: `404 Not Found`, `no answer in 20 s`."""
    code: int | None = None
    """What the server answered; nothing when none did."""


class MemoryLostError(Exception):
    """What was remembered cannot be read."""


def outside_links(site: Path, own: str) -> dict[str, list[str]]:
    """Each address outside, and the addresses of the pages that lead there.

    What begins with `own`, the address of the site itself, is seen by the inspection of each
    build.
    """
    found: dict[str, list[str]] = {}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().removesuffix("index.html") or "/"
        written = map(unescape, _LEADS.findall(path.read_text(encoding="utf-8")))
        for link in sorted({urldefrag(link).url for link in written}):
            if not link.startswith(own) and urlsplit(link).netloc:
                found.setdefault(link, []).append(page)
    return found


def remember(failures: Failures, answers: Mapping[str, Answer], day: date) -> Failures:
    """What is to be remembered after the answers of a day; of links that are gone, nothing.

    When no server at all answered, the network is away: all stays as it was.
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
    """What was remembered; nothing when there is no file. Raises `MemoryLostError`."""
    if not path.exists():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))["failed"]
        return {str(link): tuple(map(date.fromisoformat, days)) for link, days in held.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise MemoryLostError(f"{path} cannot be read") from error


def failures_as_json(failures: Failures) -> bytes:
    """The file that `read_failures` reads."""
    held = {link: [day.isoformat() for day in days] for link, days in sorted(failures.items())}
    text = json.dumps({"failed": held}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def report(
    links: Mapping[str, list[str]],
    answers: Mapping[str, Answer],
    failures: Failures,
    named: Iterable[str],
) -> str:
    """What a person should read: each broken link with its pages, then the sums."""
    lines = []
    for link in named:
        first, *more = links[link]
        since = failures[link][0].isoformat()
        others = f" and {len(more)} more" if more else ""
        lines += [f"{link}: {answers[link].said}, first on {since}", f"    on {first}{others}"]
    counts = dict.fromkeys(("works", "broken", "unknown"), 0)
    for answer in answers.values():
        counts[answer.state] += 1
    lines.append(
        f"Asked {len(answers)} links: {counts['works']} work, {counts['broken']} failed today, "
        f"of {counts['unknown']} it cannot be told."
    )
    return "\n".join(lines)
