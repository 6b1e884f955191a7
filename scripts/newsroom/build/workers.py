"""A pool of worker processes, forked or, where that is not possible, started anew.

Each worker gets the same state once. If a worker is killed, the build ends with a message; if
the build is killed, its workers end.
"""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from types import TracebackType
from typing import Any, TypeVar

from newsroom.model.limits import UnableError

WORTH_DIVIDING = 60
"""The number of pages from which on processes pay."""
CHUNKS_EACH = 8
"""The parts into which the work of each process is divided, so that all end at about one time."""

ENDED = (
    "A process of the build was ended from outside, perhaps because memory ran out. This says"
    " nothing about the content: close other programs and try again."
)
_PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""

Item = TypeVar("Item")
Result = TypeVar("Result")
_state: Any = None


class WorkerError(UnableError):
    """A worker was killed, perhaps because memory ran out."""


def processors() -> int:
    """The number of processes that can run at a time."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workers(AbstractContextManager["Workers"]):
    """Does work in processes if there is enough of it, and in this one otherwise."""

    def __init__(self, state: Any) -> None:
        self._state = state
        self._pool: ProcessPoolExecutor | None = None

    def map(
        self,
        work: Callable[[Any, Sequence[Item]], Result],
        items: Sequence[Item],
        worth_dividing: int = WORTH_DIVIDING,
    ) -> Iterator[Result]:
        """The result of `work(state, part)` for each part of the items, in their order.

        `worth_dividing` is the number of items from which on processes pay. Raises what the
        work raises, and `WorkerError`.
        """
        if len(items) < worth_dividing or processors() < 2:
            yield work(self._state, items)
            return
        size = -(-len(items) // (processors() * CHUNKS_EACH))
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        try:
            with _interrupts_wait():
                futures = [self._processes().submit(_do, work, part) for part in parts]
            for future in futures:
                while not future.done():  # a wait without end may miss a Ctrl+C just before it
                    wait([future], timeout=1)
                yield future.result()
        except BrokenProcessPool as error:
            raise WorkerError(ENDED) from error

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool:
            if kind and not issubclass(kind, Exception):  # Ctrl+C: what is begun is not wanted
                for process in multiprocessing.active_children():
                    process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)

    def _processes(self) -> ProcessPoolExecutor:
        if self._pool is None:
            methods = multiprocessing.get_all_start_methods()
            method = "fork" if "fork" in methods and hasattr(os, "fork") else "spawn"
            gc.freeze()  # garbage collection in each process leaves out what exists already
            self._pool = ProcessPoolExecutor(
                processors(),
                mp_context=multiprocessing.get_context(method),
                initializer=_start,
                initargs=(self._state, os.getpid()),
            )
        return self._pool


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """Let Ctrl+C wait in the block: a process that is just being forked would print a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where nothing is forked
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start(state: Any, parent: int) -> None:
    """Start a worker: keep the state, and end when the build, the process `parent`, does."""
    global _state
    _state = state
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the build, which ends this one
    if sys.platform == "linux":
        _end_with_parent_by_kernel(parent)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent_by_kernel(parent: int) -> None:
    """Be killed with the parent, see prctl(2): a thread waits as long as a call into C takes."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before
        os._exit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(work: Callable[[Any, Sequence[Any]], Any], part: Sequence[Any]) -> Any:
    return work(_state, part)
