"""What a change did: the problems that were not there before, and the addresses that are gone."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsroom.checks.messages import format_problem
from newsroom.checks.referring import with_referring
from newsroom.checks.rules.redirects import address_of
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.page_file import name_of
from newsroom.content.problem import Problem
from newsroom.words import FIRST_LANGUAGE


@dataclass(frozen=True)
class Earlier:
    """An earlier state of the pages, and what is different now."""

    library: Library
    changed: frozenset[Path]
    """The files that were added, changed or removed since."""
    find: Callable[[], Sequence[Problem]]
    """Finds the problems of that state, by the rules of today."""


def concerned(earlier: Earlier, library: Library) -> list[LocalizedPage]:
    """The pages that changed, and those that refer to what changed or was removed."""
    pages = [one for one in library.pages if one.file.path in earlier.changed]
    names = [path.relative_to(library.docs).as_posix() for path in earlier.changed]
    others = [
        name_of(name, library.languages)[0] if name.endswith(".md") else name for name in names
    ]
    return with_referring(pages, library, others)


def lost_addresses(earlier: Library, library: Library) -> Iterator[Problem]:
    """Every page that there was, and every earlier name, still leads to a page."""
    caught = {address_of(name) for name in _names(library)}
    moved = _moved(earlier, library)
    for name, ref in _names(earlier).items():
        if address_of(name) in caught:
            continue
        new = moved.get(ref) or (ref if ref in library.originals else "")
        page = library.facts.get(new) or library.facts.get(_overview(name, library))
        there = [*page.page.redirect_from] if page and page.page and page.page.redirect_from else []
        yield Problem(
            code="REF011",
            file=page.file.path if page and new else library.docs / f"{name}.md",
            language=library.languages[0],
            values={
                "value": name,
                "new": new,
                "page": f"{page.file.ref}.md" if page else "index.md",
                "line": f"redirect_from: [{', '.join([*there, name])}]",
                "variant": "renamed" if new else "deleted",
            },
        )


def new_problems(
    problems: Sequence[Problem], earlier: Sequence[Problem], old: Library, library: Library
) -> list[Problem]:
    """The problems that are not among the earlier ones; a renamed page keeps its own."""
    moved = _moved(old, library)
    known = Counter(_what(problem, old, moved) for problem in earlier)
    found = []
    for problem in problems:
        what = _what(problem, library, {})
        if known[what] > 0:
            known[what] -= 1
        else:
            found.append(problem)
    return found


def _what(problem: Problem, library: Library, moved: Mapping[str, str]) -> tuple[str, ...]:
    """What a problem says, wherever it stands in its file."""
    name, folder = problem.file.as_posix(), library.docs
    if folder in problem.file.parents:
        name = problem.file.relative_to(folder).as_posix()
    elif folder.parent in problem.file.parents:
        name = f"../{problem.file.relative_to(folder.parent).as_posix()}"
    ref, _, ending = name.partition(".")
    lasting = replace(problem, values={"line": "", **_without_line(problem.values)})
    message = format_problem(lasting, FIRST_LANGUAGE).message
    return problem.code, f"{moved.get(ref, ref)}.{ending}", problem.field or "", message


def _without_line(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if name != "line"}


def _names(library: Library) -> dict[str, str]:
    """Every name that a page has or had, with its page."""
    names = {}
    for ref, localized in library.originals.items():
        names[ref] = ref
        for name in localized.page.earlier_names if localized.page else ():
            names[name] = ref
    return names


def _moved(earlier: Library, library: Library) -> dict[str, str]:
    """The pages that have another name now: by what they say themselves, or by the same text."""
    gone = [ref for ref in earlier.originals if ref not in library.originals]
    if not gone:
        return {}
    names = {name: ref for name, ref in _names(library).items() if name != ref}
    texts = {
        one.file.body.text: ref
        for ref, one in library.originals.items()
        if ref not in earlier.originals and one.file.body.text.strip()
    }
    found = {
        ref: names.get(ref) or texts.get(earlier.originals[ref].file.body.text) for ref in gone
    }
    return {ref: new for ref, new in found.items() if new}


def _overview(name: str, library: Library) -> str:
    """The overview of the folder that a page stood in, or else the home page."""
    folder = f"{name.rpartition('/')[0]}/index".lstrip("/")
    return folder if folder in library.originals else "index"
