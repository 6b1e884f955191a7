"""The dry run of an import: the errors that the checker would report for the new page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from newsroom.checks.checker import check_library, severity
from newsroom.checks.messages import format_problem
from newsroom.checks.rendered_text import MakeHtml
from newsroom.checks.reports.source_lines import excerpt, visible
from newsroom.content.library import Library
from newsroom.content.problem import Problem
from newsroom.words import load_words


def new_errors(
    path: Path, text: str, library: Library, today: date, html: MakeHtml | None
) -> list[Problem]:
    """The errors of this text, and those that it would cause in other pages."""
    after = _errors(library.with_translation(path, text), today, html)
    elsewhere = [problem for problem in after if problem.file != path]
    known = {repr(problem) for problem in _errors(library, today, html)} if elsewhere else set()
    return [p for p in after if p.file == path or repr(p) not in known]


def report(problems: list[Problem], path: Path, text: str, lang: str, base: Path) -> str:
    """The problems as text, with excerpts of `text`, which is not in a file yet."""
    lines = text.split("\n")
    return "\n".join(
        line
        for problem in problems
        for line in _lines(problem, lines if problem.file == path else [], lang, base)
    )


def _errors(library: Library, today: date, html: MakeHtml | None) -> list[Problem]:
    return [one for one in check_library(library, today, html) if severity(one.code) == "error"]


def _lines(problem: Problem, lines: list[str], lang: str, base: Path) -> Iterator[str]:
    one = format_problem(problem, lang)
    number, column = problem.place
    file = problem.file.relative_to(base) if problem.file.is_relative_to(base) else problem.file
    word = load_words(lang).commands[one.severity]
    yield f"{visible(file.as_posix())}:{number}:{column}: {word}: {visible(one.message)}"
    if number <= len(lines) and lines[number - 1].strip(" -"):
        shown, blanks = excerpt(lines[number - 1], column)
        yield f"    | {shown}"
        yield f"    | {blanks}^"
    yield f"    {visible(one.hint)}  ({problem.code})"
