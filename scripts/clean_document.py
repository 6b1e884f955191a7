"""Take the properties that name persons, places and programs out of PDF and ODS files.

Comments, signatures, scripts and attachments are left as they are, and said.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from newsroom.build.file_writing import WriteError, rewrite
from newsroom.checks.messages import format_problem
from newsroom.checks.reports.findings import shown_path
from newsroom.content.files.cleaning import CLEANED, UncleanableError, cleaned
from newsroom.content.problem import Problem
from newsroom.environment import language_of_user, run
from newsroom.words import languages


def main() -> int:
    """Read the command line; see `main_clean`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--lang", choices=languages(), help="the language of the messages")
    options = parser.parse_args()
    for path in options.paths:
        if path.suffix.lower() not in CLEANED or not path.is_file():
            parser.error(f"{path} is no PDF or ODS file")
    return main_clean(options.paths, options.lang or language_of_user(languages()))


def main_clean(paths: Sequence[Path], lang: str) -> int:
    """Clean the files; 0 done, 2 a file left as it is."""
    refused = False
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
                print(f"{shown}: left as it is: {message}", file=sys.stderr)
        except (OSError, WriteError) as reason:
            refused = True
            print(f"{shown}: left as it is: {reason}.", file=sys.stderr)
    return 2 if refused else 0


if __name__ == "__main__":
    sys.exit(run(main))
