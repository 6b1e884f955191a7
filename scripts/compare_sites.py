"""Say what differs between two built sites: the published one and a new one, for instance."""

import argparse
import sys
from itertools import islice
from pathlib import Path

from newsroom.build.comparison import differences
from newsroom.environment import run


def main() -> int:
    """Read the command line, say what differs; 1 when something does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--most", type=_count, default=20, help="files that are named")
    options = parser.parse_args()
    for site in (options.old, options.new):
        if not site.is_dir():
            parser.error(f"{site} is no folder.")
    found = [*differences(options.old, options.new)]
    for difference in islice(found, options.most):
        print(difference)
    more = len(found) - options.most
    if more > 0:
        print(f"… and {more} more.")
    print(f"{len(found)} files differ." if found else "Both sites are the same, byte for byte.")
    return 1 if found else 0


def _count(written: str) -> int:
    if (count := int(written)) < 0:
        raise ValueError(written)
    return count


if __name__ == "__main__":
    sys.exit(run(main))
