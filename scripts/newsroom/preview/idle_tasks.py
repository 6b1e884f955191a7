"""What is done while nobody saves or looks: pages made ahead, and memory tidied.

Python's own tidying would look through all pages, a third of a second, just when somebody
saves. So it is off; it is done here, and what is left afterwards is never looked through again.
"""

import gc
import threading
import time

from newsroom.preview.session import Session

IDLE = 2.0
"""Seconds without a save or a reader after which the rest is made."""
TIDY, TIDY_AT_ONCE = 20_000, 1_000_000
"""New objects after which memory is tidied: while nobody waits, and whatever is going on."""


def keep_ready(session: Session, ended: threading.Event) -> None:
    """Make what is missing whenever nothing else is to do, until the preview ends."""
    gc.disable()
    try:
        while not ended.wait(IDLE / 4):
            if session.ready.is_set():
                _tidy(TIDY if _is_idle(session) else TIDY_AT_ONCE)
                _make_missing(session, ended)
    finally:
        gc.unfreeze()
        gc.enable()


def _make_missing(session: Session, ended: threading.Event) -> None:
    """Make page after page."""
    with session.lock:
        missing = [] if session.faults.all() else session.pages.missing()
    for key in missing:
        while not _is_idle(session) and not ended.wait(IDLE / 4):
            _tidy(TIDY_AT_ONCE)
        with session.lock:
            if ended.is_set() or not session.pages.site:
                return
            session.pages.make(key)
        _tidy(TIDY)
        time.sleep(0.001)  # whoever waits for the lock comes first


def _is_idle(session: Session) -> bool:
    return time.monotonic() - session.last_touched >= IDLE


def _tidy(most: int) -> None:
    """Look for what can go when there are more new objects than this."""
    if gc.get_count()[0] > most:
        gc.collect()
        gc.freeze()
