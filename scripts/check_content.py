"""Check the pages in `docs/`: every rule on the pages named, or on all."""

import argparse
import sys
from pathlib import Path

from newsroom.checks.check import Order, check
from newsroom.checks.reports import REPORTS
from newsroom.environment import DOCS, add_day, language_of_user, run
from newsroom.words import languages


def main(kind: str | None = None, description: str | None = __doc__) -> int:
    """Read the command line, check, print; 0 nothing wrong, 1 problems, 2 could not run."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--format", choices=REPORTS, default="text")
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    parser.add_argument("--docs", type=Path, default=DOCS)
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors")
    add_day(parser)
    asked = parser.parse_args()
    for path in (asked.docs, *asked.paths):
        if not path.exists():
            parser.error(f"{path} does not exist")
    order = Order(
        docs=asked.docs.absolute(),
        today=asked.today,
        lang=asked.lang,
        format=asked.format,
        strict=asked.strict,
        kind=kind,
        paths=tuple(path.absolute() for path in asked.paths),
        base=Path.cwd(),
    )
    report, fine = check(order)
    print(report)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(run(main))
