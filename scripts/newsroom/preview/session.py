"""The resident house: what is made anew after a save, and after what the judge says of it.

Nothing is made before somebody asks for it or waits for it; `calm` makes the rest when nothing
else is to do. One lock holds it all together: MkDocs knows one page at a time.
"""

import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsroom.preview.checker_process import CheckerProcess
from newsroom.preview.checking import CheckOptions, Message
from newsroom.preview.faults import Faults, PreviewError
from newsroom.preview.options import Options
from newsroom.preview.page_store import PageStore
from newsroom.preview.pages import Pages
from newsroom.preview.problems import Problems
from newsroom.preview.renewing import lay, renew
from newsroom.preview.saves import sort_out
from newsroom.preview.settings import open_renderer, renew_words, words_folder
from newsroom.preview.settings_files import config_files
from newsroom.preview.versions import Versions
from newsroom.words import languages

TIMEOUT = 0.012
"""Seconds that a saved page waits for the judge; then it is shown, and judged when he is ready."""


class Session:
    """Everything the preview knows; its methods may be called from any thread."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.versions = Versions()
        self.problems = Problems(options.say, options.lang)
        self.pages = Pages(self.versions, self.problems, options.lang)
        self.faults = Faults()
        self.lock = threading.RLock()
        self.ready = threading.Event()
        self.last_touched = time.monotonic()
        self._settings = config_files(options.config_file)
        self._checker = CheckerProcess(self._hear)

    def open(self) -> None:
        """Read everything that the first page needs."""
        with self.lock:
            self._open_renderer()
            if self.pages.renderer:
                self.pages.prepare(self.pages.renderer.languages[0])
            self.ready.set()
        self.versions.all_changed()
        self.versions.format_message()

    def close(self) -> None:
        """Let the judge go, and call no other."""
        self._checker.close()

    def touch(self) -> None:
        """Somebody is saving or looking now."""
        self.last_touched = time.monotonic()

    def places(self) -> list[Path]:
        """The folders and files to watch."""
        found = [words_folder(), *self._settings]
        if self.pages.renderer:
            custom = self.pages.renderer.config.theme.custom_dir
            found += [self.pages.renderer.docs, *([Path(custom)] if custom else [])]
        return found

    def saved(self, paths: Iterable[Path]) -> None:
        """Take in a batch of saved files, and tell the browsers that show them."""
        started = time.monotonic()
        self.touch()
        found = sort_out(paths, self._settings, self.pages.renderer)
        with self.lock:
            if found.words:
                self._renew_words(found.words)
            if found.settings:
                self._open_renderer()
            elif found.templates:
                self._renew_templates()
            if found.pages:
                self._renew_pages(found.pages)
            self.pages.make_awaited()
        if found.pages:
            self._checker.wait(started + TIMEOUT - time.monotonic())
        self.versions.format_message()

    def _open_renderer(self) -> None:
        """The settings, anew; if they are broken the old ones stay."""
        self._settings = config_files(self.options.config_file)
        try:
            renderer = open_renderer(
                self.options.config_file, self.options.folder, self.options.lang
            )
        except PreviewError as error:
            return self._set_fault("settings", error.messages)
        self._set_fault("settings", ())
        is_elsewhere = self.pages.store is None or self.pages.store.docs != renderer.docs
        self.pages.renderer = renderer
        if is_elsewhere:
            self.pages.store = PageStore(renderer.docs, languages())
            self._start_checker()
        lay(self.pages, None, self.options.today)
        return self.pages.forget_all()

    def _start_checker(self) -> None:
        assert self.pages.store
        order = CheckOptions(
            str(self.pages.store.docs), languages(), str(self.options.today), self.options.lang,
            str(self.options.base),
        )  # fmt: skip
        self._checker.call(order)

    def _renew_words(self, files: list[Path]) -> None:
        try:
            renew_words([file for file in files if file.suffix == ".yml"], self.options.lang)
        except PreviewError as error:
            return self._set_fault("words", error.messages)
        self._set_fault("words", ())
        self._open_renderer()
        return self._start_checker() if self.pages.store else None

    def _renew_templates(self) -> None:
        assert self.pages.renderer
        self.pages.renderer.forget_templates()
        self.pages.forget_all()

    def _renew_pages(self, paths: list[Path]) -> None:
        """Hand the saved pages to the judge, and meanwhile read them."""
        if self.pages.store:
            self._checker.ask(paths)
            renew(self.pages, self.pages.store.renew(paths), self.options.today)
            self.problems.saved(paths, self._checker.number)

    def _set_fault(self, what: str, messages: tuple[Message, ...]) -> None:
        if self.faults.set(what, messages):
            self.problems.print_messages(messages)
            self.versions.all_changed()

    def _hear(self, report: Mapping[str, Any]) -> None:
        """Take in what the judge says; he may be some saves behind."""
        with self.lock:
            store = self.pages.store
            if not store:
                return
            changed = self.problems.report(report, self._checker.number)
            if report["paths"] is None and report["number"] == self._checker.number:
                changed |= store.read.keys()
            renewed = store.settle(*self.problems.sorted_out(changed))
            renew(self.pages, renewed, self.options.today)
            others = self.problems.others()
            for path in others.with_errors:
                ref, lang = store.name(path)
                for one in self.pages.readers_of(ref, lang):
                    self.versions.page_changed((one, ref))
            if others.is_any:
                self.versions.others_changed()
        self.versions.format_message()
