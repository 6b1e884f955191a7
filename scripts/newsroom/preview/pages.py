"""The pages of the preview: made when somebody asks for them, and kept until they change.

Its methods are called with the lock of the session held.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from newsroom.model.page import Page
from newsroom.preview.checking import Message
from newsroom.preview.faults import fault
from newsroom.preview.page_store import Changes, PageStore
from newsroom.preview.problems import Problems
from newsroom.preview.site import PreviewSite
from newsroom.preview.versions import Key, Versions
from newsroom.render.settings import Settings
from newsroom.render.template_errors import fact_of, template_place
from newsroom.views.addresses import address

LISTINGS = ("search", "translations")
"""The listings that show something of the texts of other pages."""


class Pages:
    """The pages as they are shown, by language and name."""

    def __init__(
        self, settings: Settings, today: date, lang: str, versions: Versions, problems: Problems
    ) -> None:
        """`lang` is the language of the messages."""
        self.languages = settings.languages
        self.store = PageStore(settings.docs, settings.languages)
        self.site = PreviewSite(settings, self.store.library, today)
        self._lang = lang
        self._versions, self._problems = versions, problems
        self._made: dict[Key, bytes] = {}
        self._last_good: dict[Key, bytes] = {}
        self._faults: dict[Key, tuple[Message, ...]] = {}

    def use(self, settings: Settings, today: date) -> None:
        """Use other settings for the same files, or the same on another day."""
        self.site = PreviewSite(settings, self.store.library, today)
        self._forget()

    def reload_site(self) -> None:
        """Use templates and other files as they are now."""
        self.store.reload_register()
        self.site.reload(self.store.library)
        self._forget()

    def reload(self, files: Iterable[Path]) -> None:
        """Read these files again."""
        self._show(self.store.reload(files))

    def checked(self, has_errors: Mapping[Path, bool]) -> None:
        """Show what was found to have no errors; of other files, the last good version."""
        self._show(self.store.checked(has_errors))

    def _show(self, changes: Changes) -> None:
        """Show what has changed, and forget the pages that show something of it."""
        if not changes:
            return
        if changes.headers or changes.files:
            self.site.show(self.store.library)
        else:
            self.site.show_texts(self.store.library)
        for scope in self._affected(changes):
            self._forget(*scope)

    def _affected(self, changes: Changes) -> Iterator[tuple[str, ...]]:
        """The pages that show something of what has changed, as scopes of `_forget`."""
        if changes.files:
            yield ()
            return
        for ref, lang in changes.bodies | changes.headers:
            yield from ((one, ref) for one in self._languages_of(ref, lang))
        for ref, lang in changes.headers:
            yield from ((one,) for one in self._languages_of(ref, lang))
        for entry in self.site.renderer.context.catalogue.entries.values():
            if isinstance(entry.original, Page) and entry.original.listing in LISTINGS:
                yield from ((one, entry.ref) for one in self.languages)

    def _languages_of(self, ref: str, lang: str) -> tuple[str, ...]:
        """The languages whose pages may show something of this file of a page."""
        original = self.store.written.originals.get(ref)
        is_shown_to_all = lang in (self.languages[0], original and original.file.lang)
        return self.languages if is_shown_to_all else (lang,)

    def _forget(self, *scope: str) -> None:
        """Have a page (its language and name), a language or all pages made anew."""
        if len(scope) == 2:
            self._made.pop(scope, None)
        else:
            made = self._made.items()
            self._made = {key: page for key, page in made if key[: len(scope)] != scope}
        self._versions.changed(*scope)

    def errors_changed(self, path: Path) -> None:
        """Count a change of each page that is made from this file, if it is in `docs`."""
        if not path.is_relative_to(self.store.docs):
            return
        ref, lang = self.store.name(path)
        for one in self._languages_of(ref, lang):
            if self._file_of((one, ref)) == path:
                self._versions.changed(one, ref)

    def _file_of(self, key: Key) -> Path:
        """The file that a page is made from: the translation if there is one."""
        (lang, ref), library = key, self.store.written
        page = library.translations.get((ref, lang)) or library.originals.get(ref)
        return page.file.path if page else library.path(ref, self.languages[0])

    def key_at(self, path: str) -> Key | None:
        """The page at an address, by its path without the first slash."""
        first, _, rest = path.partition("/")
        is_language = first in self.languages[1:]
        lang, name = (first, rest) if is_language else (self.languages[0], path)
        name = name.removesuffix("/")
        for ref in (name, f"{name}/index".removeprefix("/")):
            if address(ref, lang) == path and self.store.docs / f"{ref}.md" in self.store.read:
                return lang, ref
        return None

    def make(self, key: Key) -> bytes | None:
        """The page, made if it is not there; when it cannot be made, its last good version."""
        if key not in self._made and self._can_be_made(key):
            lang, ref = key
            try:
                self._made[key] = self._last_good[key] = self.site.renderer.page(ref, lang).encode()
                self._faults.pop(key, None)
            except Exception as error:  # whatever a template raises is shown to the editor
                messages = self.messages(error, key)
                if messages != self._faults.get(key):
                    self._faults[key] = messages
                    self._problems.log(messages)
                return self._last_good.get(key)
        return self._made.get(key)

    def _can_be_made(self, key: Key) -> bool:
        """Whether any version of the page was free of errors that keep it from being read."""
        return key[1] in self.store.library.originals and self._file_of(key) in self.store.shown

    def messages(self, error: Exception, key: Key | None = None) -> tuple[Message, ...]:
        """Why a page or file could not be made: a mistake in a template, or in the page."""
        place, lang = template_place(error, self.site.settings.overrides), self._lang
        if place:
            return (fault("template", place[0], fact_of(error), lang, (place[1], 1)),)
        if key and self._problems.errors_in(self._file_of(key)):
            return ()
        file = self._file_of(key) if key else self.site.settings.file
        return (fault("page", file, f"{type(error).__name__}: {error}", lang),)

    def make_awaited(self) -> None:
        """Make the pages that somebody looks at, while they are checked."""
        for key in self._versions.awaited():
            self.make(key)

    def missing(self) -> list[Key]:
        """The pages that were not made since they changed."""
        keys = [(lang, ref) for lang in self.languages for ref in self.store.library.originals]
        tried = self._made.keys() | self._faults.keys()
        return [key for key in keys if key not in tried and self._can_be_made(key)]

    def errors_of(self, key: Key) -> tuple[Message, ...]:
        """What keeps a page from being shown as it is written."""
        return (*self._faults.get(key, ()), *self._problems.errors_in(self._file_of(key)))

    def is_old(self, key: Key) -> bool:
        """Whether a page is shown in an earlier version than the one that was saved."""
        file = self._file_of(key)
        return key in self._faults or self.store.shown.get(file) is not self.store.read.get(file)
