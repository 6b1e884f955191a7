"""Check the content, build the site and publish it; only a complete site is published."""

import argparse
import gc
import os
import sys
import time
from pathlib import Path

from newsroom.build.site_build import BuildOptions, StoppedError, build_site
from newsroom.command_line import Parser, command_words
from newsroom.environment import ROOT, add_day, language_of_user, run

YOUNG_OBJECTS = 100_000
"""New objects after which Python looks for cycles; with its own 700, a tenth of a build is that."""


def main() -> int:
    """Read the command line, build, print what was built; 1 mistakes, 2 could not run."""
    options = _parser().parse_args()
    gc.set_threshold(YOUNG_OBJECTS)
    os.environ["BUILD_TODAY"] = options.today.isoformat()
    started = time.monotonic()
    try:
        result = build_site(_build_options(options))
    except StoppedError as stopped:
        print(stopped, file=sys.stderr)
        print(command_words().arguments.unpublished, file=sys.stderr)
        return stopped.exit_code
    words = command_words().arguments
    said = (words.built if result.is_new else words.unchanged).format(
        pages=result.pages,
        languages=", ".join(result.languages),
        folder=options.site_dir,
        seconds=f"{time.monotonic() - started:.1f}",
    )
    print(said)
    return 0


def _parser() -> Parser:
    parser = Parser("build_site")
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="DIR")
    parser.add_argument("--compress", action="store_true")
    parser.add_argument("--reference", action="store_true")
    parser.add_argument("--join", type=Path, nargs="+", default=[], metavar="SHARE")
    add_day(parser)
    return parser


def _build_options(options: argparse.Namespace) -> BuildOptions:
    return BuildOptions(
        project=ROOT,
        site=options.site_dir,
        today=options.today,
        choose_language=language_of_user,
        reference=options.reference,
        languages=tuple(os.environ.get("BUILD_LANGUAGES", "").replace(",", " ").split()),
        shares=tuple(options.join),
        finish=_compress if options.compress else None,
        flags=("compressed",) if options.compress else (),
    )


def _compress(site: Path) -> None:
    from newsroom.build.compress import compress_site

    compress_site(site)


if __name__ == "__main__":
    sys.exit(run(main))
