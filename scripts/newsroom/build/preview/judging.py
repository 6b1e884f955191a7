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

from newsroom.build.preview.shelf import Shelf
from newsroom.checks import waivers
from newsroom.checks.judge import page_problems
from newsroom.checks.reports import Findings, text_report
from newsroom.checks.rules import HOUSE_RULES
from newsroom.checks.rules.rule import House
from newsroom.checks.speech import say
from newsroom.content.problem import Problem

QUIET = 0.5
"""Seconds without a save after which the whole house is judged; a fast writer saves sooner."""


@dataclass(frozen=True)
class Told:
    """A problem as it is told: the lines of the text report."""

    file: str
    severity: str
    lines: tuple[str, ...]
    of_house: bool = False
    """Whether it was found only by looking at all pages."""


@dataclass(frozen=True)
class Order:
    """How to judge, and for whom."""

    docs: str
    languages: tuple[str, ...]
    today: str
    lang: str
    base: str
    number: int = 0
    """Of the last save that is known already."""


def tell(problem: Problem, order: Order, *, of_house: bool) -> Told:
    """A problem in the words and lines of the report for people."""
    spoken = say(problem, order.lang)
    found = Findings(spoken=[spoken], pages=1, base=Path(order.base), lang=order.lang)
    lines = text_report(found).split("\n")[:-1]  # the last says how many there are
    return Told(str(problem.file), spoken.severity, tuple(lines), of_house)


class Judge:
    """Follows the saved files and reports: first on them, then on everything."""

    def __init__(self, order: Order, inbox: Queue[Any], report: Callable[..., None]) -> None:
        self.order, self.inbox, self.report = order, inbox, report
        self.today = date.fromisoformat(order.today)
        self.shelf = Shelf(Path(order.docs), order.languages)
        self._house = House(self.shelf.as_written(), self.today)

    def work(self) -> None:
        """Judge until the preview has gone."""
        number, is_due = self.order.number, True
        while True:
            try:
                message = self.inbox.get(timeout=QUIET if is_due else None)
            except Empty:
                is_due = not self._whole_house(number)
                continue
            if message is None:
                return
            number, is_due = message["number"], True
            self._some(number, [Path(path) for path in message["paths"]])

    def _some(self, number: int, paths: list[Path]) -> None:
        before = [self._header(path) for path in paths]
        self.shelf.renew(paths)
        library = self.shelf.as_written()
        if before == [self._header(path) for path in paths]:
            # What rules keep of a house they know from headers: most of the time of a verdict.
            object.__setattr__(self._house, "library", library)
        else:
            self._house = House(library, self.today)
        sheets = [self.shelf.read[path] for path in paths if path in self.shelf.read]
        found = (problem for sheet in sheets for problem in page_problems(sheet, self._house))
        of_these = type(library)(library.docs, library.languages, tuple(sheets))
        kept = waivers.without_waived(found, of_these, self.today)
        told = self._told((one for one in kept if one.code != "WAI002"), frozenset())
        self.report(number=number, paths=[str(path) for path in paths], problems=told)

    def _header(self, path: Path) -> Any:
        return self.shelf.read[path].file.header.data if path in self.shelf.read else None

    def _whole_house(self, number: int) -> bool:
        """Judge everything; false when a save came between."""
        library = self.shelf.as_written()
        house = self._house = House(library, self.today)
        found: list[Problem] = []
        for sheet in library.sheets:
            if not self.inbox.empty():
                return False
            found += page_problems(sheet, house)
        alone = frozenset(map(id, found))
        for rule in HOUSE_RULES:
            if not self.inbox.empty():
                return False
            found += rule(house)
        told = self._told(waivers.without_waived(found, library, self.today), alone)
        self.report(number=number, paths=None, problems=told, pages=len(library.sheets))
        return True

    def _told(self, problems: Iterable[Problem], alone: frozenset[int]) -> list[Mapping[str, Any]]:
        ordered = sorted(problems, key=Problem.sort_key)
        return [
            asdict(tell(one, self.order, of_house=bool(alone) and id(one) not in alone))
            for one in ordered
        ]


def main() -> None:
    """Read the order, then judge what the preview names until it hangs up."""
    if hasattr(os, "nice"):
        os.nice(5)  # the pages come first
    order = Order(**json.loads(sys.stdin.readline()))
    inbox: Queue[Any] = Queue()

    def listen() -> None:
        for line in sys.stdin:
            inbox.put(json.loads(line))
        inbox.put(None)

    def report(**said: Any) -> None:
        print(json.dumps(said), flush=True)

    threading.Thread(target=listen, daemon=True).start()
    Judge(order, inbox, report).work()


if __name__ == "__main__":
    main()
