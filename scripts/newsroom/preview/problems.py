"""The problems that the checker has reported, by file; those that are new are logged."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.preview.checking import Message
from newsroom.words import load_words


@dataclass
class Update:
    """What a report of the checker has changed."""

    files: set[Path] = field(default_factory=set)
    """The files that were checked and not saved again since."""
    changed: set[Path] = field(default_factory=set)
    """Those with other problems than before."""
    changed_errors: set[Path] = field(default_factory=set)
    """Those with other errors than before."""


class Problems:
    """The problems of all files."""

    def __init__(self, log: Callable[[str], None], lang: str) -> None:
        self._log, self._lang = log, lang
        self.counts = (0, 0)
        """The numbers of errors and of warnings."""
        self._found: dict[Path, tuple[Message, ...]] = {}
        self._saves: dict[Path, int] = {}
        """For each file the number of its last save."""
        self._logged: set[tuple[str, ...]] = set()
        self._summary = ""

    @property
    def is_complete(self) -> bool:
        """Whether all pages have been checked at least once."""
        return bool(self._summary)

    def saved(self, paths: Iterable[Path], number: int) -> None:
        """Note that files were saved: reports on earlier saves say nothing about them."""
        self._saves.update(dict.fromkeys(paths, number))

    def update(self, report: Mapping[str, Any], number: int, pages: Collection[Path]) -> Update:
        """Take in a report of the checker on some files, or on all pages.

        `number` is that of the last save; `pages` are the files of all pages.
        """
        is_whole, update = report["paths"] is None, Update()
        if is_whole and report["number"] < number:
            return update
        messages = _by_file(report["problems"])
        if is_whole:
            update.files = {*pages, *self._found, *messages}
        else:
            paths = map(Path, report["paths"])
            update.files = {path for path in paths if self._saves.get(path, 0) <= report["number"]}
            for path in update.files:  # problems of the library stay until all pages are checked
                kept = [one for one in self._found.get(path, ()) if one.of_library]
                messages[path] = kept + messages[path]
        for path in update.files:
            self._set(path, messages[path], update)
        severities = [one.severity for found in self._found.values() for one in found]
        self.counts = severities.count("error"), severities.count("warning")
        self._log_new(update.files, report.get("pages"))
        return update

    def errors_in(self, path: Path) -> list[Message]:
        """The errors of a file."""
        return _errors(self._found.get(path, ()))

    def all(self) -> list[Message]:
        """Every problem, the errors first."""
        messages = [one for path in sorted(self._found) for one in self._found[path]]
        return sorted(messages, key=lambda one: one.severity != "error")

    def log(self, messages: Iterable[Message]) -> None:
        """Write messages to the terminal, as the text report does."""
        for one in messages:
            self._log("\n".join(one.lines))

    def _set(self, path: Path, messages: Iterable[Message], update: Update) -> None:
        before = self._found.pop(path, ())
        now = tuple({one.lines: one for one in messages}.values())
        if now:
            self._found[path] = now
        if now != before:
            update.changed.add(path)
        if _errors(now) != _errors(before):
            update.changed_errors.add(path)

    def _log_new(self, files: set[Path], pages: int | None) -> None:
        """Log new problems; with the number of pages, when all were checked, also the counts."""
        messages = [one for path in sorted(files & self._found.keys()) for one in self._found[path]]
        self.log(one for one in messages if one.lines not in self._logged)
        logged = {one.lines for one in messages}
        if pages is None:
            self._logged |= logged
            return
        self._logged = logged
        words, (errors, warnings) = load_words(self._lang).commands, self.counts
        ending = words.summary if errors or warnings else words.nothing_wrong
        summary = ending.format(pages=pages, errors=errors, warnings=warnings)
        if summary != self._summary:
            self._summary = summary
            self._log(summary)


def _by_file(problems: Iterable[Mapping[str, Any]]) -> defaultdict[Path, list[Message]]:
    found: defaultdict[Path, list[Message]] = defaultdict(list)
    for one in problems:
        found[Path(one["file"])].append(Message(**{**one, "lines": tuple(one["lines"])}))
    return found


def _errors(messages: Iterable[Message]) -> list[Message]:
    return [one for one in messages if one.severity == "error"]
