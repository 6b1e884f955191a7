"""What commands take from the environment: the day, the language, the project's folders.

Only commands and hooks use this module, and pass the values on; no package reads the clock.
"""

import argparse
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from newsroom.model.limits import MEMORY_BYTES, UnableError

INTERRUPTED = 128 + 2
"""The exit code of a command that Ctrl+C (signal 2) has ended."""
OUT_OF_MEMORY = (
    f"Memory ran out ({MEMORY_BYTES // 10**9} GB are allowed for a process, where the system can"
    " limit it). This says nothing about the content: close other programs and try again; if it"
    " happens again, please report it with the pages that were changed last."
)

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
    """Run a command and return its exit code; an unexpected error is printed and gives 2.

    `UnableError` and a lack of memory give 2 and a message, Ctrl+C gives 130 as in shells.
    """
    limit_memory()
    for stream in (sys.stdout, sys.stderr):
        if sys.platform == "win32" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # files and pipes have an older one there
    try:
        return command()
    except BrokenPipeError:  # closed by the reading program, `head` perhaps
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return _say("Stopped.", INTERRUPTED)
    except UnableError as error:
        return _say(str(error), 2)
    except MemoryError:
        return _say(OUT_OF_MEMORY, 2)
    except Exception:
        traceback.print_exc()
        return 2


def _say(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code


def limit_memory() -> None:
    """Let this process and those it starts have `MEMORY_BYTES` at most, where that is possible.

    Only Linux counts in RLIMIT_DATA all that a process may write to; elsewhere, and where less
    is allowed already, nothing changes.
    """
    if sys.platform != "linux":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    allowed = [one for one in (soft, hard) if one != resource.RLIM_INFINITY]
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (min([MEMORY_BYTES, *allowed]), hard))
