"""The checker beside the preview: judges in a process of its own, so that nobody waits for it.

Python runs one thread at a time; a judge in the same process would halve the speed of the
pages. Orders and reports go as lines of JSON. Run as a program, this file is that process.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
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
from newsroom.preview.page_store import PageStore

QUIET = 0.5
"""Seconds without a save after which the whole house is judged; a fast writer saves sooner."""


@dataclass(frozen=True)
class Message:
    """A problem as it is told: the lines of the text report."""

    file: str
    severity: str
    lines: tuple[str, ...]
    of_library: bool = False
    """Whether it was found only by looking at all pages."""


@dataclass(frozen=True)
class CheckOptions:
    """How to judge, and for whom."""

    docs: str
    languages: tuple[str, ...]
    today: str
    lang: str
    base: str
    number: int = 0
    """Of the last save that is known already."""


def format_message(problem: Problem, order: CheckOptions, *, of_library: bool) -> Message:
    """A problem in the words and lines of the report for people."""
    formatted = format_problem(problem, order.lang)
    found = Findings(formatted=[formatted], pages=1, base=Path(order.base), lang=order.lang)
    lines = text_report(found).split("\n")[:-1]  # the last says how many there are
    return Message(str(problem.file), formatted.severity, tuple(lines), of_library)


class Checker:
    """Follows the saved files and reports: first on them, then on everything."""

    def __init__(self, order: CheckOptions, inbox: Queue[Any], report: Callable[..., None]) -> None:
        self.order, self.inbox, self.report = order, inbox, report
        self.today = date.fromisoformat(order.today)
        self.store = PageStore(Path(order.docs), order.languages)
        self._context = RuleContext(self.store.as_written(), self.today)

    def work(self) -> None:
        """Judge until the preview has gone."""
        number, is_due = self.order.number, True
        while True:
            try:
                message = self.inbox.get(timeout=QUIET if is_due else None)
            except Empty:
                is_due = not self._whole_library(number)
                continue
            if message is None:
                return
            number, is_due = message["number"], True
            self._some(number, [Path(path) for path in message["paths"]])

    def _some(self, number: int, saved: list[Path]) -> None:
        """Check saved pages, and the pages that refer to other saved files."""
        paths = [path for path in saved if path.suffix == ".md"]
        others = [path for path in saved if path.suffix != ".md"]
        if others:
            self._context = RuleContext(self.store.as_written(), self.today)
            paths += [path for path in self._referring_to(others) if path not in paths]
        before = [self._header(path) for path in paths]
        self.store.renew(paths)
        library = self.store.as_written()
        if before == [self._header(path) for path in paths]:
            # What rules keep of a house they know from headers: most of the time of a verdict.
            object.__setattr__(self._context, "library", library)
        else:
            self._context = RuleContext(library, self.today)
        pages = [self.store.read[path] for path in paths if path in self.store.read]
        found = (
            problem for localized in pages for problem in page_problems(localized, self._context)
        )
        of_these = type(library)(library.docs, library.languages, tuple(pages))
        kept = waivers.without_waived(found, of_these, self.today)
        messages = self._messages((one for one in kept if one.code != "WAI002"), frozenset())
        self.report(number=number, paths=[str(path) for path in paths], problems=messages)

    def _referring_to(self, files: list[Path]) -> list[Path]:
        """The pages that a file may be shown or linked in, by its name in their text."""
        names = {name for file in files for name in (file.name, quote(file.name))}
        return [
            path
            for path, page in self.store.read.items()
            if any(name in page.file.body.text for name in names)
        ]

    def _header(self, path: Path) -> Any:
        return self.store.read[path].file.header.data if path in self.store.read else None

    def _whole_library(self, number: int) -> bool:
        """Judge everything; false when a save came between."""
        library = self.store.as_written()
        context = self._context = RuleContext(library, self.today)
        found: list[Problem] = []
        for localized in library.pages:
            if not self.inbox.empty():
                return False
            found += page_problems(localized, context)
        alone = frozenset(map(id, found))
        for rule in LIBRARY_RULES:
            if not self.inbox.empty():
                return False
            found += rule(context)
        messages = self._messages(waivers.without_waived(found, library, self.today), alone)
        self.report(number=number, paths=None, problems=messages, pages=len(library.pages))
        return True

    def _messages(
        self, problems: Iterable[Problem], alone: frozenset[int]
    ) -> list[Mapping[str, Any]]:
        ordered = sorted(problems, key=Problem.sort_key)
        return [
            asdict(format_message(one, self.order, of_library=bool(alone) and id(one) not in alone))
            for one in ordered
        ]


def main() -> None:
    """Read the order, then judge what the preview names until it hangs up."""
    if hasattr(os, "nice"):
        os.nice(5)  # the pages come first
    written = json.loads(sys.stdin.readline())
    order = CheckOptions(**written | {"languages": tuple(written["languages"])})
    inbox: Queue[Any] = Queue()

    def listen() -> None:
        for line in sys.stdin:
            inbox.put(json.loads(line))
        inbox.put(None)

    def report(**said: Any) -> None:
        print(json.dumps(said), flush=True)

    threading.Thread(target=listen, daemon=True).start()
    Checker(order, inbox, report).work()


if __name__ == "__main__":
    main()
