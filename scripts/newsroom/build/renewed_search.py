"""The search index of a language after some of its pages were made anew."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.build.carried import carry_over
from newsroom.build.kept_words import WordsKept
from newsroom.outputs.search import Reading, page_words
from newsroom.render.search import (
    BuiltPage,
    index_folder,
    is_searched,
    search_files,
    write_search,
)
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import page_file


@dataclass(frozen=True)
class SearchRenewal:
    """The index of one language in a fresh site, beside the published one."""

    lang: str
    site: Path
    fresh: Path
    context: SiteContext

    def renew(self, made: Collection[str], words: Callable[[], WordsKept]) -> None:
        """Make the index anew, unless the pages that were made still say the same.

        `words` gives the words of all pages, which take a while to be read.
        """
        if self._files(self.site, made) == self._files(self.fresh, made):
            folder = index_folder(self.site, self.lang)
            files = (path for path in folder.rglob("*") if path.is_file())
            carry_over(self.site, self.fresh, (str(path.relative_to(self.site)) for path in files))
        else:
            self.make(words())

    def make(self, words: WordsKept) -> None:
        """Make the index anew: a title has changed, or a page has come or gone."""
        files = self._files(self.fresh, self.context.catalogue.entries, words)
        write_search(files, self.fresh, self.lang)
        words.keep()

    def _files(
        self, site: Path, refs: Iterable[str], reading: Reading = page_words
    ) -> Mapping[str, str]:
        """The files of an index of these pages alone, as they stand in one of the two sites.

        There are none where no page is found in this language.
        """
        pages = [
            BuiltPage(ref, (site / page_file(ref, self.lang)).read_text(encoding="utf-8"))
            for ref in refs
            if is_searched(ref, self.lang, self.context)
        ]
        return search_files(pages, self.lang, self.context, reading) if pages else {}
