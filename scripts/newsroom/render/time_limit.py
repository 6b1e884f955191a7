"""A time limit for Python-Markdown: a page that takes longer is refused.

The checker refuses what is known to take minutes; this is for everything else.
"""

import ctypes
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SECONDS = 10.0
"""Of processor time, for a page in one language. The longest of our pages takes 0.1."""


class TooSlowError(Exception):
    """A text cannot be converted in time, or not at all; the message says what to look for."""


class _TimeOverError(Exception):
    pass


def convert_in_time(convert: Callable[[str], str], text: str, seconds: float = SECONDS) -> str:
    """What `convert` makes of a text. Raises `TooSlowError`."""
    try:
        with _no_longer_than(seconds):
            return convert(text)
    except RecursionError:
        raise TooSlowError("The text of this page is nested too deep; simplify it.") from None
    except _TimeOverError:
        message = f"The text of this page takes longer than {seconds:g} s to read"
        raise TooSlowError(f"{message}; look for signs that are repeated many times.") from None


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
