"""Which page is meant, and whether it may have another name."""

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from newsroom.checks.rules.names import faults_of_name
from newsroom.checks.rules.redirects import address_of
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.near import nearest
from newsroom.content.problem import Problem
from newsroom.model.kinds import FOLDERS
from newsroom.moves.changes import MoveError

_OVERVIEW = "index"
FIXED = frozenset({"search", "project/funding"})
"""The pages to which the site itself leads by their names."""


def page_called(ref: str, library: Library) -> LocalizedPage:
    """The file with the facts of a page. Raises `MoveError`, with the page that may be meant."""
    found = library.facts.get(ref)
    if found is not None:
        return found
    for other, _, name in earlier_names(library):
        if name == ref:
            raise MoveError("earlier_name", page=ref, near=other.file.ref)
    near = _nearest(ref, library)
    raise MoveError("no_such_page" if near else "no_page", page=ref, near=near)


def _nearest(ref: str, library: Library) -> str | None:
    """The page that is meant: by its name in the same folder, or in any, or by a part of it."""
    folder, name = posixpath.split(ref)
    here = [one for one in library.originals if posixpath.dirname(one) == folder]
    for refs in (here, list(library.originals)):
        by_name = {posixpath.basename(one): one for one in refs}
        near = nearest(name, by_name) or next(
            (one for one in by_name if name and name in one), None
        )
        if near:
            return by_name[near]
    return None


def refuse_overview(ref: str) -> None:
    """Raise `MoveError` for the home page and the overview of a folder."""
    if posixpath.basename(ref) == _OVERVIEW:
        raise MoveError("overview", page=ref, folder=posixpath.dirname(ref) or "docs")


def refuse_name(new: str, page: LocalizedPage, library: Library) -> None:
    """Raise `MoveError` if the page may not be called so."""
    if new == page.file.ref:
        raise MoveError("same_name", page=new)
    refuse_overview(new)
    _refuse_for_the_sake_of_others(page.file.ref, new)
    for problem in _problems_of_name(new, page, library):
        raise MoveError("problem", problem=problem)
    for path in sorted(library.docs.glob(f"{new}.*"), key=lambda one: len(one.name)):
        if path.name.removesuffix(".md") in _file_names(new, library.languages):
            raise MoveError("exists", file=path)
    for folder in _folders_above(library.docs / f"{new}.md", library.docs):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise MoveError("no_folder", file=folder)
    for other, steps, name in earlier_names(library):
        if other is not page and address_of(name) == address_of(new):
            place = other.file.header.place(steps)
            raise MoveError(
                "taken", page=new, other=other.file.ref, file=other.file.path, place=place
            )


def _refuse_for_the_sake_of_others(old: str, new: str) -> None:
    """Raise `MoveError` where the site or events rely on the name of a page."""
    partners = f"{FOLDERS['partner']}/"
    if old in FIXED:
        raise MoveError("fixed", page=old)
    if old.startswith(partners) and new.startswith(partners) and new.count("/") > 1:
        raise MoveError("flat", page=new, folder=partners)


def earlier_names(library: Library) -> Iterator[tuple[LocalizedPage, tuple[str | int, ...], str]]:
    """Every earlier name of a page that is written, with its place in the header."""
    for page in library.facts.values():
        data: Any = page.file.header.data
        names = data.get("redirect_from")
        for number, name in enumerate(names if isinstance(names, list) else ()):
            if isinstance(name, str):
                yield page, ("redirect_from", number), name.strip()
        keys = data.get("redirect_anchors")
        for key in keys if isinstance(keys, dict) else ():
            if "#" not in key:
                yield page, ("redirect_anchors", key), key.strip()


def _problems_of_name(new: str, page: LocalizedPage, library: Library) -> Iterator[Problem]:
    """What the checker would say of the name."""
    file = library.docs / f"{new}.md"
    language = library.languages[0]
    for part, variant in faults_of_name(new, library.languages):
        values = {"name": part, "languages": library.languages, "variant": variant}
        yield Problem(code="IDN001", file=file, language=language, values=values)
    kind = str(page.file.header.data.get("type", ""))
    folder = FOLDERS.get(kind)
    if folder and not new.startswith(f"{folder}/"):
        values = {"type": kind, "folder": folder}
        yield Problem(code="IDN004", file=file, language=language, values=values)


def _file_names(ref: str, languages: Sequence[str]) -> set[str]:
    name = posixpath.basename(ref)
    return {name, *(f"{name}.{lang}" for lang in languages[1:])}


def _folders_above(path: Path, docs: Path) -> Iterator[Path]:
    yield from (one for one in path.parents if one.is_relative_to(docs) and one != docs)
