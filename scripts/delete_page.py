"""Delete a page in all languages: `delete_page.py events/a --redirect-to events/b`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsroom.checks.reports.findings import shown_path
from newsroom.checks.reports.source_lines import excerpt, visible
from newsroom.command_line import Parser
from newsroom.content.library import Library, read_library
from newsroom.content.page_names import page_name
from newsroom.environment import run
from newsroom.file_changes import add_options, carry_out, files_with_names, refusal, words_of
from newsroom.moves.changes import FileChange, Mention, MoveError
from newsroom.moves.deleting import deleted, mentions, unused_files
from newsroom.moves.naming import page_called
from newsroom.moves.settings import settings_changes, settings_mentions
from newsroom.words import languages


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, delete all files or none; 1 when it is refused, 2 on failure."""
    options = _parser().parse_args(arguments)
    options.docs = options.docs.absolute()
    library, words = read_library(options.docs, languages()), words_of(options)
    ref = page_name(options.page, library.docs, library.languages)
    try:
        page_called(ref, library)
        files = files_with_names(library.docs)
        if found := [*mentions(library, ref), *settings_mentions(files, ref)]:
            _report(
                found,
                words.refers.format(page=ref),
                words.refuses.format(page=ref, count=len(found)),
            )
            return 1
        changes = _changes(library, ref, options)
    except MoveError as error:
        print(refusal(error, options), file=sys.stderr)
        return 1
    unused = unused_files(library, ref)
    code = carry_out(changes, options)
    if unused and code == 0:
        print(words.unused.format(files=", ".join(visible(f"docs/{one}") for one in unused)))
    return code


def _changes(library: Library, ref: str, options: argparse.Namespace) -> list[FileChange]:
    target = None if options.gone else options.redirect_to
    if target is None and not options.gone:
        target = _asked(ref, options)
    if target is not None:
        name, mark, heading = target.partition("#")
        target = f"{page_name(name, library.docs, library.languages)}{mark}{heading}"
    return [
        *deleted(library, ref, target),
        *settings_changes(files_with_names(library.docs), ref, None),
    ]


def _asked(ref: str, options: argparse.Namespace) -> str | None:
    """Where the address shall lead, as somebody says in a terminal; `None` for nowhere.

    Raises `MoveError` where nobody can be asked.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise MoveError("no_target", page=ref)
    print(words_of(options).ask.format(page=ref), end=" ", file=sys.stderr, flush=True)
    answer = sys.stdin.readline()
    if not answer:
        raise MoveError("no_target", page=ref)
    return answer.strip() or None


def _report(found: Sequence[Mention], message: str, summary: str) -> None:
    for one in found:
        shown, _ = excerpt(one.line, one.place.column)
        path = shown_path(one.file, Path.cwd())
        place = f"{visible(path)}:{one.place.line}:{one.place.column}"
        print(f"{place}: {message}\n    | {shown}", file=sys.stderr)
    print(summary, file=sys.stderr)


def _parser() -> Parser:
    parser = Parser("delete_page")
    parser.add_argument("page", metavar="PAGE")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--redirect-to", metavar="OTHER")
    group.add_argument("--gone", action="store_true")
    add_options(parser)
    return parser


if __name__ == "__main__":
    sys.exit(run(main))
