"""Take the properties that name persons, places and programs out of PDF and ODS files.

Comments, signatures, scripts and attachments are left as they are, and said.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from newsroom.build.file_writing import WriteError, rewrite
from newsroom.checks.messages import format_problem
from newsroom.checks.reports.findings import shown_path
from newsroom.command_line import Parser, command_words, reason_of
from newsroom.content.files.cleaning import CLEANED, UncleanableError, cleaned
from newsroom.content.problem import Problem
from newsroom.environment import language_of_user, run
from newsroom.words import languages


def main() -> int:
    """Read the command line; see `main_clean`."""
    parser = Parser("clean_document")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--lang", choices=languages())
    options = parser.parse_args()
    for path in options.paths:
        if path.suffix.lower() not in CLEANED or not path.is_file():
            parser.error(command_words().arguments.no_document.format(path=path))
    return main_clean(options.paths, options.lang or language_of_user(languages()))


def main_clean(paths: Sequence[Path], lang: str) -> int:
    """Clean the files; 0 done, 2 a file left as it is."""
    refused, left = False, command_words().arguments.left
    for path in paths:
        shown = shown_path(path, Path.cwd())
        try:
            before = path.read_bytes()
            after = cleaned(before, path.suffix.lower())
            if after != before:
                rewrite(path, before, after)
                print(shown)
        except UncleanableError as error:
            refused = True
            for fault in error.faults:
                values = {"name": path.name, **fault.values, "variant": fault.variant}
                problem = Problem(code=fault.code, file=path, language=lang, values=values)
                message = format_problem(problem, lang).message
                print(left.format(path=shown, reason=message), file=sys.stderr)
        except WriteError as error:
            refused = True
            print(left.format(path=shown, reason=f"{reason_of(error)}."), file=sys.stderr)
        except OSError as error:
            refused = True
            print(left.format(path=shown, reason=f"{error}."), file=sys.stderr)
    return 2 if refused else 0


if __name__ == "__main__":
    sys.exit(run(main))
