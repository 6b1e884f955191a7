"""The words of built pages for the search index, kept by the bytes of the page."""

from collections.abc import Collection, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsroom.build.kept import keep, recall
from newsroom.outputs.search import PageWords, page_words
from newsroom.outputs.search.stemming import Stemmer


class WordsKept:
    """Reads pages as `page_words` does; those that it has read before it remembers."""

    def __init__(self, project: Path, lang: str, code: str) -> None:
        self._project, self._name, self._code = project, f"words-{lang}", code
        kept = recall(project, self._name) or {}
        self._before = kept.get("pages", {}) if kept.get("code") == code else {}
        self._now: dict[str, list[Any]] = {}

    def __call__(self, page: str, stemmer: Stemmer, left_out: Collection[str]) -> PageWords:
        """What an index needs of a page."""
        start = max(page.find("<article"), 0)
        key = blake2b(page[start:].encode(), digest_size=12).hexdigest()
        if key in self._before:
            kept = self._now[key] = self._before[key]
            return _unpacked(*kept)
        read = page_words(page, stemmer, left_out)
        self._now[key] = _packed(read)
        return read

    def keep(self) -> None:
        """Keep the words of the pages that were read now."""
        if self._now.keys() != self._before.keys():
            keep(self._project, self._name, {"code": self._code, "pages": self._now})


def _packed(read: PageWords) -> list[Any]:
    """What is kept of a page: JSON is quicker with a few long texts than with many short ones."""
    stems = {weight: " ".join(stems) for weight, stems in read.stems.items()}
    return [read.length, stems, " ".join(read.words), read.text]


def _unpacked(length: int, stems: Mapping[str, str], words: str, text: str) -> PageWords:
    by_weight = {int(weight): stems.split() for weight, stems in stems.items()}
    return PageWords(length=length, stems=by_weight, words=words.split(), text=text)
