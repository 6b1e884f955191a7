"""What the commands that rename and delete pages share: a plan is shown, or carried out."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.build.file_writing import WriteError, change_all
from newsroom.checks.messages import format_problem
from newsroom.checks.reports.findings import shown_path
from newsroom.checks.reports.source_lines import visible
from newsroom.command_line import Parser, reason_of
from newsroom.content.patch import git_patch_of
from newsroom.content.problem import Problem
from newsroom.environment import DOCS, language_of_user, print_for_programs
from newsroom.moves.changes import FileChange, MoveError
from newsroom.render.settings.problems import FILE
from newsroom.words import Words, languages, load_words


def add_options(parser: Parser) -> None:
    """Add the options that both commands have."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--dry-run", action="store_true")
    group.add_argument("--diff", action="store_true")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))


def words_of(options: argparse.Namespace) -> Words:
    """The words of these commands."""
    words = load_words(options.lang).moves
    assert isinstance(words, Words)
    return words


def files_with_names(docs: Path) -> list[Path]:
    """The files that name pages and are none: the settings, and data beside the pages."""
    found = [docs.parent / FILE, *sorted(docs.glob("*.yml"))]
    return [path for path in found if path.is_file()]


def carry_out(changes: Sequence[FileChange], options: argparse.Namespace) -> int:
    """Write the changes and name them, or only show them; 2 when they cannot be written."""
    words = words_of(options)
    if options.diff:
        patches = [_patch(one) for one in changes]
        print_for_programs("\n".join(filter(None, patches)))
        return 0
    if not options.dry_run:
        try:
            change_all(dict(_writes(changes)))
        except WriteError as error:
            print(words.nothing_changed.format(reason=reason_of(error)), file=sys.stderr)
            return 2
    for one in changes:
        print(visible(_line(one, words)))
    summary = words.would if options.dry_run else words.done
    print(summary.format(files=len(changes), references=sum(one.references for one in changes)))
    return 0


def refusal(error: MoveError, options: argparse.Namespace) -> str:
    """Why nothing is changed, and what to do."""
    problem = error.values.get("problem")
    if isinstance(problem, Problem):
        formatted = format_problem(problem, options.lang)
        return f"{formatted.message} {formatted.hint}"
    values = {name: _shown(value) for name, value in error.values.items()}
    return visible(words_of(options).refusals[error.reason].format_map(values))


def _writes(
    changes: Sequence[FileChange],
) -> Iterator[tuple[Path, tuple[bytes | None, bytes | None]]]:
    for one in changes:
        if one.new_path == one.path:
            yield one.path, (one.before, one.after)
            continue
        yield one.path, (one.before, None)
        if one.new_path is not None:
            yield one.new_path, (None, one.after)


def _patch(one: FileChange) -> str:
    new = _shown(one.new_path) if one.new_path else None
    return git_patch_of(_shown(one.path), new, one.before, one.after)


def _line(one: FileChange, words: Words) -> str:
    path = _shown(one.path)
    if one.new_path is None:
        return str(words.deleted).format(file=path)
    if one.new_path != one.path:
        return f"{path} → {_shown(one.new_path)}"
    return str(words.changed).format(file=path, count=one.references) if one.references else path


def _shown(value: object) -> str:
    """A value of a message; a place as `12:3`, a path from the folder that one stands in on."""
    if isinstance(value, Path):
        return shown_path(value, Path.cwd())
    return ":".join(map(str, value)) if isinstance(value, tuple) else str(value)
