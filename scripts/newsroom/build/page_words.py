"""The words of built pages for the search index, kept by the bytes of the page."""

from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

from newsroom.build.kept import keep, recall
from newsroom.outputs.search import PageWords, page_words
from newsroom.outputs.search.stemming import Stemmer


class WordsKept:
    """Reads pages as `page_words` does; those that it has read before it remembers."""

    def __init__(self, project: Path, lang: str, code: str) -> None:
        self._project, self._name, self._code = project, f"words-{lang}", code
        kept = recall(project, self._name) or {}
        self._before = kept.get("pages", {}) if kept.get("code") == code else {}
        self._now: dict[str, list[object]] = {}

    def __call__(self, page: str, stemmer: Stemmer, left_out: Collection[str]) -> PageWords:
        """What an index needs of a page."""
        start = max(page.find("<article"), 0)
        key = blake2b(page[start:].encode(), digest_size=12).hexdigest()
        if key in self._before:
            length, weights, words, text = self._now[key] = self._before[key]
            return PageWords(length=length, weights=weights, words=words, text=text)
        read = page_words(page, stemmer, left_out)
        self._now[key] = [read.length, dict(read.weights), sorted(read.words), read.text]
        return read

    def keep(self) -> None:
        """Keep the words of the pages that were read now."""
        if self._now.keys() != self._before.keys():
            keep(self._project, self._name, {"code": self._code, "pages": self._now})
