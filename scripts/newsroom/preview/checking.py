"""Checks the pages of a preview; run as a program, in a process of its own.

Python runs one thread at a time: in the same process, checking would halve the speed of the
pages. The program reads lines of JSON (the options, then the files of each save) and prints
its reports as such.
"""

import json
import os
import sys
import threading
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from queue import Empty, Queue
from typing import Any
from urllib.parse import quote

from newsroom.checks import waivers
from newsroom.checks.checker import page_problems
from newsroom.checks.messages import format_problem
from newsroom.checks.reports import Findings, text_report
from newsroom.checks.rules import LIBRARY_RULES
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.problem import Problem
from newsroom.content.readable import UnreadableError
from newsroom.model.limits import UnableError
from newsroom.preview.page_store import PageStore
from newsroom.render.page_html import html_by
from newsroom.render.settings.problems import menu_problems

PAUSE = 0.5
"""Seconds without a save after which all pages are checked."""


@dataclass(frozen=True)
class Message:
    """A problem as the text report shows it."""

    file: str
    severity: str
    lines: tuple[str, ...]
    of_library: bool = False
    """Whether it is found only when all pages are checked."""


@dataclass(frozen=True)
class CheckOptions:
    """What to check, and how."""

    docs: str
    languages: tuple[str, ...]
    today: str
    lang: str
    """The language of the messages."""
    base: str
    """The folder that paths are shown from."""
    settings: str
    """The file of the settings, whose menu must lead to all pages."""
    number: int = 0
    """The number of saves so far."""


class Checker:
    """Reports on saved files, then on all pages."""

    def __init__(self, options: CheckOptions, inbox: Queue[Any]) -> None:
        self._options, self._inbox = options, inbox
        self._today = date.fromisoformat(options.today)
        self._store = PageStore(Path(options.docs), options.languages)
        self._html = html_by(Path(options.settings))
        self._context = self._new_context()

    def run(self) -> None:
        """Check what comes into the inbox, until the process is ended."""
        number, is_due = self._options.number, True
        while True:
            try:
                message = self._inbox.get(timeout=PAUSE if is_due else None)
            except Empty:
                is_due = not self._check_all(number)
                continue
            number, is_due = message["number"], True
            self._check_saved(number, [Path(path) for path in message["paths"]])

    def _check_saved(self, number: int, saved: list[Path]) -> None:
        """Check saved pages, and the pages that refer to other saved files."""
        paths = [path for path in saved if path.suffix == ".md"]
        others = [path for path in saved if path.suffix != ".md"]
        if others:
            self._store.reload_register()
            self._context = self._new_context()
            paths += [path for path in self._referring_to(others) if path not in paths]
        self._reload(paths)
        pages = [self._store.read[path] for path in paths if path in self._store.read]
        found = [one for page in pages for one in page_problems(page, self._context)]
        library = replace(self._store.written, pages=tuple(pages))
        kept = waivers.without_waived(found, library, self._today)
        # A waiver may be for a problem that is found only when all pages are checked.
        messages = [self._message(one) for one in _sorted(kept) if one.code != "WAI002"]
        _report(number=number, paths=[str(path) for path in paths], problems=messages)

    def _referring_to(self, files: list[Path]) -> list[Path]:
        """The pages that may show or link a file: those with its name in their text."""
        names = {name for file in files for name in (file.name, quote(file.name))}
        return [
            path
            for path, page in self._store.read.items()
            if any(name in page.file.body.text for name in names)
        ]

    def _reload(self, paths: list[Path]) -> None:
        """Read pages again. What rules remember of the library is kept if no header changed."""
        before = [self._header(path) for path in paths]
        self._store.reload(paths)
        if before == [self._header(path) for path in paths]:
            object.__setattr__(self._context, "library", self._store.written)
        else:
            self._context = self._new_context()

    def _new_context(self) -> RuleContext:
        return RuleContext(self._store.written, self._today, self._html)

    def _header(self, path: Path) -> Any:
        return self._store.read[path].file.header.data if path in self._store.read else None

    def _check_all(self, number: int) -> bool:
        """Check all pages; false if it was given up because of a save."""
        library = self._store.written
        context = self._context = self._new_context()
        found: list[Problem] = []
        for page in library.pages:
            if not self._inbox.empty():
                return False
            found += page_problems(page, context)
        of_pages = frozenset(map(id, found))
        for rule in LIBRARY_RULES:
            if not self._inbox.empty():
                return False
            found += rule(context)
        kept = [*waivers.without_waived(found, library, self._today)]
        kept += menu_problems(Path(self._options.settings), library)
        messages = [self._message(one, of_library=id(one) not in of_pages) for one in _sorted(kept)]
        _report(number=number, paths=None, problems=messages, pages=len(library.pages))
        return True

    def _message(self, problem: Problem, *, of_library: bool = False) -> dict[str, Any]:
        formatted = format_problem(problem, self._options.lang)
        base, lang = Path(self._options.base), self._options.lang
        findings = Findings(formatted=[formatted], pages=1, base=base, lang=lang)
        lines = text_report(findings).split("\n")[:-1]  # the last is a summary
        return asdict(Message(str(problem.file), formatted.severity, tuple(lines), of_library))


def _report(**content: Any) -> None:
    print(json.dumps(content), flush=True)


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=Problem.sort_key)


def main() -> None:
    """Read the options, then check saved files until the input ends."""
    if hasattr(os, "nice"):
        os.nice(5)  # making pages is more urgent
    written = json.loads(sys.stdin.readline())
    options = CheckOptions(**written | {"languages": tuple(written["languages"])})
    inbox: Queue[Any] = Queue()

    def read_saves() -> None:
        for line in sys.stdin:
            inbox.put(json.loads(line))
        os._exit(0)  # the preview has ended: nobody reads what is being checked

    threading.Thread(target=read_saves, daemon=True).start()
    try:
        Checker(options, inbox).run()
    except (UnableError, UnreadableError) as error:  # the next save starts this process anew
        sys.exit(str(error))


if __name__ == "__main__":
    main()
