"""Makes the files of a site in a new folder, or takes them over from the published site.

A target is taken over if and only if every input that it was made from has the same digest as
then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path

from newsroom.build.cache_files import is_ci
from newsroom.build.check_results import check_with
from newsroom.build.errors import BuildError
from newsroom.build.input_digests import InputDigests
from newsroom.build.inputs import Inputs, digest_of
from newsroom.build.inspection import Flaw
from newsroom.build.manifest import TargetRecord, Targets
from newsroom.build.memo import FILE, Memo
from newsroom.build.work import (
    LateWork,
    Work,
    Written,
    inspect_pages,
    link_files,
    make_late_targets,
    make_targets,
)
from newsroom.build.workers import Workers
from newsroom.content.library import read_library
from newsroom.content.readable import UnreadableError
from newsroom.render.page_html import TextHtml
from newsroom.render.search import boost_of
from newsroom.render.settings import Settings, require_menu
from newsroom.render.site_context import ContentError, require_no_errors
from newsroom.render.targets import late_targets
from newsroom.views.addresses import page_file

MOST_FLAWS = 20
"""The number of flaws that an error message names."""
LATE_WORTH_DIVIDING = 2
"""The number of late targets from which on processes pay: each is as slow as a hundred pages."""


@dataclass(frozen=True, kw_only=True)
class PagesBuild:
    """One build into a new folder."""

    project: Path
    settings: Settings
    inputs: Inputs
    fresh: Path
    published: Path | None
    last: Targets | None
    """The targets of the published site; none when nothing can be taken over."""
    languages: Sequence[str]
    """The languages that are built: all, or those of a share."""
    today: date
    messages: str
    """The language of the messages."""

    def run(self) -> tuple[int, Targets]:
        """Build; the number of pages in the folder, and its targets. Raises `BuildError`."""
        try:
            if self.reusable is None:  # everything is to be made, by several processes
                self.work.prepare()
            with Workers(self.work) as workers:
                self._require_no_errors(workers)
                require_menu(self.settings, self.work.library.originals)
                return self._fill(workers)
        except UnreadableError as error:
            raise BuildError(f"\n{error}") from None
        finally:
            self.memo.close()

    @cached_property
    def memo(self) -> Memo:
        """The values that earlier builds have stored."""
        return Memo(None if is_ci() else self.project / FILE, self.inputs.code)

    @cached_property
    def work(self) -> Work:
        """What every process needs."""
        return Work(
            project=self.project,
            settings=self.settings,
            library=read_library(self.settings.docs, self.settings.languages),
            today=self.today,
            html=TextHtml(self.settings),
            memo=self.memo,
            fresh=self.fresh,
            published=self.published if self.reusable else None,
            last=self.published,
        )

    @cached_property
    def reusable(self) -> Targets | None:
        """The targets of the published site, if everything that all depend on is the same."""
        is_same = self.last and self.last.surroundings == self.inputs.surroundings
        return self.last if is_same else None

    @cached_property
    def digests(self) -> InputDigests:
        """The digests of the inputs as they are now."""
        return InputDigests(self.work.context, self.inputs)

    def _require_no_errors(self, workers: Workers) -> None:
        problems = check_with(workers, self.work, self.inputs, self.memo)
        try:
            require_no_errors(problems, self.work.library, self.messages, base=Path.cwd())
        except ContentError as error:
            raise BuildError(f"\n{error}") from None

    def _fill(self, workers: Workers) -> tuple[int, Targets]:
        wanted = [one for one in self.work.targets.values() if self._is_wanted(one.lang)]
        unchanged = {one.name: record for one in wanted if (record := self._unchanged(one.name))}
        self._take_over(unchanged.values())
        written = self._make([one.name for one in wanted if one.name not in unchanged], workers)
        records = unchanged | {one.name: self._record(one) for one in written}
        late_written = self._make_late(records, workers)
        self._inspect([*written, *late_written], records, workers)
        return sum(one.ref is not None for one in wanted), self._targets(records)

    def _is_wanted(self, lang: str | None) -> bool:
        return lang is None or lang in self.languages

    def _unchanged(self, name: str) -> TargetRecord | None:
        """The record of a target, if all its inputs are the same."""
        record = self.reusable.records.get(name) if self.reusable else None
        return record if record and all(self._is_same[one] for one in record.inputs) else None

    @cached_property
    def _is_same(self) -> list[bool]:
        """For each input of the published site, whether it is the same now."""
        assert self.reusable
        return [self.digests[name] == digest for name, digest in self.reusable.inputs]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The numbers of the inputs; those of the published site keep theirs."""
        names = (name for name, _ in self.reusable.inputs) if self.reusable else ()
        return {name: number for number, name in enumerate(names)}

    def _record(self, written: Written, digest: str = "") -> TargetRecord:
        numbers = self._numbers
        inputs = [numbers.setdefault(name, len(numbers)) for name in sorted(written.inputs)]
        return TargetRecord([*written.files], inputs, written.words, digest)

    def _targets(self, records: dict[str, TargetRecord]) -> Targets:
        inputs = [(name, self.digests[name]) for name in self._numbers]
        return Targets(self.inputs.surroundings, inputs, records)

    def _take_over(self, records: Iterable[TargetRecord]) -> None:
        if self.work.published:
            names = chain.from_iterable(record.files for record in records)
            link_files(self.work.published, self.fresh, [*dict.fromkeys(names)])

    def _make(self, names: Sequence[str], workers: Workers) -> list[Written]:
        written = [*chain.from_iterable(workers.map(make_targets, names))]
        errors = dict.fromkeys(one.error for one in written if one.error)
        if errors:  # one in a template is the same on all pages
            raise BuildError("\n".join(errors))
        return written

    def _make_late(self, records: dict[str, TargetRecord], workers: Workers) -> list[Written]:
        """Make the late targets, those that depend on all paths last; their records are added."""
        late = [one for one in late_targets(self.work.context) if self._is_wanted(one.lang)]
        to_make: list[LateWork] = []
        digests: dict[str, str] = {}
        for target in late:
            if not target.reads_paths:
                words = self._words(target.lang or "", records)
                digests[target.name] = self._late_digest(target.lang or "", words)
                record = self.reusable.records.get(target.name) if self.reusable else None
                if record and record.digest == digests[target.name]:
                    records[target.name] = record
                    self._take_over([record])
                else:
                    to_make.append(LateWork(target.name, words))
        made = [*chain.from_iterable(workers.map(make_late_targets, to_make, LATE_WORTH_DIVIDING))]
        records |= {one.name: self._record(one, digests[one.name]) for one in made}
        paths = frozenset(chain.from_iterable(record.files for record in records.values()))
        last = [LateWork(target.name, {}, paths) for target in late if target.reads_paths]
        made_last = make_late_targets(self.work, last)
        records |= {one.name: self._record(one) for one in made_last}
        return made + made_last

    def _words(self, lang: str, records: dict[str, TargetRecord]) -> dict[str, str]:
        """For each page that can be found in a language, the key of its words in the memo."""
        names = ((ref, page_file(ref, lang)) for ref in self.work.context.catalogue.entries)
        return {ref: words for ref, name in names if (words := records[name].words)}

    def _late_digest(self, lang: str, words: dict[str, str]) -> str:
        """A digest of what a search index is made from: titles, words and weights of its pages.

        The marks of a page are among its words.
        """
        entries = self.work.context.catalogue.entries
        return digest_of(
            part
            for ref, name in words.items()
            for part in (ref, entries[ref].page_for(lang).title, name, str(boost_of(entries[ref])))
        )

    def _inspect(
        self, written: Sequence[Written], records: dict[str, TargetRecord], workers: Workers
    ) -> None:
        """The last look: at new files, or at all if a link from an old page may be broken now."""
        if set(self.languages) != set(self.settings.languages):
            return  # links to other languages lead into other shares
        files = [*chain.from_iterable(record.files for record in records.values())]
        made = [*chain.from_iterable(one.files for one in written)]
        loses = any(one.loses_ids for one in written) or self._loses_files(files)
        names = [*dict.fromkeys(files if loses else made)]
        require_no_flaw(chain.from_iterable(workers.map(inspect_pages, names)))

    def _loses_files(self, files: Sequence[str]) -> bool:
        """Whether a file that pages may link to was published and is gone now."""
        every = self.reusable.records.values() if self.reusable else ()
        records = [record for record in every if not record.digest]  # not the search index
        return not set(files).issuperset(chain.from_iterable(one.files for one in records))


def require_no_flaw(flaws: Iterable[Flaw]) -> None:
    """Raise `BuildError`, which names the first flaws, if there are any."""
    found = [*flaws]
    if found:
        named = "\n".join(str(flaw) for flaw in found[:MOST_FLAWS])
        raise BuildError(f"The built site is not fit to be published ({len(found)}):\n{named}")
