"""What stands at each address of the previewed site."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from newsroom.preview.page_status import all_pages, errors_of, shown_page, state_of
from newsroom.preview.panel import State, alone, count, with_additions
from newsroom.preview.session import Session
from newsroom.render.search import index_folder
from newsroom.words import load_words

SEARCH = "assets/search/"
TIMEOUT = 1.0
"""Seconds that a browser waits in silence while the pages are read for the first time."""


@dataclass(frozen=True)
class Answer:
    """The bytes at an address; `name` tells their type by its ending."""

    body: bytes
    name: str
    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    location: str = ""
    """Where the page really stands."""


class Answers:
    """Answers addresses, given as paths without the first slash."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._indexes: dict[str, tuple[int, Mapping[str, str]]] = {}

    def at(self, path: str) -> Answer:
        """What stands at an address; the site's own page for addresses that lead nowhere."""
        if not self._session.ready.wait(TIMEOUT):
            return self._waiting()
        if self._session.pages.site is None:
            return self._alone(state_of(self._session))
        if path.startswith(SEARCH):
            found = self._search(*path.removeprefix(SEARCH).partition("/")[::2])
            return found or self._nowhere(path)
        with self._session.lock:  # a save between the look and the answer would never be seen
            try:
                return self._found(path)
            except Exception as error:  # a template: pages tell theirs themselves
                messages = self._session.pages.messages(error)
                return self._alone(state_of(self._session, errors=messages))

    def _found(self, path: str) -> Answer:
        if path.endswith("index.html"):
            path = path.removesuffix("index.html")
        key = self._session.pages.key_at(path)
        if key:
            return self._shown(*shown_page(self._session, key))
        if path and not path.endswith("/") and self._session.pages.key_at(f"{path}/"):
            return Answer(b"", "", location=f"/{path}/")
        return self._file(path) or self._nowhere(path)

    def wait(self, path: str, version: int, shown: str | None, seconds: float) -> Answer:
        """The version of the page at an address and the count beside it, when one is another.

        `shown` is the count that the browser shows, if it does.
        """
        session = self._session
        key = session.pages.key_at(path)

        def state() -> State:
            return state_of(session, key, errors_of(session, key) if key else ())

        def is_news() -> bool:
            return shown is not None and count(state()) != shown

        version = session.versions.wait(key, version, seconds, is_news)
        now = state()
        news = {"version": version, "count": count(now), "isError": now.elsewhere > 0}
        return Answer(json.dumps(news).encode(), "news.json")

    def problems(self) -> Answer:
        """Everything that the checker has said."""
        words = load_words(self._session.options.lang)
        with self._session.lock:
            messages = self._session.problems.all()
            if not messages and not self._session.problems.is_complete:
                return self._waiting()
            state = replace(state_of(self._session), all_messages=messages)
        pages = len(self._session.pages.store.read) if self._session.pages.store else 0
        nothing = words.commands.nothing_wrong.format(pages=pages)
        return Answer(alone(state, words.commands.says, nothing), "problems.html")

    def _waiting(self) -> Answer:
        words = load_words(self._session.options.lang).preview
        page = alone(state_of(self._session), words.building, words.building_more)
        return Answer(page, "waiting.html")

    def _alone(self, state: State) -> Answer:
        words = load_words(self._session.options.lang).preview
        return Answer(alone(state, words.errors, words.comes_back), "errors.html")

    def _shown(self, page: bytes | None, state: State) -> Answer:
        if page is None:
            return self._alone(state) if state.errors else self._waiting()
        return Answer(with_additions(page, state), "page.html")

    def _file(self, path: str) -> Answer | None:
        site = self._session.pages.site
        assert site
        body = site.file(path)
        if body is not None and path.endswith(".html"):
            body = with_additions(body, state_of(self._session))
        return None if body is None else Answer(body, path)

    def _nowhere(self, path: str) -> Answer:
        site, first = self._session.pages.site, path.partition("/")[0]
        assert site
        languages = site.settings.languages
        lang = first if first in languages else languages[0]
        with self._session.lock:
            page = site.not_found(lang)
            state = state_of(self._session)
        return Answer(with_additions(page, state), "404.html", status=HTTPStatus.NOT_FOUND)

    def _search(self, lang: str, name: str) -> Answer | None:
        """A file of the search index, which is made when somebody searches."""
        site, session = self._session.pages.site, self._session
        assert site
        if lang not in site.settings.languages:
            return None
        version, files = self._indexes.get(lang, (0, {}))
        if session.versions.of_language(lang) > version or not files:
            version = session.versions.of_language(lang)
            pages = all_pages(session, lang)
            with session.lock:
                files = site.index(lang, pages)
            self._indexes[lang] = version, files
        text = files.get(f"{index_folder(lang)}{name}")
        return None if text is None else Answer(text.encode(), f"search/{name}")
