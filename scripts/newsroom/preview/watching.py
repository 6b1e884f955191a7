"""Noticing what was saved: the system's notices, and a look of our own at every file.

A notice only says where to look; whether a file is another one, its size and times say. So it
does not matter in how many steps an editor saves, nor whether it writes a new file and
renames it. Where a folder tells of nothing (network drives, some virtual machines), our own
look finds the change, and from then on we look often.
"""

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from queue import Empty, Queue

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

OFTEN, SELDOM = 0.5, 5.0
"""Seconds between our own looks, without and with notices."""
SETTLE_SECONDS = 0.001
"""Seconds without a notice after which a save is taken to be finished."""
UNFINISHED = 0.03
"""The same while a file is open for writing, or has gone and may come back."""

Mark = tuple[int, int, int]
"""By what a file is told from its earlier self: time, size, number on the disk."""
YOUNG = 20_000_000
"""Nanoseconds in which a file may be written twice and yet show the same time."""
_FINISHED = (FileClosedEvent, FileMovedEvent, DirMovedEvent)
_UNFINISHED = (
    FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, DirCreatedEvent, DirDeletedEvent,
)  # fmt: skip


class Watch:
    """Watches folders and single files; `changed` is called with each batch of saved paths."""

    def __init__(self, places: Iterable[Path], *, poll: bool, deaf: Callable[[], None]) -> None:
        """`deaf` is called once if the system's notices turn out to be of no use."""
        self._places = sorted({place.resolve() for place in places})
        self._deaf = deaf
        self._notices: Queue[tuple[str, bool]] = Queue()
        self._known = dict(self._look())
        self._young: set[str] = set()
        """Files that were looked at so soon that they may change without looking otherwise."""
        self._observer = None if poll else self._listen()
        self._ended = threading.Event()

    @property
    def is_polling(self) -> bool:
        """Whether we look ourselves, for want of notices."""
        return self._observer is None

    def run(self, changed: Callable[[list[Path]], None]) -> None:
        """Call `changed` for every batch until `end`."""
        while not self._ended.is_set():
            batch = self._next_batch()
            if batch and not self._ended.is_set():
                changed(batch)

    def newer_than(self, moment: int) -> list[Path]:
        """The files that were written since, in nanoseconds of `time.time_ns`."""
        return sorted(Path(path) for path, mark in self._known.items() if mark[0] > moment)

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()
        self._notices.put(("", True))
        if self._observer:
            self._observer.stop()

    def _next_batch(self) -> list[Path]:
        """The files that were saved together; empty when none is another one than before."""
        try:
            path, is_finished = self._notices.get(timeout=OFTEN if self.is_polling else SELDOM)
        except Empty:
            found = self._differences(dict(self._look()))
            if found and self._observer:
                self._observer.stop()
                self._observer = None
                self._deaf()
            return found
        paths = {path}
        while True:
            try:
                path, more_finished = self._notices.get(
                    timeout=SETTLE_SECONDS if is_finished else UNFINISHED
                )
            except Empty:
                return self._differences(dict(self._marks(paths)), among=paths)
            paths.add(path)
            is_finished = more_finished

    def _differences(self, now: dict[str, Mark], among: set[str] | None = None) -> list[Path]:
        """The files that are others than when last looked at; afterwards they are known."""
        before = self._known if among is None else self._known_among(among)
        found = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        found |= self._young & (among or set())
        for path in found:
            self._known.pop(path, None)
            if path in now:
                self._known[path] = now[path]
        self._young -= found
        latest = time.time_ns() - YOUNG
        self._young |= {path for path in found & now.keys() if now[path][0] > latest}
        return sorted(map(Path, found))

    def _known_among(self, paths: set[str]) -> dict[str, Mark]:
        """What we know of these files; what is no file of ours may be a folder that has gone."""
        files = {path: self._known[path] for path in paths if path in self._known}
        folders = tuple(f"{path}{os.sep}" for path in paths - files.keys())
        inside = (path for path in self._known if folders and path.startswith(folders))
        return files | {path: self._known[path] for path in inside}

    def _look(self) -> Iterator[tuple[str, Mark]]:
        return self._marks(map(str, self._places))

    def _marks(self, paths: Iterable[str]) -> Iterator[tuple[str, Mark]]:
        for path in paths:
            if os.path.isdir(path):  # noqa: PTH112 - thousands of files: strings are quicker
                for folder, folders, names in os.walk(path):
                    folders[:] = [name for name in folders if name != "__pycache__"]
                    yield from self._marks(f"{folder}{os.sep}{name}" for name in names)
                continue
            try:
                seen = os.lstat(path)
            except OSError:
                continue
            yield path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)

    def _listen(self) -> "Observer | None":  # type: ignore[valid-type]
        """Ask the system for notices; `None` when it has none to give."""
        observer, handler = Observer(), FileSystemEventHandler()
        handler.on_any_event = self._note  # type: ignore[method-assign]
        try:
            for folder in {place if place.is_dir() else place.parent for place in self._places}:
                recursive = folder in self._places
                # Only what tells of saves: else every file that we read ourselves wakes us.
                telling = [*_FINISHED, *_UNFINISHED]
                observer.schedule(handler, str(folder), recursive=recursive, event_filter=telling)
            observer.start()
        except OSError:  # no more of them, or a system without
            self._deaf()
            return None
        return observer

    def _note(self, event: FileSystemEvent) -> None:
        for path in filter(None, (event.src_path, event.dest_path)):
            name = os.fsdecode(str(path))
            if self._is_ours(name):
                self._notices.put((name, isinstance(event, _FINISHED)))

    def _is_ours(self, name: str) -> bool:
        path = Path(name)
        return any(place == path or place in path.parents for place in self._places)
