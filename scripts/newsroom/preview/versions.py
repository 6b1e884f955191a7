"""The versions of pages: browsers show one, and wait for the next."""

import threading
import time
from collections import Counter
from collections.abc import Callable

Key = tuple[str, str]
"""A page as it is read: its language and its name."""
MOST_WAITING = 4
"""Browsers open six connections to a host; those that wait must leave some for pages."""


class Versions:
    """Counts the changes; a page's version is the number of its last change."""

    def __init__(self) -> None:
        # Starts at the time, so that a page of an earlier preview has an older version.
        self._last = time.time_ns() // 1_000_000
        self._changes: dict[tuple[str, ...], int] = {(): self._last}
        self._condition = threading.Condition()
        self._waiting: Counter[Key | None] = Counter()

    def of(self, key: Key | None) -> int:
        """The version of a page; for an address without a page, the number of the last change."""
        if key is None:
            return self._last
        return max(self._changes.get(key[:length], 0) for length in range(3))

    def of_language(self, lang: str) -> int:
        """The version of the page of a language that changed last."""
        changes = [*self._changes.items()]
        return max(number for scope, number in changes if scope[:1] in ((), (lang,)))

    def changed(self, *scope: str) -> None:
        """Count a change of a page (its language and name), of a language, or of all pages."""
        self._last += 1
        self._changes[scope] = self._last

    def others_changed(self) -> None:
        """Count a change that is shown only at addresses without a page."""
        self._last += 1

    def notify(self) -> None:
        """Have those who wait look again."""
        with self._condition:
            self._condition.notify_all()

    def awaited(self) -> list[Key]:
        """The pages for whose next version a browser waits."""
        with self._condition:
            return [key for key in +self._waiting if key]

    def wait(
        self, key: Key | None, version: int, seconds: float, is_news: Callable[[], bool]
    ) -> int:
        """Wait until a page has another version or there is other news; its version then.

        Returns after some seconds in any case, and at once when many wait already.
        """
        with self._condition:
            if self._waiting.total() < MOST_WAITING:
                self._waiting[key] += 1
                try:
                    self._condition.wait_for(lambda: self.of(key) != version or is_news(), seconds)
                finally:
                    self._waiting[key] -= 1
            return self.of(key)
