"""Notices saved files: by the events of the file system, and by looking at every file.

An event only says where to look; the size and times of a file say whether it has changed. So
it does not matter in how many steps an editor saves, nor whether it writes a new file and
renames it. Where there are no events (network drives, some virtual machines), a look at every
file finds the change, and from then on we look often.
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

from newsroom.content.folders import walk

OFTEN, SELDOM = 0.5, 5.0
"""Seconds between looks at every file, without and with events."""
SETTLE_SECONDS = 0.001
"""Seconds without an event after which a save counts as finished."""
UNFINISHED_SECONDS = 0.03
"""The same while a file is open for writing, or was deleted and may come back."""
YOUNG = 20_000_000
"""Nanoseconds in which a file may be written twice and have the same time."""

FileStat = tuple[int, int, int]
"""By which a change is noticed: time, size, number on the disk."""
_FINISHED = (FileClosedEvent, FileMovedEvent, DirMovedEvent)
_UNFINISHED = (
    FileCreatedEvent, FileModifiedEvent, FileDeletedEvent, DirCreatedEvent, DirDeletedEvent,
)  # fmt: skip


class Watch:
    """Watches folders and single files."""

    def __init__(
        self, places: Iterable[Path], *, poll: bool, on_polling: Callable[[], None]
    ) -> None:
        """`on_polling` is called if there are no events although `poll` is not set."""
        self._places = sorted({place.resolve() for place in places})
        self._on_polling = on_polling
        self._events: Queue[tuple[str, bool]] = Queue()
        """Paths, and whether what was done there is finished."""
        self._known = dict(self._stats_of(map(str, self._places)))
        self._young: set[str] = set()
        """Files that were seen so soon that they may change without another time."""
        self._observer = None if poll else self._observe()
        self._ended = threading.Event()

    @property
    def is_polling(self) -> bool:
        """Whether we look at every file often, as there are no events."""
        return self._observer is None

    def run(self, on_save: Callable[[list[Path]], None]) -> None:
        """Call `on_save` with the paths that were saved together, until `end`."""
        while not self._ended.is_set():
            paths = self._next_save()
            if paths and not self._ended.is_set():
                on_save(paths)

    def newer_than(self, moment: int) -> list[Path]:
        """The files that were written since, in nanoseconds of `time.time_ns`."""
        return sorted(Path(path) for path, stat in self._known.items() if stat[0] > moment)

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()
        self._events.put(("", True))
        if self._observer:
            self._observer.stop()

    def _next_save(self) -> list[Path]:
        """The files that were saved together; empty when none has changed."""
        try:
            path, is_finished = self._events.get(timeout=OFTEN if self.is_polling else SELDOM)
        except Empty:
            return self._look_everywhere()
        paths = {path}
        while True:
            seconds = SETTLE_SECONDS if is_finished else UNFINISHED_SECONDS
            try:
                path, is_finished = self._events.get(timeout=seconds)
            except Empty:
                return self._changed(self._stats_of(paths), self._known_in(paths), paths)
            paths.add(path)

    def _look_everywhere(self) -> list[Path]:
        """The files that have changed; if there are any, events have failed."""
        found = self._changed(self._stats_of(map(str, self._places)), self._known)
        if found and self._observer:
            self._observer.stop()
            self._observer = None
            self._on_polling()
        return found

    def _changed(
        self,
        stats: Iterable[tuple[str, FileStat]],
        before: dict[str, FileStat],
        reported: Iterable[str] = (),
    ) -> list[Path]:
        """The files that differ from `before`, or are young and `reported` as changed."""
        now = dict(stats)
        found = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        found |= self._young.intersection(reported)
        for path in found:
            self._known.pop(path, None)
            if path in now:
                self._known[path] = now[path]
        self._young -= found
        latest = time.time_ns() - YOUNG
        self._young |= {path for path in found & now.keys() if now[path][0] > latest}
        return sorted(map(Path, found))

    def _known_in(self, paths: set[str]) -> dict[str, FileStat]:
        """The known files among these paths; a path that is none may be a deleted folder."""
        files = {path: self._known[path] for path in paths if path in self._known}
        folders = tuple(f"{path}{os.sep}" for path in paths - files.keys())
        inside = (path for path in self._known if folders and path.startswith(folders))
        return files | {path: self._known[path] for path in inside}

    def _stats_of(self, paths: Iterable[str]) -> Iterator[tuple[str, FileStat]]:
        """The files at these paths and in these folders."""
        for path in paths:
            if os.path.isdir(path):  # noqa: PTH112 - thousands of files: strings are quicker
                for folder, folders, names in walk(path):
                    folders[:] = [name for name in folders if name != "__pycache__"]
                    yield from self._stats_of(f"{folder}{os.sep}{name}" for name in names)
                continue
            try:
                seen = os.lstat(path)
            except OSError:
                continue
            yield path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)

    def _observe(self) -> "Observer | None":  # type: ignore[valid-type]
        """Ask the system for events; `None` when it has none to give."""
        observer, handler = Observer(), FileSystemEventHandler()
        handler.on_any_event = self._add_event  # type: ignore[method-assign]
        # Without a filter, every file that we read ourselves would wake us.
        kinds = [*_FINISHED, *_UNFINISHED]
        try:
            for folder in {place if place.is_dir() else place.parent for place in self._places}:
                recursive = folder in self._places
                observer.schedule(handler, str(folder), recursive=recursive, event_filter=kinds)
            observer.start()
        except OSError:  # the system has no events, or no more of them
            self._on_polling()
            return None
        return observer

    def _add_event(self, event: FileSystemEvent) -> None:
        for path in filter(None, (event.src_path, event.dest_path)):
            name = os.fsdecode(str(path))
            if self._is_watched(Path(name)):
                self._events.put((name, isinstance(event, _FINISHED)))

    def _is_watched(self, path: Path) -> bool:
        return any(place == path or place in path.parents for place in self._places)
