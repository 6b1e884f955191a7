"""Show the site at http://127.0.0.1:8000 and renew each page as soon as it is saved."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice of its end, known to us

from newsroom.environment import ROOT, add_day, language_of_user, run
from newsroom.preview.serving import PortError, Preview, Wish
from newsroom.words import languages


def main() -> int:
    """Read the command line and show the site until Ctrl+C; 1 when the port is taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--lang", choices=languages(), default=language_of_user(languages()))
    parser.add_argument("--poll", action="store_true", help="look for changes every half second")
    parser.add_argument("-f", "--config-file", type=Path, default=ROOT / "mkdocs.yml")
    add_day(parser)
    options = parser.parse_args()
    wish = Wish(**vars(options), base=Path.cwd(), say=partial(print, flush=True))
    try:
        Preview(wish).run()
    except PortError as taken:
        print(taken, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
