"""What the checker has said so far, file by file, and what of it is new."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.preview.checking import Message
from newsroom.words import load_words


@dataclass
class Others:
    """What is told otherwise than when last asked."""

    is_any: bool = False
    with_errors: set[Path] = field(default_factory=set)
    """The files whose errors are others."""


class Problems:
    """The problems of all files; says new ones in the terminal."""

    def __init__(self, say: Callable[[str], None], lang: str) -> None:
        self._say, self._lang = say, lang
        self.counts = (0, 0)
        """How many errors and warnings there are."""
        self._found: dict[Path, tuple[Message, ...]] = {}
        self._saved: dict[Path, int] = {}
        self._said: set[tuple[str, ...]] = set()
        self._summary = ""
        self._others = Others()

    @property
    def is_complete(self) -> bool:
        """Whether all pages were checked at least once."""
        return bool(self._summary)

    def saved(self, paths: Iterable[Path], number: int) -> None:
        """These files were saved; what was found in them before is old."""
        self._saved.update(dict.fromkeys(paths, number))

    def report(self, report: Mapping[str, Any], number: int) -> set[Path]:
        """Take in what the judge says; the files that it is about, those saved since left out."""
        messages: dict[Path, list[Message]] = {}
        for one in report["problems"]:
            messages.setdefault(Path(one["file"]), []).append(
                Message(**one | {"lines": (*one["lines"],)})
            )
        if report["paths"] is None:
            if report["number"] < number:
                return set()
            about = self._found.keys() | messages.keys() | self._saved.keys()
            kept: dict[Path, tuple[Message, ...]] = {}
        else:
            paths = map(Path, report["paths"])
            about = {path for path in paths if self._saved.get(path, 0) <= report["number"]}
            kept = {path: self._of_library(path) for path in about}
        for path in about:
            self._set(path, (*kept.get(path, ()), *messages.get(path, ())))
        found = [one.severity for messages in self._found.values() for one in messages]
        self.counts = found.count("error"), found.count("warning")
        self._print(about, report.get("pages"))
        return set(about)

    def sorted_out(self, paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
        """The files without errors, and those with."""
        good: list[Path] = []
        bad: list[Path] = []
        for path in paths:
            (bad if any(self.errors_in(path)) else good).append(path)
        return good, bad

    def errors_in(self, path: Path) -> list[Message]:
        """The errors of a file."""
        return _errors(self._found.get(path, ()))

    def others(self) -> Others:
        """What became other since this was last asked."""
        found, self._others = self._others, Others()
        return found

    def all(self) -> list[Message]:
        """Every problem, the errors first."""
        messages = [one for path in sorted(self._found) for one in self._found[path]]
        return sorted(messages, key=lambda one: one.severity != "error")

    def print_messages(self, messages: Iterable[Message]) -> None:
        """Say something in the terminal as the report does."""
        for one in messages:
            self._say("\n".join(one.lines))

    def print_once(self, messages: Iterable[str]) -> None:
        """Say what MkDocs warns of, the first time."""
        for message in messages:
            if (message,) not in self._said:
                self._said.add((message,))
                self._say(message)

    def _of_library(self, path: Path) -> tuple[Message, ...]:
        return tuple(one for one in self._found.get(path, ()) if one.of_library)

    def _set(self, path: Path, messages: Iterable[Message]) -> None:
        before = self._found.pop(path, ())
        now = tuple({one.lines: one for one in messages}.values())
        if now:
            self._found[path] = now
        if now != before:
            self._others.is_any = True
        if _errors(now) != _errors(before):
            self._others.with_errors.add(path)

    def _print(self, about: Iterable[Path], pages: int | None) -> None:
        """Say what is new, and after a look at all pages how many problems there are."""
        messages = [one for path in sorted(about) for one in self._found.get(path, ())]
        self.print_messages(one for one in messages if one.lines not in self._said)
        self._said -= {lines for lines in self._said if len(lines) > 1} if pages else set()
        self._said |= {one.lines for one in messages}
        if pages is not None:
            words, (errors, warnings) = load_words(self._lang).commands, self.counts
            ending = words.summary if errors or warnings else words.nothing_wrong
            summary = ending.format(pages=pages, errors=errors, warnings=warnings)
            if summary != self._summary:
                self._summary = summary
                self._say(summary)


def _errors(messages: Iterable[Message]) -> list[Message]:
    return [one for one in messages if one.severity == "error"]
