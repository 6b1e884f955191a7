"""The pages in which the checker finds nothing: judged by several processes, and kept.

A verdict holds as long as the page, its original, the pages that both name, and what rules may
ask of all other pages (`_common`) are the same. Only "nothing is wrong" is kept: a page with
a problem is judged again each time, and so are the rules for the whole house.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from newsroom.build.inputs import Inputs, sum_of
from newsroom.build.kept import keep, recall
from newsroom.build.languages import can_fork, in_processes, messages, processors
from newsroom.checks.checker import check_library, page_problems
from newsroom.checks.rules.rule import RuleContext
from newsroom.content.header import Value
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.problem import Problem
from newsroom.model.partner import Partner

NAME = "sound-pages"
_BORDER = re.compile(r"""[\s()<>\[\]"']""")
LONGEST_PATH = 300
WORTH_DIVIDING = 60
"""Pages from which on it pays to judge in several processes."""
NAMES = frozenset({"name", "names", "title", "acronym", "site", "sources"})
"""The fields whose texts rules look for in every page; not the title of a page itself."""


def quick_check(library: Library, today: date, *, project: Path, inputs: Inputs) -> list[Problem]:
    """What `judge` says, with what is known already."""
    known = set(recall(project, NAME) or ())
    keys = dict(_keys(library, today, inputs))
    new = [localized for localized, key in keys.items() if key not in known]
    found = _sound(new, RuleContext(library, today))
    sound = {localized for localized in keys if keys[localized] in known} | set(found)
    if new or len(known) != len(sound):
        keep(project, NAME, [keys[localized] for localized in sound])
    return check_library(library, today, sound=sound)


def _keys(library: Library, today: date, inputs: Inputs) -> Iterator[tuple[LocalizedPage, str]]:
    """For each page one sum of all that its verdict depends on."""
    common = sum_of([today.isoformat(), inputs.code, *_common(library, inputs)])
    suffixes = ("", *(f".{lang}" for lang in library.languages[1:]))
    for localized in library.pages:
        read = {localized.file.ref, *_linked(localized), *_named(localized, library)}
        names = (f"{ref}{suffix}.md" for ref in sorted(read) for suffix in suffixes)
        sums = (inputs.pages.get(name, "") for name in names)
        yield localized, sum_of([common, _name(localized, library), *sums])


def _common(library: Library, inputs: Inputs) -> Iterator[str]:
    """What rules for a page ask of pages that it does not name: partners, names and words."""
    for name, total in inputs.others.items():
        yield f"{name} {total}"
    yield from (ref for ref, localized in library.originals.items() if localized.kind is Partner)
    names: set[str] = set()
    for localized in library.pages:
        fields = localized.file.header.data
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


def _name(localized: LocalizedPage, library: Library) -> str:
    """The file of a page below `docs`."""
    return str(localized.file.path).removeprefix(str(library.docs))


def _linked(localized: LocalizedPage) -> Iterator[str]:
    """The pages that a text may lead to, and perhaps more: their headings are looked at."""
    folder = posixpath.dirname(localized.file.ref)
    text = localized.file.body.text
    for before in (unquote(text) if "%" in text else text).split(".md")[:-1]:
        path = _BORDER.split(before[-LONGEST_PATH:])[-1]
        yield posixpath.normpath(posixpath.join(folder, path))


def _named(localized: LocalizedPage, library: Library) -> Iterator[str]:
    """The pages that a header, or that of the original, refers to: their facts are looked at."""
    original = library.originals.get(localized.file.ref, localized)
    for one in {localized, original}:
        yield from (text for text in _texts(one.file.header.data) if text in library.originals)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value.strip()
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)


def _sound(pages: list[LocalizedPage], context: RuleContext) -> Iterable[LocalizedPage]:
    """Those of the sheets in which nothing is wrong."""
    if len(pages) < WORTH_DIVIDING or not can_fork() or processors() < 2:
        return [localized for localized in pages if not any(page_problems(localized, context))]
    by_ref = sorted(pages, key=lambda localized: localized.file.ref)
    size = -(-len(by_ref) // processors())

    def work(share: str) -> list[int]:
        first = int(share)
        return [
            first + number
            for number, localized in enumerate(by_ref[first : first + size])
            if not any(page_problems(localized, context))
        ]

    outcomes = in_processes(work, [str(first) for first in range(0, len(by_ref), size)])
    messages(outcomes)
    return [by_ref[number] for outcome in outcomes for number in outcome.value]
