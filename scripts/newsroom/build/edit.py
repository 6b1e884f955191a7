"""A build after only texts were edited: the pages that show them are made, all others stay.

Headers, file names, templates and all else are those of the published site, so what pages know
of each other is the same, but for those that show the texts of others (`shows_all_texts`).
Whatever is unusual, a warning or a flaw, is left to the whole build.
"""

# ruff: noqa: SLF001 - `stock.py` watches over the private parts that are named here

import logging
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands import build as stock
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from newsroom.build.inputs import Inputs
from newsroom.build.inspection import inspect_site
from newsroom.build.lean import lean
from newsroom.build.page_words import WordsKept
from newsroom.build.stock import i18n_of
from newsroom.build.written import Written
from newsroom.content.page_file import name_of
from newsroom.site.addresses import address
from newsroom.site.desk import Desk
from newsroom.site.headers import is_kept_for_ever
from newsroom.site.search import BuiltPage, is_searched, search_files, write_search
from newsroom.site.views.page_view import shows_all_texts

WORTH_IT = 100
"""Pages from which on a whole build, by several processes, is sooner ready."""


class Edit:
    """One build of a few pages, beside the published site."""

    def __init__(
        self, config: MkDocsConfig, published: Path, last: Written, inputs: Inputs, project: Path
    ) -> None:
        self.config, self.published, self.last, self.inputs = config, published, last, inputs
        self.project = project
        self.fresh = Path(config.site_dir)
        self.plugin = i18n_of(config)

    def build(self) -> bool:
        """Whether the fresh folder now holds the whole new site. Raises MkDocs' `Abort`."""
        self.config.plugins.on_config(self.config)
        languages = self.plugin.all_languages
        affected = _affected(self.desk, self.last, self.inputs, languages)
        if sum(map(len, affected.values())) > WORTH_IT:
            return False
        made = {_file(ref, lang) for lang, refs in affected.items() for ref in refs}
        _carry_over(self.published, self.fresh, self.last.files, made)
        walked = list(get_files(self.config))
        self.plugin.building = True
        for lang, refs in affected.items():
            self._build_language(lang, refs, walked)
        self.config.plugins.on_post_build(config=self.config)
        return not self._lost_anchors(made) and not inspect_site(self.fresh, [], made)

    @property
    def desk(self) -> Desk:
        """The content; there since the first `on_config`."""
        desk = self.config.extra["desk"]
        assert isinstance(desk, Desk)
        return desk

    def _build_language(self, lang: str, refs: set[str], walked: list[File]) -> None:
        """What `mkdocs.commands.build.build` does, for some pages."""
        self.plugin.current_language = lang
        config = self.config.plugins.on_config(self.config)
        with lean(config, only=refs):
            files = config.plugins.on_files(Files(walked), config=config)
            set_exclusions(files, config)
            env = config.theme.get_env()
            pages = files.documentation_pages()
            for file in pages:
                stock._populate_page(Page(None, file, config), config, files)
            env = config.plugins.on_env(env, config=config, files=files)
            for file in pages:
                # Each has its page since the loop above, which MkDocs' types do not tell.
                stock._build_page(file.page, config, pages, Navigation([], []), env)  # type: ignore[arg-type]
        self._renew_search(lang)

    def _renew_search(self, lang: str) -> None:
        """Make the index of a language anew if the words of a page have changed."""
        built = self.config.extra.pop("built_pages", {}).get(lang, [])
        reading = WordsKept(self.project, lang, self.inputs.surroundings)
        before = [BuiltPage(one.ref, _read(self.published / _file(one.ref, lang))) for one in built]
        files, old = (search_files(pages, lang, self.desk, reading) for pages in (built, before))
        if files == old:
            return
        pages = [
            BuiltPage(ref, _read(self.fresh / _file(ref, lang)))
            for ref in self.desk.catalogue.entries
            if is_searched(ref, lang, self.desk)
        ]
        shutil.rmtree(self.fresh / "assets" / "search" / lang)
        write_search(search_files(pages, lang, self.desk, reading), self.fresh, lang)
        reading.keep()

    def _lost_anchors(self, made: set[str]) -> bool:
        """Whether a page lost a place that others may lead to."""
        return any(
            _ids(_read(self.published / name)) - _ids(_read(self.fresh / name)) for name in made
        )


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
        for path in Path(config.site_dir).iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return done


def _affected(
    desk: Desk, last: Written, inputs: Inputs, languages: list[str]
) -> dict[str, set[str]]:
    """The pages to be made in each language."""
    always = {ref for ref, entry in desk.catalogue.entries.items() if shows_all_texts(entry)}
    affected = {lang: set(always) for lang in languages}
    for name, total in inputs.pages.items():
        if last.pages[name] != total:
            ref, lang = name_of(name, languages)
            for one in languages if lang == languages[0] else [lang]:
                affected[one].add(ref)
    return affected


def _file(ref: str, lang: str) -> str:
    return f"{address(ref, lang)}index.html"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _ids(text: str) -> set[str]:
    return set(re.findall(r'\sid="([^"]*)"', text))


def _carry_over(site: Path, fresh: Path, files: Mapping[str, Any], made: set[str]) -> None:
    """Bring the files of the published site along, but for those that are made.

    Pages and what is kept for ever are linked: nobody writes to them. All others, which a hook
    may write to, are copied: writing to a link would write into the published site.
    """
    for folder in {name.rpartition("/")[0] for name in files}:
        Path(fresh, folder).mkdir(parents=True, exist_ok=True)
    for name in files:
        if name in made:
            continue
        if name.endswith("/index.html") or is_kept_for_ever(f"/{name}"):
            os.link(f"{site}/{name}", f"{fresh}/{name}")
        else:
            shutil.copy(f"{site}/{name}", f"{fresh}/{name}")
