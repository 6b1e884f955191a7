"""The page files in memory: as they were last read, and as they are shown."""

from collections.abc import Iterable, Iterator, Mapping
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
from newsroom.content.register_file import read_register
from newsroom.model.texts import in_translation

Name = tuple[str, str]
"""A page and the language of its file: `("events/fair", "it")`."""


@dataclass
class Changes:
    """How the pages that are shown have changed: by name and language of the file."""

    bodies: set[Name] = field(default_factory=set)
    headers: set[Name] = field(default_factory=set)
    files: bool = False
    """Whether a page was added or deleted."""
    pages: list[LocalizedPage] = field(default_factory=list)
    """All that replace another, even where that changes nothing visible."""

    def __bool__(self) -> bool:
        return bool(self.bodies or self.headers or self.files)


class PageStore:
    """The pages of a `docs` folder: `read` as they are now, `shown` as the preview shows them.

    The two differ while a page has errors: its last good version is shown.
    """

    def __init__(self, docs: Path, languages: tuple[str, ...]) -> None:
        self.docs, self.languages = docs, languages
        self.written = read_library(docs, languages)
        """The pages as they were read, for the checker."""
        self.read = {localized.file.path: localized for localized in self.written.pages}
        self.shown = {path: one for path, one in self.read.items() if is_showable(one)}
        self.library = replace(self.written, pages=tuple(self.shown.values()))
        """The pages as they are shown."""
        self._good: dict[Path, LocalizedPage] = {}
        """The last versions without errors."""

    def name(self, path: Path) -> Name:
        """The page and the language of a file."""
        return name_of(path.relative_to(self.docs).as_posix(), self.languages)

    def reload(self, paths: Iterable[Path]) -> Changes:
        """Read these files again, or remove those that are gone."""
        changes, count = Changes(), len(self.read)
        read: list[LocalizedPage] = []
        for path in sorted(paths, key=self._order):
            if path.is_file() or path.is_symlink():
                for localized in self._read_again(path):
                    read.append(localized)
                    self._place(localized, changes)
            elif self.read.pop(path, None):
                changes.files = True
                self.shown.pop(path, None)
                self._good.pop(path, None)
        if changes.files or len(self.read) != count:
            self.read = self._in_order(self.read)
            self.shown = self._in_order(self.shown)
            self.written = replace(self.written, pages=tuple(self.read.values()))
        else:
            self.written = _with(self.written, read, self.read)
        return self._with_library(changes)

    def reload_register(self) -> None:
        """Read the register again; while it has errors, its last good version is shown."""
        before, now = self.written.register_file, read_register(self.docs, self.languages)
        if (before and before.file.digest) != (now and now.file.digest):
            self.written = replace(self.written, register_file=now)
            if not (now and now.problems):
                self.library = replace(self.library, register_file=now)

    def checked(self, has_errors: Mapping[Path, bool]) -> Changes:
        """Show files without errors as they were read, and of others the last good version."""
        changes = Changes()
        for path, is_bad in has_errors.items():
            localized = self.read.get(path)
            if is_bad:
                if path in self._good and self.shown.get(path) is localized:
                    self._show(self._good[path], changes)
            elif localized and is_showable(localized):
                self._good[path] = localized
                self._show(localized, changes)  # the save of another file may have corrected it
        return self._with_library(changes)

    def _read_again(self, path: Path) -> Iterator[LocalizedPage]:
        """The page in a file; for one with other facts, also in its other languages."""
        file = read_page(path, self.docs, self.languages)
        old = self.read.get(path)
        if old and old.kind and not old.problems and old.file.header.data == file.header.data:
            yield replace(old, file=file)
            return
        path = self.docs / f"{file.ref}.md"
        if file.lang != self.languages[0]:
            facts, written = self.shown.get(path), self.read.get(path)
            if written and written.file.original == file.lang:
                facts = original_page(written.file, file)
                yield facts
            yield translation_page(file, facts)
            return
        others = {
            lang: other.file
            for lang in self.languages[1:]
            if (other := self.read.get(self.docs / f"{file.ref}.{lang}.md"))
        }
        facts = original_page(file, others.get(file.original))
        yield facts
        if is_showable(facts):
            yield from (translation_page(other, facts) for other in others.values())

    def _order(self, path: Path) -> bool:
        """The sort key of files that are read together: those with facts first."""
        return self.name(path)[1] != self.languages[0]

    def _place(self, localized: LocalizedPage, changes: Changes) -> None:
        path = localized.file.path
        self.read[path] = localized
        if is_good(localized) or (path not in self.shown and is_showable(localized)):
            self._show(localized, changes)

    def _show(self, localized: LocalizedPage, changes: Changes) -> None:
        path, name = localized.file.path, (localized.file.ref, localized.file.lang)
        old = self.shown.get(path)
        if old is localized:
            return
        self.shown[path] = localized
        changes.pages.append(localized)
        if old is None:
            changes.files = True
        elif old.page != localized.page or old.kind is not localized.kind:
            changes.headers.add(name)
        if old and old.file.body.text != localized.file.body.text:
            changes.bodies.add(name)

    def _with_library(self, changes: Changes) -> Changes:
        """The same changes, once the library shows them."""
        if changes.files:
            self.library = replace(self.library, pages=tuple(self.shown.values()))
        elif changes.pages:
            self.library = _with(self.library, changes.pages, self.shown)
        return changes

    def _in_order(self, pages: dict[Path, LocalizedPage]) -> dict[Path, LocalizedPage]:
        """In the order of `read_library`: the files of a folder, then its folders."""

        def place(path: Path) -> list[tuple[bool, str]]:
            *folders, name = path.relative_to(self.docs).parts
            return [*((True, folder) for folder in folders), (False, name)]

        return {path: pages[path] for path in sorted(pages, key=place)}


def _with(
    library: Library, replacements: Iterable[LocalizedPage], pages: Mapping[Path, LocalizedPage]
) -> Library:
    """The library with these `pages`, of which some replace others of the same names.

    To copy dictionaries is a hundred times as fast as to sort all pages by name again. A
    cached property lives in the instance's `__dict__`.
    """
    facts, originals = dict(library.facts), dict(library.originals)
    translations = dict(library.translations)
    for ref in {localized.file.ref for localized in replacements}:
        paths = [library.path(ref, lang) for lang in library.languages]
        page = Library(
            library.docs, library.languages, tuple(pages[path] for path in paths if path in pages)
        )
        facts |= page.facts
        originals |= page.originals
        for lang in library.languages:
            translations.pop((ref, lang), None)
        translations |= page.translations
    changed = replace(library, pages=tuple(pages.values()))
    vars(changed).update(facts=facts, originals=originals, translations=translations)
    return changed


def is_showable(localized: LocalizedPage) -> bool:
    """Whether a page has everything that its template needs."""
    kind = localized.kind
    return kind is not None and type(localized.page) in (kind, in_translation(kind))


def is_good(localized: LocalizedPage) -> bool:
    """Whether reading found no error in a page."""
    found = (*localized.file.problems, *localized.problems)
    return is_showable(localized) and all(severity(one.code) != "error" for one in found)
