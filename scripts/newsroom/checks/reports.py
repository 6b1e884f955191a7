"""How problems are printed: for people, for programs, for the pages of a code review."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from newsroom.checks.speech import Spoken
from newsroom.words import load_words

Report = Callable[[Sequence[Spoken], int, Path, str], str]
"""From the problems, the number of pages, the folder that paths are shown from and the
language of the messages to what is printed, without a line end at its end."""


def text_report(spoken: Sequence[Spoken], pages: int, base: Path, lang: str) -> str:
    """For people: place, fact and cure, and at the end how many."""
    words = load_words(lang).commands
    blocks = [
        f"{_place(one, base)}: {words[one.severity]}: {one.message}\n"
        f"    {one.hint}  ({one.problem.code})"
        for one in spoken
    ]
    errors = sum(one.severity == "error" for one in spoken)
    ending = words.summary if spoken else words.nothing_wrong
    blocks.append(ending.format(pages=pages, errors=errors, warnings=len(spoken) - errors))
    return "\n".join(blocks)


def json_report(spoken: Sequence[Spoken], _pages: int, base: Path, _lang: str) -> str:
    """For programs: a list, sorted by file, line and column."""
    records = [
        {
            "file": _shown_path(one.problem.file, base),
            "line": one.problem.place.line,
            "column": one.problem.place.column,
            "code": one.problem.code,
            "severity": one.severity,
            "language": one.problem.language,
            "field": one.problem.field,
            "message": one.message,
            "hint": one.hint,
            "help": one.help,
        }
        for one in spoken
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def github_report(spoken: Sequence[Spoken], _pages: int, base: Path, _lang: str) -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "\n".join(
        f"::{one.severity} file={_property(_shown_path(one.problem.file, base))},"
        f"line={one.problem.place.line},col={one.problem.place.column},"
        f"title={one.problem.code}::{_message(f'{one.message} {one.hint}')}"
        for one in spoken
    )


REPORTS: Mapping[str, Report] = {
    "text": text_report,
    "json": json_report,
    "github": github_report,
}


def _place(one: Spoken, base: Path) -> str:
    path = _shown_path(one.problem.file, base)
    return f"{path}:{one.problem.place.line}:{one.problem.place.column}"


def _shown_path(path: Path, base: Path) -> str:
    return Path(os.path.relpath(path, base)).as_posix()


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
