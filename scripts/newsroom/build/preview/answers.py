"""What stands at each address of the previewed site."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus

from newsroom.build.preview.house import House
from newsroom.build.preview.panel import State, alone, count, with_additions
from newsroom.build.preview.standing import all_pages, errors_of, shown_page, state_of
from newsroom.words import load_words

SEARCH = "assets/search/"
PATIENCE = 1.0
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

    def __init__(self, house: House) -> None:
        self._house = house
        self._indexes: dict[str, tuple[int, Mapping[str, str]]] = {}

    def at(self, path: str) -> Answer:
        """What stands at an address; the site's own page for addresses that lead nowhere."""
        if not self._house.ready.wait(PATIENCE):
            return self._waiting()
        if self._house.pages.press is None:
            return self._alone(state_of(self._house))
        if path.startswith(SEARCH):
            found = self._search(*path.removeprefix(SEARCH).partition("/")[::2])
            return found or self._nowhere(path)
        with self._house.lock:  # a save between the look and the answer would never be seen
            try:
                return self._found(path)
            except Exception as error:  # a template: pages tell theirs themselves
                told = self._house.pages.told(error)
                return self._alone(state_of(self._house, errors=told))

    def _found(self, path: str) -> Answer:
        if path.endswith("index.html"):
            path = path.removesuffix("index.html")
        key = self._house.pages.key_at(path)
        if key:
            return self._shown(*shown_page(self._house, key))
        if path and not path.endswith("/") and self._house.pages.key_at(f"{path}/"):
            return Answer(b"", "", location=f"/{path}/")
        return self._file(path) or self._nowhere(path)

    def wait(self, path: str, version: int, shown: str | None, seconds: float) -> Answer:
        """The version of the page at an address and the count beside it, when one is another.

        `shown` is the count that the browser shows, if it does.
        """
        house = self._house
        key = house.pages.key_at(path)

        def state() -> State:
            return state_of(house, key, errors_of(house, key) if key else ())

        def is_news() -> bool:
            return shown is not None and count(state()) != shown

        version = house.versions.wait(key, version, seconds, is_news)
        now = state()
        news = {"version": version, "count": count(now), "isError": now.elsewhere > 0}
        return Answer(json.dumps(news).encode(), "news.json")

    def problems(self) -> Answer:
        """Everything that the checker has said."""
        words = load_words(self._house.task.lang)
        with self._house.lock:
            told = self._house.problems.all()
            state = replace(state_of(self._house), all_told=told)
        pages = len(self._house.pages.shelf.read) if self._house.pages.shelf else 0
        nothing = words.commands.nothing_wrong.format(pages=pages)
        return Answer(alone(state, words.commands.says, nothing), "problems.html")

    def _waiting(self) -> Answer:
        words = load_words(self._house.task.lang).preview
        page = alone(state_of(self._house), words.building, words.building_more)
        return Answer(page, "waiting.html")

    def _alone(self, state: State) -> Answer:
        words = load_words(self._house.task.lang).preview
        return Answer(alone(state, words.errors, words.comes_back), "errors.html")

    def _shown(self, page: bytes | None, state: State) -> Answer:
        if page is None:
            return self._alone(state) if state.errors else self._waiting()
        return Answer(with_additions(page, state), "page.html")

    def _file(self, path: str) -> Answer | None:
        press, first = self._house.pages.press, path.partition("/")[0]
        assert press
        if path in press.static_templates():
            return self._template(path, press.template(path, press.languages[0]))
        if first in press.languages[1:] and path == f"{first}/404.html":
            return self._template(path, press.template("404.html", first))
        body = press.file(path)
        return None if body is None else Answer(body, path)

    def _template(self, path: str, made: bytes) -> Answer:
        if path.endswith(".html"):
            made = with_additions(made, state_of(self._house))
        return Answer(made, path)

    def _nowhere(self, path: str) -> Answer:
        press, first = self._house.pages.press, path.partition("/")[0]
        assert press
        lang = first if first in press.languages else press.languages[0]
        with self._house.lock:
            page = press.template("404.html", lang)
            state = state_of(self._house)
        return Answer(with_additions(page, state), "404.html", status=HTTPStatus.NOT_FOUND)

    def _search(self, lang: str, name: str) -> Answer | None:
        """A file of the search index, which is made when somebody searches."""
        press, house = self._house.pages.press, self._house
        assert press
        if lang not in press.languages:
            return None
        version, files = self._indexes.get(lang, (0, {}))
        if house.versions.of_language(lang) > version or not files:
            version = house.versions.of_language(lang)
            pages = all_pages(house, lang)
            with house.lock:
                files = press.index(lang, pages)
            self._indexes[lang] = version, files
        text = files.get(name)
        return None if text is None else Answer(text.encode(), f"search/{name}")
