"""The resident house: what is made anew after a save, and after what the judge says of it.

Nothing is made before somebody asks for it or waits for it; `calm` makes the rest when nothing
else is to do. One lock holds it all together: MkDocs knows one page at a time.
"""

import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsroom.build.preview.faults import Faults, PreviewError
from newsroom.build.preview.judge_beside import JudgeBeside
from newsroom.build.preview.judging import Order, Told
from newsroom.build.preview.pages import Pages
from newsroom.build.preview.problems import Problems
from newsroom.build.preview.renewing import lay, renew
from newsroom.build.preview.saves import sort_out
from newsroom.build.preview.settings import open_press, renew_words, words_folder
from newsroom.build.preview.settings_files import config_files
from newsroom.build.preview.shelf import Shelf
from newsroom.build.preview.task import Task
from newsroom.build.preview.versions import Versions
from newsroom.words import languages

PATIENCE = 0.012
"""Seconds that a saved page waits for the judge; then it is shown, and judged when he is ready."""


class House:
    """Everything the preview knows; its methods may be called from any thread."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.versions = Versions()
        self.problems = Problems(task.say, task.lang)
        self.pages = Pages(self.versions, self.problems, task.lang)
        self.faults = Faults()
        self.lock = threading.RLock()
        self.ready = threading.Event()
        self.last_touched = time.monotonic()
        self._settings = config_files(task.config_file)
        self._judge = JudgeBeside(self._hear)

    def open(self) -> None:
        """Read everything that the first page needs."""
        with self.lock:
            self._open_press()
            if self.pages.press:
                self.pages.prepare(self.pages.press.languages[0])
            self.ready.set()
        self.versions.all_changed()
        self.versions.tell()

    def close(self) -> None:
        """Let the judge go, and call no other."""
        self._judge.close()

    def touch(self) -> None:
        """Somebody is saving or looking now."""
        self.last_touched = time.monotonic()

    def places(self) -> list[Path]:
        """The folders and files to watch."""
        found = [words_folder(), *self._settings]
        if self.pages.press:
            custom = self.pages.press.config.theme.custom_dir
            found += [self.pages.press.docs, *([Path(custom)] if custom else [])]
        return found

    def saved(self, paths: Iterable[Path]) -> None:
        """Take in a batch of saved files, and tell the browsers that show them."""
        started = time.monotonic()
        self.touch()
        found = sort_out(paths, self._settings, self.pages.press)
        with self.lock:
            if found.words:
                self._renew_words(found.words)
            if found.settings:
                self._open_press()
            elif found.templates:
                self._renew_templates()
            if found.pages:
                self._renew_pages(found.pages)
            self.pages.make_awaited()
        if found.pages:
            self._judge.wait(started + PATIENCE - time.monotonic())
        self.versions.tell()

    def _open_press(self) -> None:
        """The settings, anew; if they are broken the old ones stay."""
        self._settings = config_files(self.task.config_file)
        try:
            press = open_press(self.task.config_file, self.task.folder, self.task.lang)
        except PreviewError as error:
            return self._set_fault("settings", error.told)
        self._set_fault("settings", ())
        is_elsewhere = self.pages.shelf is None or self.pages.shelf.docs != press.docs
        self.pages.press = press
        if is_elsewhere:
            self.pages.shelf = Shelf(press.docs, languages())
            self._call_judge()
        lay(self.pages, None, self.task.today)
        return self.pages.forget_all()

    def _call_judge(self) -> None:
        assert self.pages.shelf
        order = Order(
            str(self.pages.shelf.docs), languages(), str(self.task.today), self.task.lang,
            str(self.task.base),
        )  # fmt: skip
        self._judge.call(order)

    def _renew_words(self, files: list[Path]) -> None:
        try:
            renew_words([file for file in files if file.suffix == ".yml"], self.task.lang)
        except PreviewError as error:
            return self._set_fault("words", error.told)
        self._set_fault("words", ())
        self._open_press()
        return self._call_judge() if self.pages.shelf else None

    def _renew_templates(self) -> None:
        assert self.pages.press
        self.pages.press.forget_templates()
        self.pages.forget_all()

    def _renew_pages(self, paths: list[Path]) -> None:
        """Hand the saved pages to the judge, and meanwhile read them."""
        if self.pages.shelf:
            self._judge.ask(paths)
            renew(self.pages, self.pages.shelf.renew(paths), self.task.today)
            self.problems.saved(paths, self._judge.number)

    def _set_fault(self, what: str, told: tuple[Told, ...]) -> None:
        if self.faults.set(what, told):
            self.problems.print_told(told)
            self.versions.all_changed()

    def _hear(self, report: Mapping[str, Any]) -> None:
        """Take in what the judge says; he may be some saves behind."""
        with self.lock:
            shelf = self.pages.shelf
            if not shelf:
                return
            changed = self.problems.report(report, self._judge.number)
            if report["paths"] is None and report["number"] == self._judge.number:
                changed |= shelf.read.keys()
            renewed = shelf.settle(*self.problems.sorted_out(changed))
            renew(self.pages, renewed, self.task.today)
            others = self.problems.others()
            for path in others.with_errors:
                ref, lang = shelf.name(path)
                for one in self.pages.readers_of(ref, lang):
                    self.versions.page_changed((one, ref))
            if others.is_any:
                self.versions.others_changed()
        self.versions.tell()
