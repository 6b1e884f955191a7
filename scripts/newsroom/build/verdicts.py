"""The pages in which the checker finds nothing: judged by several processes, and kept.

A verdict holds as long as the page, its original, the pages that it links to, and all headers,
file names, rules, words and the day are the same. Only "nothing is wrong" is kept: a page with
a problem is judged again each time, and so are the rules for the whole house.
"""

import posixpath
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from newsroom.build.inputs import Inputs, sum_of
from newsroom.build.kept import keep, recall
from newsroom.build.languages import can_fork, in_processes, processors, told
from newsroom.checks.judge import judge, page_problems
from newsroom.checks.rules.rule import House
from newsroom.content.library import Library, Sheet
from newsroom.content.problem import Problem

NAME = "sound-pages"
WORTH_DIVIDING = 60
"""Pages from which on it pays to judge in several processes."""


def quick_judge(library: Library, today: date, *, project: Path, inputs: Inputs) -> list[Problem]:
    """What `judge` says, with what is known already."""
    known = set(recall(project, NAME) or ())
    keys = {sheet: _key(sheet, library, inputs) for sheet in library.sheets}
    new = [sheet for sheet, key in keys.items() if key not in known]
    found = _sound(new, House(library, today))
    sound = {sheet for sheet in keys if keys[sheet] in known} | set(found)
    if new or len(known) != len(sound):
        keep(project, NAME, [keys[sheet] for sheet in sound])
    return judge(library, today, sound=sound)


def _key(sheet: Sheet, library: Library, inputs: Inputs) -> str:
    read = {sheet.file.ref, *_linked(sheet)}
    suffixes = ("", *(f".{lang}" for lang in library.languages[1:]))
    names = (f"{ref}{suffix}.md" for ref in sorted(read) for suffix in suffixes)
    here = sheet.file.path.relative_to(library.docs).as_posix()
    return sum_of([inputs.shared, here, *(inputs.pages.get(name, "") for name in names)])


def _linked(sheet: Sheet) -> Iterator[str]:
    """The pages that a text leads to: their headings are looked at."""
    if ".md" in sheet.file.body.text:
        folder = posixpath.dirname(sheet.file.ref)
        for link in sheet.file.body.links():
            path, _, _ = unquote(link.target).partition("#")
            if path.endswith(".md"):
                yield posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md")


def _sound(sheets: list[Sheet], house: House) -> Iterable[Sheet]:
    """Those of the sheets in which nothing is wrong."""
    if len(sheets) < WORTH_DIVIDING or not can_fork() or processors() < 2:
        return [sheet for sheet in sheets if not any(page_problems(sheet, house))]
    by_ref = sorted(sheets, key=lambda sheet: sheet.file.ref)
    size = -(-len(by_ref) // processors())

    def work(share: str) -> list[int]:
        first = int(share)
        return [
            first + number
            for number, sheet in enumerate(by_ref[first : first + size])
            if not any(page_problems(sheet, house))
        ]

    outcomes = in_processes(work, [str(first) for first in range(0, len(by_ref), size)])
    told(outcomes)
    return [by_ref[number] for outcome in outcomes for number in outcome.value]
