"""What is done while nobody saves or looks: pages made ahead, and memory tidied.

Python's own tidying would look through all pages, a third of a second, just when somebody
saves. So it is off; it is done here, and what is left afterwards is never looked through again.
"""

import gc
import threading
import time

from newsroom.build.preview.house import House

IDLE = 2.0
"""Seconds without a save or a reader after which the rest is made."""
TIDY, TIDY_AT_ONCE = 20_000, 1_000_000
"""New objects after which memory is tidied: while nobody waits, and whatever is going on."""


def keep_ready(house: House, ended: threading.Event) -> None:
    """Make what is missing whenever nothing else is to do, until the preview ends."""
    gc.disable()
    try:
        while not ended.wait(IDLE / 4):
            if house.ready.is_set():
                _prepare(house)
                _tidy(TIDY if _is_idle(house) else TIDY_AT_ONCE)
                _make_missing(house, ended)
    finally:
        gc.unfreeze()
        gc.enable()


def _make_missing(house: House, ended: threading.Event) -> None:
    """Make page after page, until everything has to be prepared anew."""
    with house.lock:
        missing = [] if house.faults.all() else house.pages.missing()
    for key in missing:
        while not _is_idle(house) and not ended.wait(IDLE / 4):
            _prepare(house)
            _tidy(TIDY_AT_ONCE)
        with house.lock:
            press = house.pages.press
            if ended.is_set() or not press or not press.is_prepared():
                return
            house.pages.make(key)
        _tidy(TIDY)
        time.sleep(0.001)  # whoever waits for the lock comes first


def _is_idle(house: House) -> bool:
    return time.monotonic() - house.last_touched >= IDLE


def _prepare(house: House) -> None:
    """Set the languages at once: it takes longer than a page, and an editor would wait."""
    press = house.pages.press
    if not press or press.is_prepared():
        return
    gc.unfreeze()  # what was made with other settings may go
    for lang in press.languages:
        with house.lock:
            house.pages.prepare(lang)
    _tidy(0)


def _tidy(most: int) -> None:
    """Look for what can go when there are more new objects than this."""
    if gc.get_count()[0] > most:
        gc.collect()
        gc.freeze()
