"""Say what differs between two built sites: the published one and a new one, for instance."""

import sys
from itertools import islice
from pathlib import Path

from newsroom.build.comparison import differences
from newsroom.command_line import Parser, command_words
from newsroom.environment import run


def main() -> int:
    """Read the command line, say what differs; 1 when something does."""
    parser = Parser("compare_sites")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--most", type=_count, default=20)
    options = parser.parse_args()
    for site in (options.old, options.new):
        if not site.is_dir():
            parser.error(command_words().arguments.no_folder.format(path=site))
    words = command_words().arguments
    found = [*differences(options.old, options.new)]
    for difference in islice(found, options.most):
        print(difference)
    more = len(found) - options.most
    if more > 0:
        print(words.more.format(count=more))
    print(words.differ.format(count=len(found)) if found else words.same)
    return 1 if found else 0


def _count(written: str) -> int:
    if (count := int(written)) < 0:
        raise ValueError(written)
    return count


if __name__ == "__main__":
    sys.exit(run(main))
