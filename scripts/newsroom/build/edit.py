"""A build after pages were edited: those that show it are made, all others stay.

Templates, code, words and pictures are as they were when the published site was made. So the
pages that differ are those whose text was edited, and those whose templates are given something
else to show (`views.py`); the rest is brought along from the published site. Whatever is
unusual, a warning or a flaw, is left to the whole build.
"""

import logging
import shutil
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import get_files
from mkdocs.utils import CountHandler

from newsroom.build.carried import carry_over, loses_a_picture, loses_a_place
from newsroom.build.changes import Changes, changes_since
from newsroom.build.few_pages import look_at_pages, make_pages
from newsroom.build.inputs import Inputs
from newsroom.build.inspection import inspect_site
from newsroom.build.kept_words import WordsKept
from newsroom.build.renewed_search import SearchRenewal
from newsroom.build.stock import i18n_of
from newsroom.build.views import Sums, ViewSums, facts_of, recall_views
from newsroom.build.written import Written
from newsroom.render.search import index_folder
from newsroom.render.site_context import SiteContext
from newsroom.views.addresses import page_file
from newsroom.views.page_view import shows_all_texts

FEW = 60
"""So many pages are sooner made here than by a whole build with its several processes."""
SHARE = 0.5
"""And so many of a large site."""


class Edit:
    """One build of a few pages, beside the published site."""

    def __init__(
        self, config: MkDocsConfig, published: Path, last: Written, inputs: Inputs, project: Path
    ) -> None:
        self.config, self.published, self.last, self.inputs = config, published, last, inputs
        self.project = project
        self.fresh = Path(config.site_dir)
        self.languages: list[str] = i18n_of(config).all_languages
        self.views: ViewSums = config.extra["views"]

    def build(self) -> bool:
        """Whether the fresh folder now holds the whole new site. Raises MkDocs' `Abort`."""
        self.config.plugins.on_config(self.config)
        before, facts = recall_views(self.project, self.last.total)
        same_facts = {ref for ref, _ in facts.items() & facts_of(self.context.library).items()}
        changes = changes_since(self.last, self.inputs, self.languages, same_facts=same_facts)
        if not before or not self._are_in_the_menu(changes):
            return False
        to_make = self._to_make(changes, before)
        if sum(map(len, to_make.values())) > max(FEW, SHARE * self.last.count):
            return False
        self.views.sums = {
            lang: {ref: one for ref, one in sums.items() if ref not in changes.gone}
            for lang, sums in before.items()
        }
        made = {page_file(ref, lang) for lang, refs in to_make.items() for ref in refs}
        gone = {page_file(ref, lang) for lang in self.languages for ref in changes.gone}
        self._carry_over(to_make, made | gone)
        self._make(to_make, changes)
        self.config.plugins.on_post_build(config=self.config)
        if loses_a_picture(self.published, self.fresh, made | gone):
            return False
        loses = loses_a_place(self.published, self.fresh, made | gone)
        return not inspect_site(self.fresh, [], None if loses else made)

    @property
    def context(self) -> SiteContext:
        """The content; there since the first `on_config`."""
        context = self.config.extra["context"]
        assert isinstance(context, SiteContext)
        return context

    def _are_in_the_menu(self, changes: Changes) -> bool:
        """Whether all pages that are new are in a section; MkDocs warns of others."""
        known = self.last.pages.keys()
        sections = self.config.extra["sections"]
        edited = set().union(*changes.pages.values())
        return all(f"{ref}.md" in known or sections.of(ref) for ref in edited)

    def _to_make(self, changes: Changes, before: Sums) -> dict[str, set[str]]:
        """The pages to be made in each language."""
        entries = self.context.catalogue.entries
        all_texts = {ref for ref, entry in entries.items() if shows_all_texts(entry)}
        for lang in self.languages:
            looked_at = entries if lang in changes.headers else all_texts
            look_at_pages(self.config, lang, looked_at)
        return {
            lang: changes.pages[lang] | self._look_different(lang, before)
            for lang in self.languages
        }

    def _look_different(self, lang: str, before: Sums) -> set[str]:
        """Those of the pages that were looked at whose templates are given something else."""
        seen, then = self.views.sums.get(lang, {}), before.get(lang, {})
        return {ref for ref, total in seen.items() if then.get(ref) != total}

    def _carry_over(self, to_make: Mapping[str, Collection[str]], others: Collection[str]) -> None:
        """All but the pages that are made or gone, and indexes that may have to be made."""
        folders = (index_folder(Path(), lang).as_posix() for lang in to_make if to_make[lang])
        indexes = tuple(f"{folder}/" for folder in folders)
        names = (name for name in self.last.files if name not in others)
        carry_over(
            self.published, self.fresh, (name for name in names if not name.startswith(indexes))
        )

    def _make(self, to_make: Mapping[str, Collection[str]], changes: Changes) -> None:
        walked = list(get_files(self.config))
        i18n_of(self.config).building = True
        for lang, refs in to_make.items():
            others = bool(changes.headers)
            if refs or others:
                make_pages(self.config, lang, refs, walked, others=others)
            if refs:
                self._renew_search(lang, refs, titles=lang in changes.headers)

    def _renew_search(self, lang: str, made: Collection[str], *, titles: bool) -> None:
        self.config.extra.pop("built_pages", None)
        search = SearchRenewal(lang, self.published, self.fresh, self.context)
        words = partial(WordsKept, self.project, lang, self.inputs.code)
        if titles:
            search.make(words())
        else:
            search.renew(made, words)


def edit(
    config: MkDocsConfig, published: Path, last: Written, inputs: Inputs, project: Path
) -> bool:
    """Whether the fresh folder now holds the new site; if not, it is empty.

    Raises MkDocs' `Abort` when the content has errors.
    """
    log = logging.getLogger("mkdocs")
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    propagate, log.propagate = log.propagate, False  # the whole build will say it all again
    log.addHandler(counter)
    done = False
    try:
        done = Edit(config, published, last, inputs, project).build() and not counter.counts
    except Abort:
        raise
    except Exception:  # the whole build will meet it too, and stop or not
        done = False
    finally:
        log.removeHandler(counter)
        log.propagate = propagate
        plugin = i18n_of(config)
        plugin.building, plugin.current_language = False, None
    if not done:
        config.extra["views"].sums.clear()
        _empty(Path(config.site_dir).iterdir())
    return done


def _empty(paths: Iterable[Path]) -> None:
    for path in paths:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
