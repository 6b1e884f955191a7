"""A time limit for Python-Markdown, so that no page can hold up a build.

A safety net: the checker refuses what is known to take long, by counts (`model.limits`). What
ends here may be right, so this is no problem of the page but a failure of the tool.
"""

import ctypes
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from newsroom.model.limits import MARKDOWN_SECONDS, UnableError

REPORT = (
    "This is a limit of the program, not a mistake in the page, which the check accepts: please"
    " report it with the page. Until it is mended, divide the page or write it more simply."
)


class TooSlowError(UnableError):
    """A text cannot be converted in time, or not at all."""


class _TimeOverError(Exception):
    pass


def convert_in_time(
    convert: Callable[[str], str], text: str, seconds: float = MARKDOWN_SECONDS
) -> str:
    """What `convert` makes of a text. Raises `TooSlowError`."""
    try:
        with _no_longer_than(seconds):
            return convert(text)
    except RecursionError:
        message = "The text of this page is nested too deep for Python-Markdown"
        raise TooSlowError(f"{message}. {REPORT}") from None
    except MemoryError:
        raise TooSlowError(f"Memory ran out over the text of this page. {REPORT}") from None
    except _TimeOverError:
        message = f"The text of this page takes longer than {seconds:g} s to read"
        raise TooSlowError(f"{message}. {REPORT}") from None


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    """Raise an exception in the block when the time is over.

    Without a signal for processor time (on Windows, and in threads other than the main one), a
    timer counts the seconds that pass.
    """
    in_main = threading.current_thread() is threading.main_thread()
    by_signal = in_main and hasattr(signal, "SIGPROF")
    with _by_signal(seconds) if by_signal else _by_timer(seconds):
        yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TimeOverError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _by_timer(seconds: float) -> Iterator[None]:
    """Raise the exception in this thread from another one (PyThreadState_SetAsyncExc)."""
    here = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    timer = threading.Timer(seconds, raise_in, (here, ctypes.py_object(_TimeOverError)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
