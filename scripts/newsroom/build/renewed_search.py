"""The search index of a language after some of its pages were made anew."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from newsroom.build.carried import carry_over
from newsroom.build.page_words import WordsKept
from newsroom.site.addresses import page_file
from newsroom.site.desk import Desk
from newsroom.site.search import (
    BuiltPage,
    index_folder,
    is_searched,
    search_files,
    write_search,
)


class SearchRenewal:
    """The index of one language in a fresh site, beside the published one."""

    def __init__(self, lang: str, site: Path, fresh: Path, desk: Desk, reading: WordsKept) -> None:
        self.lang, self.site, self.fresh, self.desk = lang, site, fresh, desk
        self.reading = reading

    def renew(self, made: Collection[str], *, texts_only: bool) -> None:
        """Make the index anew, or bring the old one along if these pages still say the same.

        With `texts_only` no title has changed, and no page has come or gone.
        """
        if texts_only and self._files(self.site, made) == self._files(self.fresh, made):
            folder = index_folder(self.site, self.lang)
            files = (path for path in folder.rglob("*") if path.is_file())
            carry_over(self.site, self.fresh, (str(path.relative_to(self.site)) for path in files))
            return
        write_search(self._files(self.fresh, self.desk.catalogue.entries), self.fresh, self.lang)
        self.reading.keep()

    def _files(self, site: Path, refs: Iterable[str]) -> Mapping[str, str]:
        """The files of an index of these pages alone, as they stand in one of the two sites.

        There are none where no page is found in this language.
        """
        pages = [
            BuiltPage(ref, (site / page_file(ref, self.lang)).read_text(encoding="utf-8"))
            for ref in refs
            if is_searched(ref, self.lang, self.desk)
        ]
        return search_files(pages, self.lang, self.desk, self.reading) if pages else {}
