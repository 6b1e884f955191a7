"""The work of a build's processes: making the files of targets, and the last look at them."""

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from newsroom.build.check_results import CheckWork
from newsroom.build.inputs import digest_of
from newsroom.build.inspection import Flaw, SiteInspection
from newsroom.build.memo import Memo
from newsroom.outputs.search import PageWords
from newsroom.render.renderer import Renderer
from newsroom.render.search import is_searched, words_of
from newsroom.render.settings import Settings
from newsroom.render.site_context import SiteContext, published_site
from newsroom.render.targets import (
    Files,
    Site,
    Target,
    TargetError,
    kept_file,
    late_targets,
    make,
    mistake_in_template,
    targets,
)
from newsroom.render.templates import Environment, load_page_templates, open_templates
from newsroom.views.addresses import page_file
from newsroom.words import load_words

_WORDS = (int, [(int, str)], str, str)
"""The shape of a page's words in the memo: few long texts are quicker than many short ones."""
_ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Work(CheckWork):
    """What a process needs to check pages and to make files."""

    project: Path
    settings: Settings
    memo: Memo
    fresh: Path
    published: Path | None
    """The published site; none if nothing of it is taken over."""
    last: Path | None
    """The same, also if only files are taken over whose names say what they were made from."""

    @cached_property
    def context(self) -> SiteContext:
        """The content of the site. Only for a library without errors."""
        return published_site(self.settings, self.library, self.today)

    @cached_property
    def templates(self) -> Environment:
        """The templates of the site."""
        return open_templates(self.settings.overrides)

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer of pages."""
        return Renderer(self.context, self.templates, self.memo)

    def prepare(self) -> None:
        """Load what all processes need, before they are forked from this one."""
        for lang in self.settings.languages:
            load_words(lang)
        load_page_templates(self.templates)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """The targets by name."""
        return {target.name: target for target in targets(self.context)}

    @cached_property
    def inspection(self) -> SiteInspection:
        """The new site, when all its files have been written."""
        return SiteInspection(self.fresh)


@dataclass(frozen=True)
class Written:
    """The files written for a target, or why there are none."""

    name: str
    files: tuple[str, ...] = ()
    inputs: frozenset[str] = frozenset()
    words: str = ""
    """The key of a page's words in the memo."""
    loses_ids: bool = False
    """Whether a page has lost an id that other pages may link to."""
    error: str = ""


@dataclass(frozen=True)
class LateWork:
    """A late target, with what it depends on."""

    name: str
    words: Mapping[str, str]
    """For each page of its language, the key of its words in the memo."""
    paths: frozenset[str] = frozenset()
    """The paths of all other files."""


def make_targets(work: Work, names: Sequence[str]) -> list[Written]:
    """Make targets, and write their files into the new site."""
    written = [_make(work, work.targets[name]) for name in names]
    work.memo.flush()
    return written


def make_late_targets(work: Work, items: Sequence[LateWork]) -> list[Written]:
    """Make late targets, and write their files into the new site."""
    return [_make_late(work, item) for item in items]


def inspect_pages(work: Work, names: Sequence[str]) -> list[Flaw]:
    """The flaws of these files of the new site."""
    return work.inspection.flaws(names)


def _make(work: Work, target: Target) -> Written:
    if work.last and (kept := kept_file(target, work.renderer, work.last)):
        link_files(work.last, work.fresh, [*kept.files])
        return Written(target.name, tuple(kept.files), kept.inputs)
    try:
        made = make(target, work.renderer)
    except TargetError as error:
        return Written(target.name, error=str(error))
    except Exception as error:  # whatever a template raises
        message = mistake_in_template(error, target, work.renderer)
        if message is None:
            raise
        return Written(target.name, error=message)
    write_files(work.fresh, made.files)
    page = next(iter(made.files.values())).decode() if target.ref else ""
    return Written(
        target.name,
        tuple(made.files),
        made.inputs,
        words=_store_words(work, target, page),
        loses_ids=bool(page and work.published and _loses_ids(work.published, target.name, page)),
    )


def write_files(fresh: Path, files: Files) -> None:
    """Write files, never into one that is there: it may be a link to a published file."""
    for name, content in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(content)


def _loses_ids(published: Path, name: str, page: str) -> bool:
    try:
        before = (published / name).read_bytes().decode()
    except OSError:
        return False
    return bool(set(_ID.findall(before)) - set(_ID.findall(page)))


def _store_words(work: Work, target: Target, page: str) -> str:
    """Store what the search needs of a page in the memo; the key."""
    ref, lang = target.ref, target.lang
    if not ref or not lang or not is_searched(ref, lang, work.context):
        return ""
    packed = _packed(words_of(page, lang))
    name = f"words {lang} {digest_of(map(str, packed))}"
    work.memo.put(name, packed)
    return name


def _make_late(work: Work, item: LateWork) -> Written:
    target = next(one for one in late_targets(work.context) if one.name == item.name)
    lang = target.lang or ""
    words = {ref: _words(work, ref, lang, name) for ref, name in item.words.items()}
    files = target.make(work.context, Site({lang: words}, set(item.paths)))
    write_files(work.fresh, files)
    return Written(target.name, tuple(files))


def _words(work: Work, ref: str, lang: str, name: str) -> PageWords:
    """The words of a page, from the memo or from its file."""
    known = work.memo.get(name, _WORDS)
    if known is None:
        return words_of((work.fresh / page_file(ref, lang)).read_text(encoding="utf-8"), lang)
    length, stems, words, text = known
    by_weight = {weight: keys.split() for weight, keys in stems}
    return PageWords(length=length, stems=by_weight, words=words.split(), text=text)


def _packed(page: PageWords) -> list[Any]:
    """The words of a page in the shape of `_WORDS`."""
    stems = [[weight, " ".join(keys)] for weight, keys in page.stems.items()]
    return [page.length, stems, " ".join(sorted(page.words)), page.text]


def link_files(published: Path, fresh: Path, names: Sequence[str]) -> None:
    """Take over files from the published site, as hard links or, where there are none, copies."""
    for folder in {name.rpartition("/")[0] for name in names}:
        Path(fresh, folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        source, target = f"{published}/{name}", f"{fresh}/{name}"
        try:
            os.link(source, target)
        except FileExistsError:  # two targets have this file
            pass
        except OSError:
            shutil.copyfile(source, target)
