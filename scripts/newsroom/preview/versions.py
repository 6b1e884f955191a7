"""Which pages became others, and when: what a browser waits for."""

import threading
import time
from collections.abc import Callable

Key = tuple[str, str]
"""A page as it is read: its language and its name."""


MOST_WAITING = 4
"""Browsers open six connections to a host: one more window that waits would block the others."""


class Versions:
    """Counts up with every change; a page's version is that of its last change."""

    def __init__(self) -> None:
        # Time, so that a browser that waited for an earlier preview sees that it is old.
        self._start = self._last = time.time_ns() // 1_000_000
        self._of_all = self._start
        self._of_language: dict[str, int] = {}
        self._of_page: dict[Key, int] = {}
        self._news = threading.Condition()
        self._waiting: dict[Key, int] = {}
        self._count = 0

    def of(self, key: Key | None) -> int:
        """The version of a page; of an address without a page, the last of all."""
        if key is None:
            return self._last
        own, language = self._of_page.get(key, 0), self._of_language.get(key[0], 0)
        return max(self._of_all, language, own)

    def of_language(self, lang: str) -> int:
        """The version of the newest page of a language."""
        pages = [number for key, number in self._of_page.items() if key[0] == lang]
        return max(self._of_all, self._of_language.get(lang, 0), *pages, 0)

    def page_changed(self, key: Key) -> None:
        """A page is another one."""
        self._last += 1
        self._of_page[key] = self._last

    def language_changed(self, lang: str) -> None:
        """All pages of a language may be others."""
        self._last += 1
        self._of_language[lang] = self._last

    def all_changed(self) -> None:
        """All pages may be others."""
        self._last += 1
        self._of_all = self._last

    def others_changed(self) -> None:
        """No page is another one, but what addresses without a page show may be."""
        self._last += 1

    def notify(self) -> None:
        """Wake whoever waits."""
        with self._news:
            self._news.notify_all()

    def awaited(self) -> list[Key]:
        """The pages that a browser shows now."""
        with self._news:
            return list(self._waiting)

    def wait(
        self, key: Key | None, version: int, seconds: float, is_news: Callable[[], bool]
    ) -> int:
        """The version of a page, once it is another one or there is other news of it.

        At the latest after some seconds, and at once when many wait already.
        """
        with self._news:
            if self._count >= MOST_WAITING:
                return self.of(key)
            self._count += 1
            if key:
                self._waiting[key] = self._waiting.get(key, 0) + 1
            self._news.wait_for(lambda: self.of(key) != version or is_news(), timeout=seconds)
            if key:
                self._waiting[key] -= 1
                if not self._waiting[key]:
                    del self._waiting[key]
            self._count -= 1
            return self.of(key)
