"""Rename a page in all languages, `rename_page.py events/a events/b`, or the id of a heading."""

import argparse
import sys
from collections.abc import Sequence

from newsroom.command_line import Parser
from newsroom.content.library import Library, read_library
from newsroom.content.page_names import page_name
from newsroom.environment import run
from newsroom.file_changes import add_options, carry_out, files_with_names, refusal
from newsroom.moves.changes import FileChange, MoveError
from newsroom.moves.headings import heading_renamed
from newsroom.moves.renaming import renamed
from newsroom.moves.settings import settings_changes
from newsroom.words import languages


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, write all files or none; 1 when it is refused, 2 on failure."""
    parser = Parser("rename_page")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    add_options(parser)
    options = parser.parse_args(arguments)
    options.docs = options.docs.absolute()
    try:
        changes = _changes(read_library(options.docs, languages()), options)
    except MoveError as error:
        print(refusal(error, options), file=sys.stderr)
        return 1
    return carry_out(changes, options)


def _changes(library: Library, options: argparse.Namespace) -> list[FileChange]:
    old, _, id_ = options.old.partition("#")
    new, mark, new_id = options.new.partition("#")
    old = page_name(old, library.docs, library.languages)
    new = page_name(new, library.docs, library.languages)
    if id_ and mark and new in ("", old):
        return heading_renamed(library, old, id_, new_id)
    if id_ or mark:
        raise MoveError("page_or_heading", page=old)
    names = files_with_names(library.docs)
    return [*renamed(library, old, new), *settings_changes(names, old, new)]


if __name__ == "__main__":
    sys.exit(run(main))
