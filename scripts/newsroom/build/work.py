"""What the processes of a build do: check pages, make files, look at them once more."""

import os
import re
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
from newsroom.render.site_context import SiteContext
from newsroom.render.targets import Files, Site, Target, TargetError, late_targets, make, targets
from newsroom.render.templates import Environment, is_page_template, open_templates
from newsroom.views.addresses import page_file
from newsroom.words import load_words

TEMPLATES = Path(".cache", "templates")
_ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True, kw_only=True)
class Work(CheckWork):
    """What a process needs to make files of the site, too."""

    project: Path
    settings: Settings
    memo: Memo
    fresh: Path
    published: Path | None
    """The site that is replaced; none when nothing of it is taken over."""

    @cached_property
    def context(self) -> SiteContext:
        """The site. Only for a library without errors."""
        return SiteContext(self.settings, self.library, self.today)

    @cached_property
    def templates(self) -> Environment:
        """The templates of the site."""
        return open_templates(self.settings.overrides, self.project / TEMPLATES)

    @cached_property
    def renderer(self) -> Renderer:
        """What makes pages."""
        return Renderer(self.context, self.templates, self.memo)

    def prepare(self) -> None:
        """Load what all processes need, before they are forked from this one."""
        for lang in self.settings.languages:
            load_words(lang)
        for name in self.templates.list_templates(filter_func=is_page_template):
            self.templates.get_template(name)

    @cached_property
    def targets(self) -> Mapping[str, Target]:
        """The targets by name."""
        return {target.name: target for target in targets(self.context)}

    @cached_property
    def inspection(self) -> SiteInspection:
        """The new site, when all of its files are there."""
        return SiteInspection(self.fresh)


@dataclass(frozen=True)
class Written:
    """What was written for a target, or why nothing could be."""

    name: str
    files: tuple[str, ...] = ()
    inputs: frozenset[str] = frozenset()
    words: str = ""
    """The name of the words of a page in the memo."""
    loses_ids: bool = False
    """Whether a page lost a place that others may lead to."""
    error: str = ""


@dataclass(frozen=True)
class LateWork:
    """A late target, and for each page of its language the name of its words in the memo."""

    name: str
    words: Mapping[str, str]
    paths: frozenset[str] = frozenset()


def make_targets(work: Work, names: Sequence[str]) -> list[Written]:
    """Make targets and write their files into the new site."""
    written = [_make(work, work.targets[name]) for name in names]
    work.memo.flush()
    return written


def make_late_targets(work: Work, items: Sequence[LateWork]) -> list[Written]:
    """Make what is made from other files of the site."""
    return [_make_late(work, item) for item in items]


def inspect_pages(work: Work, names: Sequence[str]) -> list[Flaw]:
    """What is wrong with these files of the new site."""
    return work.inspection.flaws(names)


def _make(work: Work, target: Target) -> Written:
    try:
        made = make(target, work.renderer)
    except TargetError as error:
        return Written(target.name, error=str(error))
    _write(work.fresh, made.files)
    page = next(iter(made.files.values())).decode() if target.ref else ""
    return Written(
        target.name,
        tuple(made.files),
        made.inputs,
        words=_note_words(work, target, page),
        loses_ids=bool(page and work.published and _loses_ids(work.published, target.name, page)),
    )


def _write(fresh: Path, files: Files) -> None:
    for name, content in files.items():
        path = fresh / name
        try:
            path.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _loses_ids(published: Path, name: str, page: str) -> bool:
    try:
        before = (published / name).read_bytes().decode()
    except OSError:
        return False
    return bool(set(_ID.findall(before)) - set(_ID.findall(page)))


def _note_words(work: Work, target: Target, page: str) -> str:
    """Have the memo hold what the search needs of a page; the name under which it does."""
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
    _write(work.fresh, files)
    return Written(target.name, tuple(files))


def _words(work: Work, ref: str, lang: str, name: str) -> PageWords:
    """The words of a page from the memo, or read again from the page."""
    known = work.memo.get(name)
    if known is None:
        return words_of((work.fresh / page_file(ref, lang)).read_text(encoding="utf-8"), lang)
    length, stems, words, text = known
    by_weight = {int(weight): keys.split() for weight, keys in stems.items()}
    return PageWords(length=length, stems=by_weight, words=words.split(), text=text)


def _packed(read: PageWords) -> list[Any]:
    """What is kept of a page: JSON is quicker with a few long texts than with many short ones."""
    stems = {weight: " ".join(keys) for weight, keys in read.stems.items()}
    return [read.length, stems, " ".join(sorted(read.words)), read.text]


def link_files(published: Path, fresh: Path, names: Sequence[str]) -> None:
    """Take files over from the published site. Nobody writes into a linked file."""
    for folder in {name.rpartition("/")[0] for name in names}:
        Path(fresh, folder).mkdir(parents=True, exist_ok=True)
    for name in names:
        os.link(f"{published}/{name}", f"{fresh}/{name}")
