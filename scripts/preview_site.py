"""Show the site at http://127.0.0.1:8000 and renew it whenever a page is saved."""

import os
import sys

from newsroom.environment import ROOT

if __name__ == "__main__":
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.chdir(ROOT)
    watched = ["--watch", "overrides", "--watch", "scripts/newsroom/words"]
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", *watched, *sys.argv[1:]])  # noqa: S606 - our own command
