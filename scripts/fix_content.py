"""Repair what can surely be repaired by itself in the pages of `docs/`; `--diff` only shows it.

Line ends, composed letters, quoted times, the form of days and the order of the fields:
never what a page says.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from newsroom.build.rewrite import RewriteError, rewrite
from newsroom.content.library import read_library
from newsroom.content.repair import UnrepairableError, repair_file
from newsroom.environment import DOCS, run
from newsroom.words import languages


def main() -> int:
    """Read the command line; see `main_fix`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--diff", action="store_true", help="show the repairs, write nothing")
    asked = parser.parse_args()
    for path in (asked.docs, *asked.paths):
        if not path.exists():
            parser.error(f"{path} does not exist")
    return main_fix(asked.paths, asked.docs, diff=asked.diff)


def main_fix(paths: Sequence[Path], docs: Path, diff: bool) -> int:
    """Repair the pages named, or all; 0 all is well, 1 the diff shows something, 2 a page refused."""
    found, refused = False, False
    for path in _asked(paths, docs.absolute()):
        try:
            before, after = repair_file(path, docs.absolute(), languages())
            if before != after and not diff:
                rewrite(path, before, after)
        except (UnrepairableError, RewriteError) as reason:
            print(f"{_shown(path)}: left as it is: {reason}.", file=sys.stderr)
            refused = True
            continue
        if before != after:
            found = True
            print("".join(_difference(path, before, after)) if diff else _shown(path))
    return 2 if refused else int(found and diff)
