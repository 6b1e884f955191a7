"""The shelf: every page as it was last read, and as it was last fit to be shown."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.checks.judge import severity

# Private there, because everybody else reads whole libraries; we renew single sheets of one.
from newsroom.content.library import (
    Library,
    Sheet,
    _original_sheet,
    _translation_sheet,
    read_library,
)
from newsroom.content.page_file import name_of, read_page

Name = tuple[str, str]
"""A page and the language of its file: `("events/fair", "it")`."""


@dataclass
class Renewed:
    """What is different on the shelf: pages by name and language of the file."""

    bodies: set[Name] = field(default_factory=set)
    headers: set[Name] = field(default_factory=set)
    files: bool = False
    """Whether a page has come or gone."""
    sheets: list[Sheet] = field(default_factory=list)
    """Those that are shown anew, even where that changes nothing that one sees."""

    def __bool__(self) -> bool:
        return bool(self.bodies or self.headers or self.files)


class Shelf:
    """The pages of a `docs` folder: `read` as they are now, `shown` as the preview shows them.

    The two differ while a page has errors: what is shown is then its last good version.
    """

    def __init__(self, docs: Path, languages: tuple[str, ...]) -> None:
        self.docs = docs
        self.languages = languages
        whole = read_library(docs, languages)
        self.read = {sheet.file.path: sheet for sheet in whole.sheets}
        self.shown = {path: one for path, one in self.read.items() if is_showable(one)}
        self._good: dict[Path, Sheet] = {}
        self._written, self._library = whole, Library(docs, languages, tuple(self.shown.values()))

    def as_written(self) -> Library:
        """The pages as they are written now, for the checker."""
        return self._written

    def library(self) -> Library:
        """The pages as they are shown."""
        return self._library

    def name(self, path: Path) -> Name:
        """The page and the language of a file."""
        return name_of(path.relative_to(self.docs).as_posix(), self.languages)

    def renew(self, paths: Iterable[Path]) -> Renewed:
        """Read these files again, or forget them; says what that changes in what is shown."""
        renewed, count = Renewed(), len(self.read)
        written: list[Sheet] = []
        for path in sorted(paths, key=lambda path: self.name(path)[1] != self.languages[0]):
            if path.is_file() or path.is_symlink():
                for sheet in self._sheets(path):
                    written.append(sheet)
                    self._place(sheet, renewed)
            elif self.read.pop(path, None):
                renewed.files = True
                self.shown.pop(path, None)
                self._good.pop(path, None)
        if renewed.files or len(self.read) != count:
            self.read = self._in_order(self.read)
            self.shown = self._in_order(self.shown)
            self._written = Library(self.docs, self.languages, tuple(self.read.values()))
        else:
            self._written = _with(self._written, written, self.read.values())
        self._lay_out(renewed)
        return renewed

    def settle(self, good: Iterable[Path], bad: Iterable[Path]) -> Renewed:
        """Show files without errors as they are written, and of others the last good version."""
        renewed = Renewed()
        for path in good:
            sheet = self.read.get(path)
            if sheet and is_showable(sheet):
                self._good[path] = sheet
                self._show(sheet, renewed)  # it may have been mended by a save of another file
        for path in bad:
            if path in self._good and self.shown.get(path) is self.read.get(path):
                self._show(self._good[path], renewed)
        self._lay_out(renewed)
        return renewed

    def _sheets(self, path: Path) -> Iterator[Sheet]:
        """The sheet of a file; for an original with other facts also those that share them."""
        file = read_page(path, self.docs, self.languages)
        old = self.read.get(path)
        if old and old.kind and not old.problems and old.file.header.data == file.header.data:
            yield replace(old, file=file)
            return
        if file.lang != self.languages[0]:
            yield _translation_sheet(file, self.shown.get(self._path(file.ref, "")))
            return
        original = _original_sheet(file)
        yield original
        if is_showable(original):
            for lang in self.languages[1:]:
                own = self.read.get(self._path(file.ref, lang))
                if own:
                    yield _translation_sheet(own.file, original)

    def _path(self, ref: str, lang: str) -> Path:
        return self.docs / f"{ref}.{lang}.md" if lang else self.docs / f"{ref}.md"

    def _place(self, sheet: Sheet, renewed: Renewed) -> None:
        path = sheet.file.path
        self.read[path] = sheet
        if is_good(sheet) or (path not in self.shown and is_showable(sheet)):
            self._show(sheet, renewed)

    def _show(self, sheet: Sheet, renewed: Renewed) -> None:
        path, name = sheet.file.path, (sheet.file.ref, sheet.file.lang)
        old = self.shown.get(path)
        if old is sheet:
            return
        self.shown[path] = sheet
        renewed.sheets.append(sheet)
        if old is None:
            renewed.files = True
        elif old.page != sheet.page or old.kind is not sheet.kind:
            renewed.headers.add(name)
        if old and old.file.body.text != sheet.file.body.text:
            renewed.bodies.add(name)

    def _lay_out(self, renewed: Renewed) -> None:
        """Have the library hold what is shown."""
        if renewed.files:
            self._library = Library(self.docs, self.languages, tuple(self.shown.values()))
        elif renewed.sheets:
            self._library = _with(self._library, renewed.sheets, self.shown.values())

    def _in_order(self, sheets: dict[Path, Sheet]) -> dict[Path, Sheet]:
        """In the order in which `read_library` finds them: a folder's files, then its folders."""

        def place(path: Path) -> list[tuple[bool, str]]:
            *folders, name = path.relative_to(self.docs).parts
            return [*((True, folder) for folder in folders), (False, name)]

        return {path: sheets[path] for path in sorted(sheets, key=place)}


def _with(library: Library, fresh: Iterable[Sheet], sheets: Collection[Sheet]) -> Library:
    """The library with some sheets in the place of those of the same names.

    Two copies are a hundred times as quick as sorting all pages by name again. A cached
    property lives in the instance's `__dict__`.
    """
    originals, translations = dict(library.originals), dict(library.translations)
    for sheet in fresh:
        ref, lang = sheet.file.ref, sheet.file.lang
        if lang == library.languages[0]:
            originals[ref] = sheet
        else:
            translations[ref, lang] = sheet
    renewed = Library(library.docs, library.languages, tuple(sheets))
    vars(renewed).update(originals=originals, translations=translations)
    return renewed


def is_showable(sheet: Sheet) -> bool:
    """Whether a page is whole enough for its template."""
    return sheet.page is not None and type(sheet.page) is sheet.kind


def is_good(sheet: Sheet) -> bool:
    """Whether reading found no error in a page."""
    found = (*sheet.file.problems, *sheet.problems)
    return is_showable(sheet) and all(severity(one.code) != "error" for one in found)
