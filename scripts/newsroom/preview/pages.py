"""The pages of the preview: made when somebody asks for them, kept until they are others.

Whoever calls holds the lock of the house: MkDocs knows one page at a time.
"""

from contextlib import suppress
from pathlib import Path

from newsroom.model.page import Page
from newsroom.preview.checking import Message
from newsroom.preview.faults import fault, template_place
from newsroom.preview.page_store import PageStore
from newsroom.preview.problems import Problems
from newsroom.preview.renderer import Renderer
from newsroom.preview.settings import heard
from newsroom.preview.versions import Key, Versions
from newsroom.views.addresses import address

KNOWN_BETTER = ("mkdocs.structure.nav",)
"""Who in MkDocs warns of what we tell ourselves: a page with errors is in no menu."""
LISTS = ("search", "translations")
"""The lists that show something of the texts of other pages."""


class Pages:
    """The pages as they are shown, by language and name."""

    def __init__(self, versions: Versions, problems: Problems, lang: str) -> None:
        self._versions, self._problems, self._lang = versions, problems, lang
        self.renderer: Renderer | None = None
        """None until there were settings that can be used; so the shelf."""
        self.store: PageStore | None = None
        self._made: dict[Key, bytes] = {}
        self._last_good: dict[Key, bytes] = {}
        self._faults: dict[Key, tuple[Message, ...]] = {}

    def prepare(self, lang: str) -> None:
        """Set a language; if that fails, the page that is asked for tells why."""
        with suppress(Exception), heard():
            if self.renderer:
                self.renderer.prepare(lang)

    def lists(self) -> list[str]:
        """The lists that show something of the texts of other pages."""
        assert self.renderer
        entries = self.renderer.config.extra["context"].catalogue.entries.values()
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

    def readers_of(self, ref: str, lang: str) -> list[str]:
        """The languages whose readers get the text of this file."""
        if not self.store or not self.renderer or lang != self.store.languages[0]:
            return [lang]
        return [one for one in self.renderer.languages if self.file_of(one, ref)[1] == lang]

    def file_of(self, lang: str, ref: str) -> tuple[Path, str]:
        """The file that a page is made from, and its language."""
        assert self.store
        own = self.store.docs / f"{ref}.{lang}.md"
        first = self.store.languages[0]
        is_own = lang != first and own in self.store.read
        return (own, lang) if is_own else (self.store.docs / f"{ref}.md", first)

    def key_at(self, path: str) -> Key | None:
        """The page at an address, by its path without the first slash."""
        if self.store is None or self.renderer is None:
            return None
        first, _, rest = path.partition("/")
        lang = first if first in self.renderer.languages[1:] else self.renderer.languages[0]
        rest = (rest if lang == first else path).removesuffix("/")
        for ref in (rest, f"{rest}/index".removeprefix("/")):
            if address(ref, lang) == path and self.store.docs / f"{ref}.md" in self.store.read:
                return lang, ref
        return None

    def make(self, key: Key) -> bytes | None:
        """The page, made if it is not there; when it cannot be, the last one that could."""
        if key not in self._made and self.renderer and self._can_be_made(key):
            try:
                with heard() as records:
                    self._made[key] = self.renderer.page(key[1], key[0])
                self._last_good[key] = self._made[key]
                self._faults.pop(key, None)
                said = (one.getMessage() for one in records if one.name not in KNOWN_BETTER)
                self._problems.print_once(said)
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
        assert self.renderer
        folders = [Path(folder) for folder in self.renderer.config.theme.dirs]
        place = template_place(error, folders)
        lang = self._lang
        if place:
            return (fault("template", place[0], str(error), lang, (place[1], 1)),)
        file = self.file_of(*key)[0] if key else Path(self.renderer.config.config_file_path)
        if key and any(self._problems.errors_in(file)):
            return ()
        return (fault("page", file, f"{type(error).__name__}: {error}", lang),)

    def make_awaited(self) -> None:
        """Make the pages that somebody looks at, while the judge is busy."""
        for key in self._versions.awaited():
            self.make(key)

    def missing(self) -> list[Key]:
        """The pages that were not made since they were changed."""
        if not self.renderer or not self.store:
            return []
        refs = list(self.store.library().originals)
        keys = [(lang, ref) for lang in self.renderer.languages for ref in refs]
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
