"""Check whether the pages on other sites, to which a built site links, are still there.

A link is reported when it has failed on several days; a file remembers the failures from run
to run. This command needs the network; no build runs it.
"""

import os
import sys
from pathlib import Path

from newsroom.build.cache_files import require_own
from newsroom.build.file_writing import write_whole
from newsroom.build.outside_links import (
    Failures,
    MemoryLostError,
    RequestOptions,
    broken,
    failures_as_json,
    outside_links,
    read_failures,
    remember,
    report,
    request_all,
)
from newsroom.command_line import Parser, command_words
from newsroom.environment import ROOT, add_day, run

LONGEST_SECONDS = 3600
MEMORY = ROOT / ".cache" / "outside-links.json"


def main() -> int:
    """Read the command line, request the links, name the broken ones; 1 when there are any."""
    own = os.environ.get("SITE_URL", "https://news.example/")
    parser = Parser("check_outside_links")
    parser.add_argument("site", type=Path, nargs="?", default=ROOT / "site")
    parser.add_argument("--own", default=own, metavar="ADDRESS")
    parser.add_argument("--memory", type=Path, default=MEMORY, metavar="FILE")
    parser.add_argument("--days", type=_days, default=3)
    parser.add_argument("--pause", type=_seconds, default=1, metavar="SECONDS")
    parser.add_argument("--timeout", type=_seconds, default=20, metavar="SECONDS")
    parser.add_argument("--allow-private", action="store_true")
    add_day(parser)
    options = parser.parse_args()
    words = command_words().outside_links
    if not options.site.is_dir():
        parser.error(words.no_site.format(path=options.site))
    if options.memory.is_dir():
        parser.error(words.is_folder.format(path=options.memory))
    require_own(MEMORY.parent, ROOT)
    user_agent = f"newsroom-link-check (+{options.own})"
    request_options = RequestOptions(
        user_agent, options.timeout, options.pause, options.allow_private
    )
    try:
        remembered = _remembered(options.memory)
    except MemoryLostError:
        parser.error(words.other_kind.format(path=options.memory))
    links = outside_links(options.site, options.own)
    answers = request_all(links, request_options)
    failures = remember(remembered, answers, options.today)
    options.memory.parent.mkdir(parents=True, exist_ok=True)
    write_whole(options.memory, failures_as_json(failures))
    named = broken(failures, answers, options.days)
    print(report(links, answers, failures, named, words))
    return 1 if named else 0


def _days(written: str) -> int:
    if (days := int(written)) < 1:
        raise ValueError(written)
    return days


def _seconds(written: str) -> float:
    if not 0 <= (seconds := float(written)) <= LONGEST_SECONDS:  # nor `nan`
        raise ValueError(written)
    return seconds


def _remembered(memory: Path) -> Failures:
    try:
        return read_failures(memory)
    except MemoryLostError:
        if memory.parent.name != MEMORY.parent.name:  # somebody's file of another kind, perhaps
            raise
        print(command_words().outside_links.anew.format(path=memory), file=sys.stderr)
        return {}


if __name__ == "__main__":
    sys.exit(run(main))
