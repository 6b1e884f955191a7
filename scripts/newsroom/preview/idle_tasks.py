"""What is done while nobody saves or looks: pages are made ahead, and memory is freed.

Python's own garbage collection would look through all pages, for a third of a second, when
somebody saves. It is switched off and run here; what is left is never looked through again.
"""

import gc
import threading
import time

from newsroom.preview.session import Session

IDLE = 2.0
"""Seconds without a save or a visitor after which pages are made ahead."""
MOST_WHILE_IDLE, MOST_EVER = 20_000, 1_000_000
"""New objects after which memory is freed: while nobody waits, and at any time."""


def run_idle_tasks(session: Session, ended: threading.Event) -> None:
    """Make missing pages whenever there is nothing else to do, until the preview ends."""
    gc.disable()
    try:
        while not ended.wait(IDLE / 4):
            if session.is_open.is_set():
                _free_memory(MOST_WHILE_IDLE if _is_idle(session) else MOST_EVER)
                _make_missing(session, ended)
    finally:
        gc.unfreeze()
        gc.enable()


def _make_missing(session: Session, ended: threading.Event) -> None:
    with session.lock:
        missing = session.pages.missing() if session.pages and not session.faults else []
    for key in missing:
        while not _is_idle(session) and not ended.wait(IDLE / 4):
            _free_memory(MOST_EVER)
        with session.lock:
            if ended.is_set() or not session.pages:
                return
            session.pages.make(key)
        _free_memory(MOST_WHILE_IDLE)
        time.sleep(0.001)  # lets those who wait for the lock have it


def _is_idle(session: Session) -> bool:
    return time.monotonic() - session.last_touched >= IDLE


def _free_memory(most: int) -> None:
    """Free memory if there are more new objects than this."""
    if gc.get_count()[0] > most:
        gc.collect()
        gc.freeze()
