"""A preview while it runs: what is read, checked and made anew after a save or a report.

Pages are made when somebody asks or waits for them; `idle_tasks` makes the others.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsroom.content.readable import UnreadableError
from newsroom.preview.checker_process import CheckerProcess
from newsroom.preview.checking import CheckOptions, Message
from newsroom.preview.faults import PreviewError, fault, open_settings, reload_words
from newsroom.preview.pages import Pages
from newsroom.preview.problems import Problems
from newsroom.preview.saves import sort_out
from newsroom.preview.versions import Versions
from newsroom.render.settings import Settings, settings_files
from newsroom.words import vocabulary

CHECK_SECONDS = 0.012
"""How long a saved page waits for the checker; then it is shown without a result."""


@dataclass(frozen=True, kw_only=True)
class PreviewOptions:
    """What to preview, and how."""

    config_file: Path
    port: int
    today: date
    lang: str
    """The language of the messages."""
    base: Path
    """The folder that paths are shown from."""
    poll: bool = False
    """Whether to look for changes every half second instead of waiting for events."""
    log: Callable[[str], None]
    """Writes a line to the terminal."""
    day_now: Callable[[], date] | None = None
    """What day it is now; none if the preview keeps to `today`."""


class Session:
    """The state of a preview, guarded by one lock. Any thread may call its methods."""

    def __init__(self, options: PreviewOptions) -> None:
        self.options = options
        self.versions = Versions()
        self.problems = Problems(options.log, options.lang)
        self.pages: Pages | None = None
        """None until there are settings that can be used."""
        self.lock = threading.RLock()
        self.is_open = threading.Event()
        self.last_touched = time.monotonic()
        self._settings_files = settings_files(options.config_file)
        self._faults: dict[str, tuple[Message, ...]] = {"settings": (), "words": ()}
        self._checker = CheckerProcess(self._take_report)
        self._today = options.today

    def open(self) -> None:
        """Read the settings and the pages."""
        with self.lock:
            self._read_settings()
            self.is_open.set()
        self.versions.changed()
        self.versions.notify()

    def close(self) -> None:
        """End the checker."""
        self._checker.close()

    def touch(self) -> None:
        """Note that somebody is saving or looking now, perhaps on another day than before."""
        self.last_touched = time.monotonic()
        today = self.options.day_now() if self.options.day_now else self._today
        if today != self._today:
            with self.lock:
                self._change_day(today)

    def _change_day(self, today: date) -> None:
        """Show everything as it is on this day."""
        self._today = today
        if self.pages and self._settings:
            self.pages.use(self._settings, today)
            self._start_checker(self._settings)
            self.versions.changed()

    @property
    def places(self) -> list[Path]:
        """The folders and files to watch."""
        settings = self._settings
        folders = (settings.docs, settings.overrides) if settings else ()
        return [vocabulary.FOLDER, *self._settings_files, *filter(None, folders)]

    @property
    def faults(self) -> tuple[Message, ...]:
        """The mistakes in settings and words that are not corrected yet."""
        return (*self._faults["settings"], *self._faults["words"])

    @property
    def _settings(self) -> Settings | None:
        return self.pages.site.settings if self.pages else None

    def saved(self, paths: Iterable[Path]) -> None:
        """Take in files that were saved together, and notify the browsers that show them."""
        started = time.monotonic()
        self.touch()
        with self.lock:
            found = sort_out(paths, self._settings_files, self._settings)
            if found.words:
                self._reload_words(found.words)
            if found.has_settings:
                self._read_settings()
            elif self.pages and (found.has_templates or found.assets):
                if found.has_templates or any(one.suffix == ".css" for one in found.assets):
                    self._read_settings()  # which say what is wrong with those that they name
                self.pages.reload_site()
            if self.pages:
                if found.pages or found.assets:
                    self._reload_pages(self.pages, found.pages, found.assets)
                self.pages.make_awaited()
        if found.pages:
            self._checker.wait(started + CHECK_SECONDS - time.monotonic())
        self.versions.notify()

    def _read_settings(self) -> None:
        """Read the settings again; if they cannot be used, the old ones stay."""
        options = self.options
        self._settings_files = settings_files(options.config_file)
        try:
            settings = open_settings(options.config_file, options.lang)
        except PreviewError as error:
            self._set_faults("settings", error.messages)
            return
        old = self._settings
        if self.pages and old and (old.docs, old.languages) == (settings.docs, settings.languages):
            self._set_faults("settings", ())
            self.pages.use(settings, self._today)
            self._checker.check(())  # the menu may be another
            return
        try:
            pages = Pages(settings, self._today, options.lang, self.versions, self.problems)
        except UnreadableError as error:
            found = fault("settings", settings.docs, str(error), options.lang)
            self._set_faults("settings", (found,))
            return
        self._set_faults("settings", ())
        self.pages = pages
        self.versions.changed()
        self._start_checker(settings)

    def _start_checker(self, settings: Settings) -> None:
        options = self.options
        self._checker.start(
            CheckOptions(
                docs=str(settings.docs),
                languages=settings.languages,
                today=str(self._today),
                lang=options.lang,
                base=str(options.base),
                settings=str(options.config_file.absolute()),
            )
        )

    def _reload_words(self, files: list[Path]) -> None:
        try:
            reload_words((file for file in files if file.suffix == ".yml"), self.options.lang)
        except PreviewError as error:
            self._set_faults("words", error.messages)
            return
        self._set_faults("words", ())
        self._read_settings()
        if self._settings:
            self._start_checker(self._settings)  # it has the old words

    def _reload_pages(self, pages: Pages, files: list[Path], assets: list[Path]) -> None:
        """Send saved files to the checker, and meanwhile read the pages among them."""
        self._checker.check([*files, *assets])
        pages.reload(files)
        self.problems.saved(files, self._checker.number)

    def _set_faults(self, what: str, messages: tuple[Message, ...]) -> None:
        """Note the mistakes in the settings or in the words."""
        if messages != self._faults[what]:
            self._faults[what] = messages
            self.problems.log(messages)
            self.versions.changed()

    def _take_report(self, report: Mapping[str, Any]) -> None:
        """Take in a report of the checker, perhaps one on an earlier save."""
        with self.lock:
            pages = self.pages
            if not pages:
                return
            update = self.problems.update(report, self._checker.number, pages.store.read)
            pages.checked({path: bool(self.problems.errors_in(path)) for path in update.files})
            for path in update.changed_errors:
                pages.errors_changed(path)
            if update.changed:
                self.versions.others_changed()
        self.versions.notify()
