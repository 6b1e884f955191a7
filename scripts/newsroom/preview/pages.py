"""The pages of the preview: made when somebody asks for them, kept until they change.

Whoever calls holds the lock of the session: the renderer makes one page at a time.
"""

from pathlib import Path

from newsroom.model.page import Page
from newsroom.preview.checking import Message
from newsroom.preview.faults import fault, template_place
from newsroom.preview.page_store import PageStore, Renewed
from newsroom.preview.problems import Problems
from newsroom.preview.site import PreviewSite
from newsroom.preview.versions import Key, Versions
from newsroom.views.addresses import address

LISTS = ("search", "translations")
"""The lists that show something of the texts of other pages."""


class Pages:
    """The pages as they are shown, by language and name."""

    def __init__(self, versions: Versions, problems: Problems, lang: str) -> None:
        self._versions, self._problems, self._lang = versions, problems, lang
        self.site: PreviewSite | None = None
        """None until there were settings that can be used; so the store."""
        self.store: PageStore | None = None
        self._made: dict[Key, bytes] = {}
        self._last_good: dict[Key, bytes] = {}
        self._faults: dict[Key, tuple[Message, ...]] = {}

    def renew(self, renewed: Renewed) -> None:
        """Show what was read again, and forget every page that shows something of it."""
        site, store = self.site, self.store
        if not renewed or not site or not store:
            return
        same_headers = not renewed.headers and not renewed.files
        site.show(store.library(), same_headers=same_headers)
        if renewed.files:
            self.forget_all()
            return
        for ref, lang in renewed.bodies | renewed.headers:
            for one in self._languages_of(lang):
                self.forget((one, ref))
        for lang in {lang for _, lang in renewed.headers}:
            for one in self._languages_of(lang):
                self.forget_language(one)
        for ref in self._lists():
            for one in site.settings.languages:
                self.forget((one, ref))

    def _languages_of(self, lang: str) -> tuple[str, ...]:
        """The languages whose pages show something of a file in this language."""
        assert self.site
        languages = self.site.settings.languages
        return languages if lang == languages[0] else (lang,)

    def _lists(self) -> list[str]:
        """The lists that show something of the texts of other pages."""
        assert self.site
        entries = self.site.renderer.context.catalogue.entries.values()
        return [
            entry.ref
            for entry in entries
            if isinstance(entry.original, Page) and entry.original.listing in LISTS
        ]

    def forget(self, key: Key) -> None:
        """A page has to be made anew."""
        self._made.pop(key, None)
        self._versions.page_changed(key)

    def forget_language(self, lang: str) -> None:
        """All pages of a language have to be made anew."""
        self._made = {key: page for key, page in self._made.items() if key[0] != lang}
        self._versions.language_changed(lang)

    def forget_all(self) -> None:
        """All pages have to be made anew."""
        self._made.clear()
        self._versions.all_changed()

    def languages_of_file(self, ref: str, lang: str) -> list[str]:
        """The languages whose readers get the text of this file."""
        if not self.store or not self.site or lang != self.store.languages[0]:
            return [lang]
        return [one for one in self.site.settings.languages if self.file_of(one, ref)[1] == lang]

    def file_of(self, lang: str, ref: str) -> tuple[Path, str]:
        """The file that a page is made from, and its language."""
        assert self.store
        own = self.store.docs / f"{ref}.{lang}.md"
        first = self.store.languages[0]
        is_own = lang != first and own in self.store.read
        return (own, lang) if is_own else (self.store.docs / f"{ref}.md", first)

    def key_at(self, path: str) -> Key | None:
        """The page at an address, by its path without the first slash."""
        if self.store is None or self.site is None:
            return None
        first, _, rest = path.partition("/")
        lang = (
            first if first in self.site.settings.languages[1:] else self.site.settings.languages[0]
        )
        rest = (rest if lang == first else path).removesuffix("/")
        for ref in (rest, f"{rest}/index".removeprefix("/")):
            if address(ref, lang) == path and self.store.docs / f"{ref}.md" in self.store.read:
                return lang, ref
        return None

    def make(self, key: Key) -> bytes | None:
        """The page, made if it is not there; when it cannot be, the last one that could."""
        if key not in self._made and self.site and self._can_be_made(key):
            try:
                self._made[key] = self._last_good[key] = self.site.page(key[1], key[0])
                self._faults.pop(key, None)
            except Exception as error:  # whatever it is, the editor is told
                messages = self.messages(error, key)
                if messages != self._faults.get(key):
                    self._faults[key] = messages
                    self._problems.print_messages(messages)
                return self._last_good.get(key)
        return self._made.get(key)

    def _can_be_made(self, key: Key) -> bool:
        """Whether the page was ever free of errors that keep it from being read."""
        assert self.store
        originals = self.store.library().originals
        return key[1] in originals and self.file_of(*key)[0] in self.store.shown

    def messages(self, error: Exception, key: Key | None = None) -> tuple[Message, ...]:
        """A page that could not be made, in words: the template's mistake, or the page's."""
        assert self.site
        settings = self.site.settings
        place = template_place(error, [settings.overrides] if settings.overrides else [])
        lang = self._lang
        if place:
            return (fault("template", place[0], str(error), lang, (place[1], 1)),)
        file = self.file_of(*key)[0] if key else settings.file
        if key and any(self._problems.errors_in(file)):
            return ()
        return (fault("page", file, f"{type(error).__name__}: {error}", lang),)

    def make_awaited(self) -> None:
        """Make the pages that somebody looks at, while the judge is busy."""
        for key in self._versions.awaited():
            self.make(key)

    def missing(self) -> list[Key]:
        """The pages that were not made since they were changed."""
        if not self.site or not self.store:
            return []
        refs = list(self.store.library().originals)
        keys = [(lang, ref) for lang in self.site.settings.languages for ref in refs]
        there = self._made.keys() | self._faults.keys()
        return [key for key in keys if key not in there and self._can_be_made(key)]

    def faults_of(self, key: Key) -> tuple[Message, ...]:
        """What keeps a page from being made, beside its own errors."""
        return self._faults.get(key, ())

    def is_old(self, key: Key) -> bool:
        """Whether a page is shown in an earlier version than the one that is written."""
        assert self.store
        file = self.file_of(*key)[0]
        return key in self._faults or self.store.shown.get(file) is not self.store.read.get(file)
