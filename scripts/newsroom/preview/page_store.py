"""The shelf: every page as it was last read, and as it was last fit to be shown."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsroom.checks.checker import severity
from newsroom.content.library import (
    Library,
    LocalizedPage,
    original_page,
    read_library,
    translation_page,
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
    pages: list[LocalizedPage] = field(default_factory=list)
    """Those that are shown anew, even where that changes nothing that one sees."""

    def __bool__(self) -> bool:
        return bool(self.bodies or self.headers or self.files)


class PageStore:
    """The pages of a `docs` folder: `read` as they are now, `shown` as the preview shows them.

    The two differ while a page has errors: what is shown is then its last good version.
    """

    def __init__(self, docs: Path, languages: tuple[str, ...]) -> None:
        self.docs = docs
        self.languages = languages
        whole = read_library(docs, languages)
        self.read = {localized.file.path: localized for localized in whole.pages}
        self.shown = {path: one for path, one in self.read.items() if is_showable(one)}
        self._good: dict[Path, LocalizedPage] = {}
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
        written: list[LocalizedPage] = []
        for path in sorted(paths, key=lambda path: self.name(path)[1] != self.languages[0]):
            if path.is_file() or path.is_symlink():
                for localized in self._read_again(path):
                    written.append(localized)
                    self._place(localized, renewed)
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
            localized = self.read.get(path)
            if localized and is_showable(localized):
                self._good[path] = localized
                self._show(localized, renewed)  # it may have been mended by a save of another file
        for path in bad:
            if path in self._good and self.shown.get(path) is self.read.get(path):
                self._show(self._good[path], renewed)
        self._lay_out(renewed)
        return renewed

    def _read_again(self, path: Path) -> Iterator[LocalizedPage]:
        """The sheet of a file; for an original with other facts also those that share them."""
        file = read_page(path, self.docs, self.languages)
        old = self.read.get(path)
        if old and old.kind and not old.problems and old.file.header.data == file.header.data:
            yield replace(old, file=file)
            return
        if file.lang != self.languages[0]:
            yield translation_page(file, self.shown.get(self._path(file.ref, "")))
            return
        original = original_page(file)
        yield original
        if is_showable(original):
            for lang in self.languages[1:]:
                own = self.read.get(self._path(file.ref, lang))
                if own:
                    yield translation_page(own.file, original)

    def _path(self, ref: str, lang: str) -> Path:
        return self.docs / f"{ref}.{lang}.md" if lang else self.docs / f"{ref}.md"

    def _place(self, localized: LocalizedPage, renewed: Renewed) -> None:
        path = localized.file.path
        self.read[path] = localized
        if is_good(localized) or (path not in self.shown and is_showable(localized)):
            self._show(localized, renewed)

    def _show(self, localized: LocalizedPage, renewed: Renewed) -> None:
        path, name = localized.file.path, (localized.file.ref, localized.file.lang)
        old = self.shown.get(path)
        if old is localized:
            return
        self.shown[path] = localized
        renewed.pages.append(localized)
        if old is None:
            renewed.files = True
        elif old.page != localized.page or old.kind is not localized.kind:
            renewed.headers.add(name)
        if old and old.file.body.text != localized.file.body.text:
            renewed.bodies.add(name)

    def _lay_out(self, renewed: Renewed) -> None:
        """Have the library hold what is shown."""
        if renewed.files:
            self._library = Library(self.docs, self.languages, tuple(self.shown.values()))
        elif renewed.pages:
            self._library = _with(self._library, renewed.pages, self.shown.values())

    def _in_order(self, pages: dict[Path, LocalizedPage]) -> dict[Path, LocalizedPage]:
        """In the order in which `read_library` finds them: a folder's files, then its folders."""

        def place(path: Path) -> list[tuple[bool, str]]:
            *folders, name = path.relative_to(self.docs).parts
            return [*((True, folder) for folder in folders), (False, name)]

        return {path: pages[path] for path in sorted(pages, key=place)}


def _with(
    library: Library, fresh: Iterable[LocalizedPage], pages: Collection[LocalizedPage]
) -> Library:
    """The library with some sheets in the place of those of the same names.

    Two copies are a hundred times as quick as sorting all pages by name again. A cached
    property lives in the instance's `__dict__`.
    """
    originals, translations = dict(library.originals), dict(library.translations)
    for localized in fresh:
        ref, lang = localized.file.ref, localized.file.lang
        if lang == library.languages[0]:
            originals[ref] = localized
        else:
            translations[ref, lang] = localized
    renewed = Library(library.docs, library.languages, tuple(pages))
    vars(renewed).update(originals=originals, translations=translations)
    return renewed


def is_showable(localized: LocalizedPage) -> bool:
    """Whether a page is whole enough for its template."""
    return localized.page is not None and type(localized.page) is localized.kind


def is_good(localized: LocalizedPage) -> bool:
    """Whether reading found no error in a page."""
    found = (*localized.file.problems, *localized.problems)
    return is_showable(localized) and all(severity(one.code) != "error" for one in found)
