"""Repair what can surely be repaired by itself in the pages of `docs/`; `--diff` only shows it.

Line ends, composed letters, quoted times, the form of days and the order of the fields; text
that was decoded wrongly, bullets, ligatures, words cut at the end of a line, feet of printed
pages, and the blank line before a table: never what a page says.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsroom.build.file_writing import WriteError, rewrite
from newsroom.checks.reports.findings import shown_path
from newsroom.command_line import Parser, command_words, reason_of
from newsroom.content.library import read_library
from newsroom.content.patch import patch_of
from newsroom.content.repair import UnrepairableError, repair_file
from newsroom.environment import DOCS, print_for_programs, run
from newsroom.words import languages


def main() -> int:
    """Read the command line; see `main_fix`."""
    parser = Parser("fix_content")
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--diff", action="store_true")
    options = parser.parse_args()
    for path in (options.docs, *options.paths):
        if not path.exists():
            parser.error(command_words().arguments.no_path.format(path=path))
    return main_fix(options.paths, options.docs, diff=options.diff)


def main_fix(paths: Sequence[Path], docs: Path, diff: bool) -> int:
    """Repair the pages named, or all; 0 done, 1 the diff shows something, 2 a page refused."""
    found, refused = False, False
    for path in _selected(paths, docs.absolute()):
        try:
            before, after = repair_file(path, docs.absolute(), languages())
            if before != after and not diff:
                rewrite(path, before, after)
        except (UnrepairableError, WriteError) as reason:
            left = command_words().arguments.left.format(
                path=_shown(path), reason=f"{reason_of(reason)}."
            )
            print(left, file=sys.stderr)
            refused = True
            continue
        if before != after:
            found = True
            if diff:
                print_for_programs(patch_of(_shown(path), before, after))
            else:
                print(_shown(path))
    return 2 if refused else int(found and diff)


def _selected(paths: Sequence[Path], docs: Path) -> Iterator[Path]:
    """The pages at these paths and in these folders; what is no page is handed on as it is."""
    pages = [localized.file.path for localized in read_library(docs, languages()).pages]
    roots = [path.absolute() for path in paths] or [docs]
    yield from (page for page in pages if any(page == a or a in page.parents for a in roots))
    yield from (path for path in roots if path.is_file() and path not in pages)


def _shown(path: Path) -> str:
    return shown_path(path, Path.cwd())


if __name__ == "__main__":
    sys.exit(run(main))
