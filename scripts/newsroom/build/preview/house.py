"""The resident house: what is made anew after a save, and what a page shows.

Nothing is made before somebody asks for it or waits for it; `warm` makes the rest when
nothing else is to do. One lock holds it all together: MkDocs knows one page at a time.
"""

import gc
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from newsroom.build.preview.faults import PreviewError
from newsroom.build.preview.judge_beside import JudgeBeside
from newsroom.build.preview.judging import Order, Told
from newsroom.build.preview.pages import Pages
from newsroom.build.preview.panel import State
from newsroom.build.preview.press import Press
from newsroom.build.preview.problems import Problems
from newsroom.build.preview.saves import sort_out
from newsroom.build.preview.settings import (
    config_files,
    heard,
    open_press,
    renew_words,
    words_folder,
)
from newsroom.build.preview.shelf import Renewed, Shelf
from newsroom.build.preview.versions import Key, Versions
from newsroom.site.desk import Desk
from newsroom.words import languages

PATIENCE = 0.012
"""Seconds that a saved page waits for the judge; then it is shown, and judged when he is ready."""
IDLE = 2.0
"""Seconds without a save or a reader after which the rest is made in the background."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """What to preview, and for whom."""

    config_file: Path
    today: date
    lang: str
    """The language of the messages."""
    folder: Path
    """An empty one, for what MkDocs wants to write."""
    base: Path
    """The folder that paths are shown from."""
    say: Callable[[str], None]


class House:
    """Everything the preview knows; its methods may be called from any thread."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.versions = Versions()
        self.problems = Problems(task.say, task.lang)
        self.lock = threading.RLock()
        self.ready = threading.Event()
        self.pages = Pages(self.versions, self.problems, task.lang)
        self._faults: dict[str, tuple[Told, ...]] = {}
        self._number = 0
        self._judge: JudgeBeside | None = None
        self._is_closed = False
        self._judged = threading.Event()
        self._last_touched = time.monotonic()

    # Opening and closing

    def open(self) -> None:
        """Read everything that the first page needs."""
        with self.lock:
            self._open_press()
            if self.pages.press:
                _prepare(self.pages.press, self.pages.press.languages[0])
            self.ready.set()
        self.versions.all_changed()
        self.versions.tell()

    def close(self) -> None:
        """Let the judge go, and call no other."""
        self._is_closed = True
        gc.unfreeze()
        if self._judge:
            self._judge.close()

    def places(self) -> list[Path]:
        """The folders and files to watch."""
        found = [words_folder(), *config_files(self.task.config_file)]
        if self.pages.press:
            custom = self.pages.press.config.theme.custom_dir
            found += [self.pages.press.docs, *([Path(custom)] if custom else [])]
        return found

    def _open_press(self) -> None:
        """The settings, anew; if they are broken the old ones stay."""
        try:
            press = open_press(self.task.config_file, self.task.folder, self.task.lang)
        except PreviewError as error:
            return self._set_fault("settings", error.told)
        self._set_fault("settings", ())
        if self.pages.shelf is None or self.pages.shelf.docs != press.docs:
            self.pages.shelf = Shelf(press.docs, languages())
            self._call_judge()
        self.pages.press = press
        self._lay(None)
        return self.pages.forget_all()

    def _call_judge(self) -> None:
        assert self.pages.shelf
        if self._judge:
            self._judge.close()
        order = Order(
            str(self.pages.shelf.docs), languages(), str(self.task.today), self.task.lang,
            str(self.task.base),
        )  # fmt: skip
        self._judge = None if self._is_closed else JudgeBeside(order, self._hear)

    # What was saved

    def saved(self, paths: Iterable[Path]) -> None:
        """Take in a batch of saved files, and tell the browsers that show them."""
        self._last_touched = time.monotonic()
        started = self._last_touched
        found = sort_out(paths, self.task.config_file, self.pages.press)
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
            self._judged.wait(max(0.0, started + PATIENCE - time.monotonic()))
        self.versions.tell()

    def _renew_pages(self, paths: list[Path]) -> None:
        """Hand the saved pages to the judge, and meanwhile read them."""
        if self.pages.shelf:
            self._number += 1
            self._judged.clear()
            if self._judge:
                self._judge.ask(self._number, paths)
            self._apply(self.pages.shelf.renew(paths))
            self.problems.saved(paths, self._number)

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

    def _apply(self, renewed: Renewed) -> None:
        """Forget what showed what was renewed, and nothing else."""
        if not renewed or not self.pages.press or not self.pages.shelf:
            return None
        self._lay(renewed)
        if renewed.files:
            self.pages.press.forget_files()
            return self.pages.forget_all()
        first = self.pages.shelf.languages[0]
        for ref, lang in renewed.bodies | renewed.headers:
            for one in self.pages.press.languages if lang == first else [lang]:
                self.pages.press.forget_text(ref, one)
                self.pages.forget((one, ref))
        for lang in {lang for _, lang in renewed.headers}:
            for one in self.pages.press.languages if lang == first else [lang]:
                self.pages.forget_language(one)
        for ref in self.pages.lists():
            for one in self.pages.press.languages:
                self.pages.forget((one, ref))
        return None

    def _lay(self, renewed: Renewed | None) -> None:
        """Put the shown pages on the desk; only headers and files make another catalogue."""
        assert self.pages.press
        assert self.pages.shelf
        library, site_url = self.pages.shelf.library(), self.pages.press.config.site_url or "/"
        before = self.pages.press.config.extra.get("desk")
        is_other = renewed is None or renewed.headers or renewed.files
        catalogue = library.catalogue() if is_other or not before else before.catalogue
        self.pages.press.lay(Desk(library, catalogue, self.task.today, site_url, ""))

    def _set_fault(self, what: str, told: tuple[Told, ...]) -> None:
        if told != self._faults.get(what, ()):
            self._faults[what] = told
            self.problems.print_told(told)
            self.versions.all_changed()

    # What the judge says

    def _hear(self, report: Mapping[str, Any]) -> None:
        with self.lock:
            shelf = self.pages.shelf
            if not shelf:
                return
            changed = self.problems.report(report, self._number)
            if report["paths"] is None and report["number"] == self._number:
                changed |= shelf.read.keys()
            good, bad = self.problems.sorted_out(changed)
            for path in good:
                shelf.approve(path)
            self._apply(shelf.fall_back(bad))
            for path in self.problems.with_other_errors():
                ref, lang = shelf.name(path)
                for one in self.pages.readers_of(ref, lang):
                    self.versions.page_changed((one, ref))
        if report["paths"] is not None and report["number"] == self._number:
            self._judged.set()
        self.versions.tell()

    # What a page shows

    def page(self, key: Key) -> tuple[bytes | None, State]:
        """The HTML of a page, the last good one if need be, and how it stands."""
        with self.lock:
            self._last_touched = time.monotonic()
            page = self.pages.make(key)
            file = self.pages.file_of(*key)[0]
            errors = (*self._all_faults(), *self.pages.faults_of(key))
            errors += tuple(self.problems.errors_in(file))
            return page, self.state(key, errors, is_old=self.pages.is_old(key))

    def state(
        self, key: Key | None, errors: tuple[Told, ...] = (), *, is_old: bool = False
    ) -> State:
        """How a page stands, or an address without one."""
        found, warnings = self.problems.counts()
        return State(
            lang=self.task.lang,
            version=self.versions.of(key),
            errors=errors or (() if key else self._all_faults()),
            is_old=is_old,
            elsewhere=0 if errors else found,
            warnings=warnings,
        )

    def _all_faults(self) -> tuple[Told, ...]:
        return tuple(told for found in self._faults.values() for told in found)

    def all_pages(self, lang: str) -> dict[str, bytes]:
        """The pages of a language by name, as far as they can be made."""
        found = {}
        with self.lock:
            refs = self.pages.press.order(lang) if self.pages.press else []
        for ref in refs:
            with self.lock:
                page = self.pages.make((lang, ref))
            if page is not None:
                found[ref] = page
        return found

    # In the background

    def warm(self, ended: threading.Event) -> None:
        """Make what is missing whenever nothing else is to do."""
        while not ended.wait(IDLE / 4):
            self._prepare()
            with self.lock:
                missing = [] if self._all_faults() else self.pages.missing()
            for key in missing:
                while time.monotonic() - self._last_touched < IDLE and not ended.wait(IDLE / 4):
                    pass
                with self.lock:
                    if not ended.is_set():
                        self.pages.make(key)
                time.sleep(0.001)  # whoever waits for the lock comes first

    def _prepare(self) -> None:
        """Set the languages at once: it takes longer than a page, and an editor would wait."""
        press = self.pages.press if self.ready.is_set() else None
        if press and not press.is_prepared():
            gc.unfreeze()
        for lang in press.languages if press else ():
            with self.lock:
                _prepare(press, lang)
        if press and press.is_prepared() and gc.get_freeze_count() == 0:
            gc.collect()
            gc.freeze()  # else Python looks through all pages again and again, while saves wait


def _prepare(press: Press | None, lang: str) -> None:
    """Set a language; if that fails, the page that is asked for tells why."""
    with suppress(Exception), heard():
        if press:
            press.prepare(lang)
