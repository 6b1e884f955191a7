"""The pages in which the checker finds nothing: checked by all processors, and remembered.

A result holds as long as the page, its original, the pages and files that both refer to, and
what rules may ask of all other pages (`_common`) are the same. Only “nothing is wrong” is
remembered: a page with a problem is checked again each time, and so are the rules for the
whole library.
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from urllib.parse import unquote

from newsroom.build.inputs import Inputs, digest_of
from newsroom.build.memo import Memo
from newsroom.checks.checker import check_library
from newsroom.content.header import Value
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.partner import Partner

NAME = "pages without a problem"
_BORDER = re.compile(r"""[\s()<>\[\]"']""")
LONGEST_PATH = 300
NAMES = frozenset({"name", "names", "title", "acronym", "site", "sources"})
"""The fields whose texts rules look for in every page; not the title of a page itself."""


Divide = Callable[[Sequence[int]], Iterator[list[int]]]
"""Finds among pages, by their numbers in the library, those in which nothing is wrong."""


def check_with_results(
    library: Library, today: date, inputs: Inputs, memo: Memo, divide: Divide
) -> list[Problem]:
    """What `check_library` says, with what is known already; `divide` checks the rest."""
    key = f"{NAME} {today}"
    known = set(memo.get(key) or ())
    keys = dict(_keys(library, inputs))
    new = [number for number, page in enumerate(library.pages) if keys[page] not in known]
    found = {library.pages[number] for part in divide(new) for number in part}
    sound = {page for page in library.pages if keys[page] in known} | found
    if found or len(known) != len(sound):
        memo.put(key, [keys[page] for page in library.pages if page in sound])
    return check_library(library, today, sound=sound)


def _keys(library: Library, inputs: Inputs) -> Iterator[tuple[LocalizedPage, str]]:
    """For each page one digest of all that its result depends on."""
    common = digest_of(_common(library))
    suffixes = ("", *(f".{lang}" for lang in library.languages[1:]))

    @cache
    def digest(ref: str) -> str:
        return digest_of([ref, *(inputs.pages.get(f"{ref}{suffix}.md", "") for suffix in suffixes)])

    for page in library.pages:
        read = {page.file.ref, *_linked(page), *_named(page, library)}
        assets = (f"{name} {inputs.others.get(name, '')}" for name in sorted(_assets(page)))
        yield page, digest_of([common, _name(page, library), *map(digest, sorted(read)), *assets])


def _common(library: Library) -> Iterator[str]:
    """What rules for a page ask of pages that it does not name: partners, names and words."""
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
    return str(page.file.path).removeprefix(str(library.docs))


def _linked(page: LocalizedPage) -> Iterator[str]:
    """The pages that a text may lead to, and perhaps more: their headings are looked at."""
    folder = posixpath.dirname(page.file.ref)
    text = page.file.body.text
    for before in (unquote(text) if "%" in text else text).split(".md")[:-1]:
        path = _BORDER.split(before[-LONGEST_PATH:])[-1]
        yield posixpath.normpath(posixpath.join(folder, path))


def _assets(page: LocalizedPage) -> set[str]:
    """The pictures and other files that a text refers to, and perhaps more."""
    folder = posixpath.dirname(page.file.ref)
    targets = {link.target for link in page.file.body.links() if ".md" not in link.target}
    return {posixpath.normpath(posixpath.join(folder, unquote(target))) for target in targets}


def _named(page: LocalizedPage, library: Library) -> Iterator[str]:
    """The pages that a header, or that of the original, refers to: their facts are looked at."""
    original = library.originals.get(page.file.ref, page)
    for one in {page, original}:
        yield from (text for text in _texts(one.file.header.data) if text in library.originals)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
