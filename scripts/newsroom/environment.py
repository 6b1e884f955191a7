"""What commands take from the environment: the day, the language, the project's folders.

Only commands and hooks use this module, and pass the values on; no package reads the clock.
"""

import argparse
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def today() -> date:
    """The day of the build: `CLUSTEM_TODAY`, else `SOURCE_DATE_EPOCH`, else the clock (UTC).

    `SOURCE_DATE_EPOCH` is that of reproducible-builds.org: seconds since 1970, UTC.
    """
    written = os.environ.get("CLUSTEM_TODAY")
    if written:
        return date.fromisoformat(written)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the option `--today`."""
    parser.add_argument("--today", type=date.fromisoformat, default=today(), metavar="YYYY-MM-DD")


def language_of_user(known: Sequence[str]) -> str:
    """The language of the environment if it is known, else the first."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "").partition("_")[0].partition(".")[0]
        if code:
            return code if code in known else known[0]
    return known[0]


def run(command: Callable[[], int]) -> int:
    """Run a command and return its exit code; an unexpected error is printed and gives 2."""
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # files and pipes have an older one there
    try:
        return command()
    except BrokenPipeError:  # closed by the reading program, `head` perhaps
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except Exception:
        traceback.print_exc()
        return 2
