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
from typing import Any

from newsroom.model.limits import MEMORY_BYTES, UnableError

INTERRUPTED = 128 + 2
"""The exit code of a command that Ctrl+C (signal 2) has ended."""

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
DAYS = (date(1970, 1, 1), date(2999, 12, 31))
"""The first and the last day that a site can be built for."""


class DayError(ValueError):
    """The environment names no day; the text says which variable, and what to write."""


def today() -> date:
    """The day of the build: `BUILD_TODAY`, else `SOURCE_DATE_EPOCH`, else the clock (UTC).

    `SOURCE_DATE_EPOCH` is that of reproducible-builds.org: seconds since 1970, UTC. Raises
    `DayError` if the one that is set, even to nothing, is malformed.
    """
    written, epoch = (os.environ.get(name) for name in ("BUILD_TODAY", "SOURCE_DATE_EPOCH"))
    if written is not None:
        try:
            return day(written)
        except ValueError:
            raise DayError(_words().no_day.format(value=written)) from None
    if epoch is None:
        return datetime.now(UTC).date()
    with suppress(ValueError, OverflowError, OSError):
        if epoch.isascii() and epoch.isdigit():  # `int` also takes signs, blanks and `1_000`
            return day(datetime.fromtimestamp(int(epoch), UTC).date().isoformat())
    raise DayError(_words().no_epoch.format(value=epoch))


def _words() -> Any:
    """The words of `commands.environment`; loaded late, as most commands need none of them."""
    from newsroom.command_line import command_words

    return command_words().environment


def day(written: str) -> date:
    """A day that a site can be built for. Raises `ValueError`."""
    found = date.fromisoformat(written)
    if not DAYS[0] <= found <= DAYS[1]:
        raise ValueError(written)
    return found


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the option `--today`."""
    parser.add_argument("--today", type=day, default=today(), metavar="YYYY-MM-DD")


def language_of_user(known: Sequence[str]) -> str:
    """The language of the environment if it is known, else the first."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = os.environ.get(name, "").partition("_")[0].partition(".")[0]
        if code:
            return code if code in known else known[0]
    return known[0]


def run(command: Callable[[], int]) -> int:
    """Run a command and return its exit code.

    What the command cannot do because of the system (a file that cannot be read, a full disk, no
    memory) is a message and gives 2; Ctrl+C gives 130 as in shells; an unexpected error is printed
    with its traceback and gives 2.
    """
    if sys.getfilesystemencoding() != "utf-8":
        _start_again_in_utf8()
    limit_memory()
    _prepare_streams()
    try:
        code = command()
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # closed by the reading program, `head` perhaps
        pass
    except KeyboardInterrupt:
        return _say(_words().stopped, INTERRUPTED)
    except (DayError, UnableError) as error:
        _say(str(error), 2)
    except MemoryError:
        _say(_words().out_of_memory.format(limit=MEMORY_BYTES // 10**9), 2)
    except OSError as error:
        _say(message_of(error), 2)
    except Exception:
        traceback.print_exc()
    try:
        sys.stdout.flush()
    except OSError:  # nobody reads it, or the disk is full; Python would try once more at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 2


def _prepare_streams() -> None:
    """Let what a terminal cannot show be escaped, and what has no terminal be dropped."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed from the beginning: `command >&-`
            nothing = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
            setattr(sys, name, nothing)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # On Windows, files and pipes have an older encoding.
            encoding = "utf-8" if sys.platform == "win32" else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


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


def _start_again_in_utf8() -> None:
    """Start again in UTF-8 mode (PEP 540): an ASCII locale cannot say `café.png` to the system."""
    os.environ["PYTHONUTF8"] = "1"  # for processes that are started later
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


def print_for_programs(text: str) -> None:
    """Print JSON (UTF-8 by RFC 8259), a patch or the like, whatever encoding the terminal has."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(text)


def message_of(error: OSError) -> str:
    """An error of the system in a line: the file, and what is wrong with it."""
    if error.strerror is None:  # one of ours, whose text says it all
        return str(error)
    if not error.filename:
        return f"{error.strerror}."
    name = os.fsdecode(error.filename) if isinstance(error.filename, bytes) else error.filename
    shown = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in str(name))
    return f"{shown}: {error.strerror}."
