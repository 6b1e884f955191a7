"""Check the content and build the site; the published one is replaced only by a whole one."""

import argparse
import os
import sys
import time
from pathlib import Path

from mkdocs.exceptions import Abort

from newsroom.build.mkdocs_build import BuildError, build_with_mkdocs, require_whole
from newsroom.build.publish import PublishError, publish
from newsroom.content.library import read_library
from newsroom.environment import DOCS, ROOT, add_day, run
from newsroom.site.addresses import address
from newsroom.words import languages


def main() -> int:
    """Read the command line, build, say what was made; 1 when the content stops it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site-dir", type=Path, default=ROOT / "site", metavar="DIR")
    add_day(parser)
    asked = parser.parse_args()
    os.environ["CLUSTEM_TODAY"] = asked.today.isoformat()
    started, pages = time.monotonic(), 0

    def make(folder: Path) -> None:
        nonlocal pages
        build_with_mkdocs(ROOT / "mkdocs.yml", folder)
        refs = read_library(DOCS, languages()).originals
        pages = require_whole(folder, [address(ref, lang) for ref in refs for lang in languages()])

    try:
        publish(asked.site_dir, make)
    except (Abort, BuildError, PublishError) as stopped:
        print(stopped, file=sys.stderr)
        print("Nothing was published; the site is as it was.", file=sys.stderr)
        return 1
    seconds = time.monotonic() - started
    named = ", ".join(languages())
    print(f"Built {pages} pages ({named}) into {asked.site_dir} in {seconds:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
