"""Ask whether the pages outside, to which a built site leads, are still there.

A link is reported when it has failed on several days; what happened is kept in a file from run
to run. This command needs the network; no test and no build runs it.
"""

import argparse
import os
import sys
from pathlib import Path

from newsroom.build.asking import Manner, ask_all
from newsroom.build.outside_links import (
    Failures,
    MemoryLostError,
    broken,
    failures_as_json,
    outside_links,
    read_failures,
    remember,
    report,
)
from newsroom.build.whole_file import write_whole
from newsroom.environment import ROOT, add_day, run

MEMORY = ROOT / ".cache" / "outside-links.json"


def main() -> int:
    """Read the command line, ask, say what is broken; 1 when something is."""
    own = os.environ.get("SITE_URL", "https://clustem.example/")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--own", default=own, metavar="ADDRESS", help="of the site; not asked")
    parser.add_argument("--memory", type=Path, default=MEMORY, metavar="FILE")
    parser.add_argument("--days", type=int, default=3, help="on which a link must have failed")
    parser.add_argument("--pause", type=float, default=1, metavar="SECONDS")
    parser.add_argument("--timeout", type=float, default=20, metavar="SECONDS")
    add_day(parser)
    options = parser.parse_args()
    if not options.site.is_dir():
        parser.error(f"{options.site} is no folder; build the site first.")
    manner = Manner(f"clustem-link-check (+{options.own})", options.timeout, options.pause)
    links = outside_links(options.site, options.own)
    answers = ask_all(links, manner)
    failures = remember(_remembered(options.memory), answers, options.today)
    options.memory.parent.mkdir(parents=True, exist_ok=True)
    write_whole(options.memory, failures_as_json(failures))
    named = broken(failures, answers, options.days)
    print(report(links, answers, failures, named))
    return 1 if named else 0


def _remembered(memory: Path) -> Failures:
    try:
        return read_failures(memory)
    except MemoryLostError as lost:
        print(f"{lost}; it is begun anew.", file=sys.stderr)
        return {}


if __name__ == "__main__":
    sys.exit(run(main))
