"""What the preview answers at each address."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from newsroom.preview.checking import Message
from newsroom.preview.pages import Pages
from newsroom.preview.panel import Status, count_text, own_page, with_additions
from newsroom.preview.session import Session
from newsroom.preview.versions import Key
from newsroom.render.search import index_folder
from newsroom.words import Words, load_words

SEARCH = "assets/search/"
READING_SECONDS = 1.0
"""How long a browser waits without an answer while the pages are read for the first time."""


@dataclass(frozen=True)
class Answer:
    """What a browser gets; the ending of `name` says of which type it is."""

    body: bytes
    name: str
    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    location: str = ""
    """The address to go to instead, without its query."""


class Answers:
    """The answers to addresses, given as paths without the first slash."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._indexes: dict[str, tuple[int, Mapping[str, str]]] = {}
        """The search index of each language, and its version."""

    def at(self, path: str) -> Answer:
        """The page or file at an address, or the site's own page for unknown addresses."""
        session = self._session
        if not session.is_open.wait(READING_SECONDS):
            return self._reading()
        if session.pages is None:
            return self._errors(session.faults)
        if path.startswith(SEARCH):
            lang, _, name = path.removeprefix(SEARCH).partition("/")
            found = self._search(session.pages, lang, name)
            if found:
                return found
        with session.lock:  # no save may come between making a page and reading its version
            try:
                return self._found(session.pages, path.removesuffix("index.html"))
            except Exception as error:  # from a template; those of pages are caught by `Pages`
                return self._errors(session.pages.messages(error))

    def wait(self, path: str, version: int, shown_count: str | None, seconds: float) -> Answer:
        """The version of the page at an address and the count, once one of them has changed.

        `shown_count` is the count that the browser shows, if it shows one.
        """
        session = self._session
        key = session.pages.key_at(path) if session.pages else None

        def is_news() -> bool:
            return shown_count is not None and count_text(self._status(key)) != shown_count

        version = session.versions.wait(key, version, seconds, is_news)
        status = self._status(key)
        is_error = status.all_errors > 0
        news = {"version": version, "count": count_text(status), "isError": is_error}
        return Answer(json.dumps(news).encode(), "news.json")

    def problems(self) -> Answer:
        """The list of all problems."""
        session, words = self._session, self._words
        with session.lock:
            messages = session.problems.all()
            if session.faults:
                return self._errors(session.faults)
            if messages:
                return self._own_page(words.commands.says, words.preview.renewed, messages)
            if session.pages is None or not session.problems.is_complete:
                return self._reading()
            count = len(session.pages.store.read)
            note = words.commands.nothing_wrong.format(pages=count)
            return self._own_page(words.commands.says, note)

    @property
    def _words(self) -> Words:
        return load_words(self._session.options.lang)

    def _status(self, key: Key | None) -> Status:
        """What is shown beside a page, or beside what is no page."""
        session, is_old = self._session, False
        errors = session.faults
        if key and session.pages:
            errors += session.pages.errors_of(key)
            is_old = session.pages.is_old(key)
        all_errors, all_warnings = session.problems.counts
        return Status(
            lang=session.options.lang,
            version=session.versions.of(key),
            errors=errors,
            is_old=is_old,
            all_errors=0 if errors else all_errors,
            all_warnings=all_warnings,
        )

    def _own_page(
        self, title: str, note: str, messages: Sequence[Message] = (), key: Key | None = None
    ) -> Answer:
        session = self._session
        version = session.versions.of(key)
        page = own_page(title, note, messages, lang=session.options.lang, version=version)
        return Answer(page, "preview.html")

    def _errors(self, messages: Sequence[Message], key: Key | None = None) -> Answer:
        """Errors without a page below them."""
        words = self._words.preview
        return self._own_page(words.errors, words.comes_back, messages, key)

    def _reading(self) -> Answer:
        """The pages are still being read."""
        words = self._words.preview
        return self._own_page(words.building, words.building_more)

    def _found(self, pages: Pages, path: str) -> Answer:
        key = pages.key_at(path)
        if key:
            return self._page(pages, key)
        if path and not path.endswith("/") and pages.key_at(f"{path}/"):
            return Answer(b"", "", location=f"/{path}/")
        if path.endswith("/"):  # perhaps an earlier address of a page
            path = f"{path}index.html"
        body = pages.site.file(path)
        if body is None:
            return self._not_found(pages, path)
        if path.endswith(".html"):
            body = with_additions(body, self._status(None))
        return Answer(body, path)

    def _not_found(self, pages: Pages, path: str) -> Answer:
        first = path.partition("/")[0]
        lang = first if first in pages.languages else pages.languages[0]
        page = pages.site.renderer.template("404.html", lang).encode()
        page = with_additions(page, self._status(None))
        return Answer(page, "404.html", status=HTTPStatus.NOT_FOUND)

    def _page(self, pages: Pages, key: Key) -> Answer:
        """A page, or its last good version; errors if it has none."""
        self._session.touch()
        page, status = pages.make(key), self._status(key)
        if page is not None:
            return Answer(with_additions(page, status), "page.html")
        return self._errors(status.errors, key) if status.errors else self._reading()

    def _search(self, pages: Pages, lang: str, name: str) -> Answer | None:
        """A file of the search index, which is made when somebody searches."""
        session = self._session
        if lang not in pages.languages:
            return None
        known, files = self._indexes.get(lang, (0, {}))
        version = session.versions.of_language(lang)
        if version > known:
            made = self._all_pages(pages, lang)
            with session.lock:
                files = pages.site.index(lang, made)
            self._indexes[lang] = version, files
        text = files.get(f"{index_folder(lang)}{name}")
        return None if text is None else Answer(text.encode(), name)

    def _all_pages(self, pages: Pages, lang: str) -> dict[str, bytes]:
        """The pages of a language by name, as far as they can be made."""
        found = {}
        for ref in [*pages.store.library.originals]:
            with self._session.lock:  # for one page at a time: others may be more urgent
                page = pages.make((lang, ref))
            if page is not None:
                found[ref] = page
        return found
