"""What the checker has said so far, file by file, and what of it is new."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsroom.build.preview.judging import Told
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
        self._found: dict[Path, tuple[Told, ...]] = {}
        self._saved: dict[Path, int] = {}
        self._said: set[tuple[str, ...]] = set()
        self._summary = ""
        self._others = Others()

    def saved(self, paths: Iterable[Path], number: int) -> None:
        """These files were saved; what was found in them before is old."""
        self._saved.update(dict.fromkeys(paths, number))

    def report(self, report: Mapping[str, Any], number: int) -> set[Path]:
        """Take in what the judge says; the files that it is about, those saved since left out."""
        told: dict[Path, list[Told]] = {}
        for one in report["problems"]:
            told.setdefault(Path(one["file"]), []).append(Told(**one | {"lines": (*one["lines"],)}))
        if report["paths"] is None:
            if report["number"] < number:
                return set()
            about = self._found.keys() | told.keys() | self._saved.keys()
            kept: dict[Path, tuple[Told, ...]] = {}
        else:
            paths = map(Path, report["paths"])
            about = {path for path in paths if self._saved.get(path, 0) <= report["number"]}
            kept = {path: self._of_house(path) for path in about}
        for path in about:
            self._set(path, (*kept.get(path, ()), *told.get(path, ())))
        found = [one.severity for told in self._found.values() for one in told]
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

    def errors_in(self, path: Path) -> list[Told]:
        """The errors of a file."""
        return _errors(self._found.get(path, ()))

    def others(self) -> Others:
        """What became other since this was last asked."""
        found, self._others = self._others, Others()
        return found

    def all(self) -> list[Told]:
        """Every problem, the errors first."""
        told = [one for path in sorted(self._found) for one in self._found[path]]
        return sorted(told, key=lambda one: one.severity != "error")

    def print_told(self, told: Iterable[Told]) -> None:
        """Say something in the terminal as the report does."""
        for one in told:
            self._say("\n".join(one.lines))

    def print_once(self, messages: Iterable[str]) -> None:
        """Say what MkDocs warns of, the first time."""
        for message in messages:
            if (message,) not in self._said:
                self._said.add((message,))
                self._say(message)

    def _of_house(self, path: Path) -> tuple[Told, ...]:
        return tuple(one for one in self._found.get(path, ()) if one.of_house)

    def _set(self, path: Path, told: Iterable[Told]) -> None:
        before = self._found.pop(path, ())
        now = tuple({one.lines: one for one in told}.values())
        if now:
            self._found[path] = now
        if now != before:
            self._others.is_any = True
        if _errors(now) != _errors(before):
            self._others.with_errors.add(path)

    def _print(self, about: Iterable[Path], pages: int | None) -> None:
        """Say what is new, and after a look at all pages how many problems there are."""
        told = [one for path in sorted(about) for one in self._found.get(path, ())]
        self.print_told(one for one in told if one.lines not in self._said)
        self._said -= {lines for lines in self._said if len(lines) > 1} if pages else set()
        self._said |= {one.lines for one in told}
        if pages is not None:
            words, (errors, warnings) = load_words(self._lang).commands, self.counts
            ending = words.summary if errors or warnings else words.nothing_wrong
            summary = ending.format(pages=pages, errors=errors, warnings=warnings)
            if summary != self._summary:
                self._summary = summary
                self._say(summary)


def _errors(told: Iterable[Told]) -> list[Told]:
    return [one for one in told if one.severity == "error"]
