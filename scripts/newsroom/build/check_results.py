"""Checking by several processes; pages without a problem are remembered.

A page is not checked again as long as the page, its original, the pages and files that both
refer to, and what rules may read of all other pages (`_common`) are the same. Pages with a
problem are checked again each time, and so are the rules for the whole library.
"""

import json
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from newsroom.build.inputs import Inputs, digest_of, read_inputs
from newsroom.build.memo import Memo
from newsroom.build.workers import Workers
from newsroom.checks.checker import check_library, page_problems
from newsroom.checks.rendered_text import MakeHtml
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.header import Value
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.link_targets import own_path
from newsroom.content.page_file import name_of
from newsroom.content.problem import Problem
from newsroom.model.partner import Partner

NAME = "pages without a problem"
REFERENCES = "references of pages"
_BORDER = re.compile(r"""[\s()<>\[\]"']""")
LONGEST_PATH = 300
Reference = tuple[str, list[str], list[str]]
"""The digest of a file, the pages and the other files that its text refers to."""
NAMES = frozenset({"name", "names", "title", "acronym", "site", "sources"})
"""The fields whose texts rules look for in every page; the title of a page is not one."""


@dataclass(frozen=True, kw_only=True)
class CheckWork:
    """What a process needs to check pages; the rest is computed when it is first used."""

    library: Library
    today: date
    html: MakeHtml | None
    """Makes the HTML of a text; none if there are no settings that say how."""

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update(state)

    @cached_property
    def rule_context(self) -> RuleContext:
        """The context of the checker's rules."""
        return RuleContext(self.library, self.today, self.html)


def check_remembering(
    library: Library, today: date, html: MakeHtml | None, file: Path | None
) -> list[Problem]:
    """What `check_library` finds; the memo in `file`, if any, holds earlier results."""
    inputs = read_inputs(library.docs.parent, (), library.docs)
    memo = Memo(file, inputs.code)
    try:
        work = CheckWork(library=library, today=today, html=html)
        with Workers(work) as workers:
            return check_with(workers, work, inputs, memo)
    finally:
        memo.close()


def check_with(workers: Workers, work: CheckWork, inputs: Inputs, memo: Memo) -> list[Problem]:
    """What `check_library` finds; the state of `workers` is `work`."""
    library, today = work.library, work.today
    key = f"{NAME} {library.docs} {today}"
    known = set(memo.get(key, [str]) or ())
    keys = dict(_keys(library, inputs, memo))
    new = [number for number, page in enumerate(library.pages) if keys[page] not in known]
    checked = chain.from_iterable(workers.map(pages_without_problems, new))
    sound = {page for page in library.pages if keys[page] in known}
    sound.update(library.pages[number] for number in checked)
    if new or len(known) != len(sound):
        memo.put(key, [keys[page] for page in library.pages if page in sound])
    return check_library(library, today, work.html, sound=sound)


def pages_without_problems(work: CheckWork, numbers: Sequence[int]) -> list[int]:
    """Those of the pages, by their numbers in the library, in which the checker finds nothing."""
    pages, context = work.library.pages, work.rule_context
    return [number for number in numbers if not any(page_problems(pages[number], context))]


def _keys(library: Library, inputs: Inputs, memo: Memo) -> Iterator[tuple[LocalizedPage, str]]:
    """For each page, a digest of everything that its result depends on."""
    common = digest_of(_common(library))
    references = References(memo, library.languages)
    versions: dict[str, list[str]] = {}
    for page in library.pages:  # as they were read: a file may have been saved since
        versions.setdefault(page.file.ref, []).append(f"{page.file.lang} {page.file.digest}")

    @cache
    def digest(ref: str) -> str:
        return digest_of([ref, *versions.get(ref, ())])

    for page in library.pages:
        name = _name(page, library)
        pages, assets = references.of(page, name)
        read = {page.file.ref, *pages, *_named(page, library)}
        others = (f"{asset} {inputs.others.get(asset, '')}" for asset in assets)
        yield page, digest_of([common, name, *map(digest, sorted(read)), *others])
    references.keep()


class References:
    """The pages and other files that the text of each page refers to, kept by its digest."""

    def __init__(self, memo: Memo, languages: Sequence[str]) -> None:
        self._memo, self._languages = memo, languages
        kept = memo.get(REFERENCES, {str: (str, [str], [str])}) or {}
        self._before: dict[str, Reference] = {name: tuple(one) for name, one in kept.items()}
        self._now: dict[str, Reference] = {}

    def of(self, page: LocalizedPage, name: str) -> tuple[list[str], list[str]]:
        """The pages and the other files, perhaps more; `name` is that of the page's file."""
        known, digest = self._before.get(name), page.file.digest
        if not known or known[0] != digest:
            others = sorted(path for path in _paths(page) if not path.endswith(".md"))
            known = (digest, sorted({*_linked(page, self._languages)}), others)
        self._now[name] = known
        return known[1], known[2]

    def keep(self) -> None:
        """Remember what was found."""
        if self._now != self._before:
            self._memo.put(REFERENCES, self._now)


def _common(library: Library) -> Iterator[str]:
    """What rules for a page read elsewhere: the register, partners, names and terms."""
    yield library.register_file.file.digest if library.register_file else ""
    yield from (ref for ref, page in library.originals.items() if page.kind is Partner)
    names: set[str] = set()
    for page in library.pages:
        fields = page.file.header.data
        names.update(_names({name: fields[name] for name in fields.keys() - {"title"}}))
        if "terms" in fields:
            yield json.dumps(fields["terms"], sort_keys=True)
    yield from sorted(names)


def _names(value: Value, *, is_name: bool = False) -> Iterator[str]:
    """The names in a header: of organisations, of works, of sources."""
    if isinstance(value, str):
        yield from [value] if is_name else []
    elif isinstance(value, list):
        for part in value:
            yield from _names(part, is_name=is_name)
    else:
        for field, part in value.items():
            yield from _names(part, is_name=is_name or field in NAMES)


def _name(page: LocalizedPage, library: Library) -> str:
    """The file of a page below `docs`."""
    return str(page.file.path)[len(str(library.docs)) + 1 :].replace(os.sep, "/")


def _linked(page: LocalizedPage, languages: Sequence[str]) -> Iterator[str]:
    """The pages that a text may link to, and perhaps more: rules read their headings."""
    folder = posixpath.dirname(page.file.ref)
    text = page.file.body.text
    for before in (unquote(text) if "%" in text else text).split(".md")[:-1]:
        path = _BORDER.split(before[-LONGEST_PATH:])[-1]
        yield posixpath.normpath(posixpath.join(folder, path))
    for path in _paths(page):  # however it is written
        if path.endswith(".md"):
            yield name_of(path, languages)[0]


def _paths(page: LocalizedPage) -> set[str]:
    """The paths in `docs` that the links and pictures of a text lead to, as rules read them."""
    folder = posixpath.dirname(page.file.ref)
    found = {own_path(link.target, folder) for link in page.file.body.links()}
    return {path for path in found if path}


def _named(page: LocalizedPage, library: Library) -> Iterator[str]:
    """The pages that a header, or that with the facts, refers to: rules read their facts."""
    ref = page.file.ref
    for one in {page, library.facts.get(ref, page), library.originals.get(ref, page)}:
        yield from (
            text for text in texts_of_header(one.file.header.data) if text in library.originals
        )


def texts_of_header(value: Value) -> Iterator[str]:
    """All texts of a header, references among them."""
    if isinstance(value, str):
        yield value.strip()
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of_header(part)
