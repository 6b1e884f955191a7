"""A preview from its start to its end: what is made anew after a save and after a check.

Nothing is made before somebody asks for it or waits for it; `idle_tasks` makes the rest when
nothing else is to do. One lock holds it all together.
"""

import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsroom.preview.checker_process import CheckerProcess
from newsroom.preview.checking import CheckOptions, Message
from newsroom.preview.faults import Faults, PreviewError
from newsroom.preview.options import PreviewOptions
from newsroom.preview.page_store import PageStore
from newsroom.preview.pages import Pages
from newsroom.preview.problems import Problems
from newsroom.preview.saves import sort_out
from newsroom.preview.settings import open_settings, renew_words, words_folder
from newsroom.preview.site import PreviewSite
from newsroom.preview.versions import Versions
from newsroom.render.settings import Settings, settings_files

TIMEOUT = 0.012
"""Seconds that a saved page waits for the checker; then it is shown as it is."""


class Session:
    """Everything the preview knows; its methods may be called from any thread."""

    def __init__(self, options: PreviewOptions) -> None:
        self.options = options
        self.versions = Versions()
        self.problems = Problems(options.log, options.lang)
        self.pages = Pages(self.versions, self.problems, options.lang)
        self.faults = Faults()
        self.lock = threading.RLock()
        self.ready = threading.Event()
        self.last_touched = time.monotonic()
        self._settings = settings_files(options.config_file)
        self._checker = CheckerProcess(self._hear)

    def open(self) -> None:
        """Read everything that the first page needs."""
        with self.lock:
            self._open_site()
            self.ready.set()
        self.versions.all_changed()
        self.versions.notify()

    def close(self) -> None:
        """End the checker."""
        self._checker.close()

    def touch(self) -> None:
        """Somebody is saving or looking now."""
        self.last_touched = time.monotonic()

    def places(self) -> list[Path]:
        """The folders and files to watch."""
        found = [words_folder(), *self._settings]
        settings = self.settings
        if settings:
            found += [settings.docs, *([settings.overrides] if settings.overrides else [])]
        return found

    @property
    def settings(self) -> Settings | None:
        """The settings; none until there were some that can be used."""
        return self.pages.site.settings if self.pages.site else None

    def saved(self, paths: Iterable[Path]) -> None:
        """Take in a batch of saved files, and tell the browsers that show them."""
        started = time.monotonic()
        self.touch()
        found = sort_out(paths, self._settings, self.settings)
        with self.lock:
            if found.words:
                self._renew_words(found.words)
            if found.settings:
                self._open_site()
            elif found.templates or found.assets:
                self._renew_all()
            if found.pages or found.assets:
                self._renew_pages(found.pages, found.assets)
            self.pages.make_awaited()
        if found.pages:
            self._checker.wait(started + TIMEOUT - time.monotonic())
        self.versions.notify()

    def _open_site(self) -> None:
        """Read the settings again; if they are broken the old ones stay."""
        self._settings = settings_files(self.options.config_file)
        try:
            settings = open_settings(self.options.config_file, self.options.lang)
        except PreviewError as error:
            return self._set_fault("settings", error.messages)
        self._set_fault("settings", ())
        store, languages = self.pages.store, settings.languages
        if store is None or (store.docs, store.languages) != (settings.docs, languages):
            store = self.pages.store = PageStore(settings.docs, languages)
            self._start_checker(settings)
        self.pages.site = PreviewSite(settings, store.library(), self.options.today)
        return self.pages.forget_all()

    def _start_checker(self, settings: Settings) -> None:
        options = CheckOptions(
            docs=str(settings.docs),
            languages=settings.languages,
            today=str(self.options.today),
            lang=self.options.lang,
            base=str(self.options.base),
        )
        self._checker.call(options)

    def _renew_words(self, files: list[Path]) -> None:
        try:
            renew_words([file for file in files if file.suffix == ".yml"], self.options.lang)
        except PreviewError as error:
            return self._set_fault("words", error.messages)
        self._set_fault("words", ())
        self._open_site()
        return self._start_checker(self.settings) if self.settings else None

    def _renew_all(self) -> None:
        """Show templates and files that are no pages as they are now."""
        if self.pages.site and self.pages.store:
            self.pages.site.read_again(self.pages.store.library())
            self.pages.forget_all()

    def _renew_pages(self, pages: list[Path], assets: list[Path]) -> None:
        """Hand the saved files to the checker, and meanwhile read the pages among them."""
        if self.pages.store:
            self._checker.ask([*pages, *assets])
            self.pages.renew(self.pages.store.renew(pages))
            self.problems.saved(pages, self._checker.number)

    def _set_fault(self, what: str, messages: tuple[Message, ...]) -> None:
        if self.faults.set(what, messages):
            self.problems.print_messages(messages)
            self.versions.all_changed()

    def _hear(self, report: Mapping[str, Any]) -> None:
        """Take in a report of the checker, which may be some saves behind."""
        with self.lock:
            store = self.pages.store
            if not store:
                return
            changed = self.problems.report(report, self._checker.number)
            if report["paths"] is None and report["number"] == self._checker.number:
                changed |= store.read.keys()
            self.pages.renew(store.settle(*self.problems.sorted_out(changed)))
            others = self.problems.others()
            for path in others.with_errors:
                ref, lang = store.name(path)
                for one in self.pages.languages_of_file(ref, lang):
                    self.versions.page_changed((one, ref))
            if others.is_any:
                self.versions.others_changed()
        self.versions.notify()
