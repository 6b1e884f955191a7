"""The words of built pages for the search index, kept by the bytes of the page."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from newsroom.build.inputs import sum_of
from newsroom.build.kept import KeptBySum
from newsroom.outputs.search import PageWords, page_words
from newsroom.outputs.search.stemming import Stemmer


class WordsKept(KeptBySum):
    """Reads pages as `page_words` does; those that it has read before it remembers."""

    def __init__(self, project: Path, lang: str, code: str) -> None:
        super().__init__(project, f"words-{lang}", code)

    def __call__(self, page: str, stemmer: Stemmer, left_out: Collection[str]) -> PageWords:
        """What an index needs of a page."""
        start = max(page.find("<article"), 0)
        total = sum_of([page[start:]])
        kept = self.get(total)
        if kept:
            return _unpacked(*kept)
        read = page_words(page, stemmer, left_out)
        self.put(total, _packed(read))
        return read


def _packed(read: PageWords) -> list[Any]:
    """What is kept of a page: JSON is quicker with a few long texts than with many short ones."""
    stems = {weight: " ".join(stems) for weight, stems in read.stems.items()}
    return [read.length, stems, " ".join(read.words), read.text]


def _unpacked(length: int, stems: Mapping[str, str], words: str, text: str) -> PageWords:
    by_weight = {int(weight): stems.split() for weight, stems in stems.items()}
    return PageWords(length=length, stems=by_weight, words=words.split(), text=text)
