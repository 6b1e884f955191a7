"""References and links: what a page names must exist."""

import difflib
import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from newsroom.checks.rules.rule import House, PageRule
from newsroom.content.library import Sheet
from newsroom.content.page_file import name_of
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.partner import Partner
from newsroom.model.training import Module


def partners_exist(sheet: Sheet, house: House) -> Iterator[Problem]:
    """Partners that are named have a page."""
    if not isinstance(sheet.page, Event):
        return
    known = sorted(
        other.file.id for other in house.library.originals.values() if other.kind is Partner
    )
    for field in ("organisers", "partners"):
        for index, name in enumerate(getattr(sheet.page, field) or ()):
            if name not in known:
                yield sheet.file.problem(
                    "REF002", field, index, value=name, known=known, **_nearest(name, known)
                )


def pages_exist(sheet: Sheet, house: House) -> Iterator[Problem]:
    """Pages that are referred to exist."""
    known = list(house.library.originals)
    for path, ref in _references(sheet):
        if ref not in house.library.originals:
            yield sheet.file.problem("REF003", *path, value=ref, **_nearest(ref, known))


def links_lead_somewhere(sheet: Sheet, house: House) -> Iterator[Problem]:
    """Links in the text lead to files that exist."""
    folder = posixpath.dirname(sheet.file.ref)
    for link in sheet.file.body.links():
        target = unquote(link.target.partition("#")[0])
        if not target or ":" in target.partition("/")[0] or target.startswith("//"):
            continue
        path = posixpath.normpath(posixpath.join(folder, target))
        if _exists(path, house):
            continue
        there = _nearest_link(path, folder, house)
        yield sheet.file.problem_at(
            "REF004",
            link.place,
            value=link.target,
            near=there,
            variant="near" if there else "known",
        )


def _nearest_link(path: str, folder: str, house: House) -> str | None:
    """The link to the page whose file name is most like the one written."""
    if not path.endswith(".md"):
        return None
    written, _ = name_of(posixpath.basename(path), house.library.languages)
    by_name = {ref.rpartition("/")[2]: ref for ref in house.library.originals}
    near = difflib.get_close_matches(written, by_name, n=1)
    return posixpath.relpath(f"{by_name[near[0]]}.md", folder or ".") if near else None


def _exists(path: str, house: House) -> bool:
    """Whether a link target is a page or another file inside `docs`.

    A link names the English file; MkDocs leads readers of a translation to theirs.
    """
    if path.startswith(("../", "/")) or path == "..":
        return False
    if path.endswith(".md"):
        ref, lang = name_of(path, house.library.languages)
        return lang == house.library.languages[0] and ref in house.library.originals
    return (house.library.docs / path).is_file()


def _references(sheet: Sheet) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every reference to a page that the header holds, with its path."""
    page = sheet.page
    if page is None:
        return
    yield from ((("related", index), ref) for index, ref in enumerate(page.related or ()))
    for index, figure in enumerate(getattr(page, "figures", None) or ()):
        if figure.source:
            yield ("figures", index, "source"), figure.source
    if isinstance(page, Module):
        yield from ((("concepts", index), ref) for index, ref in enumerate(page.concepts or ()))
    if isinstance(page, Issue):
        for number, section in enumerate(page.sections or ()):
            for index, ref in enumerate(section.items):
                yield ("sections", number, "items", index), ref


def _nearest(name: str, known: list[str]) -> dict[str, Any]:
    near = difflib.get_close_matches(name, known, n=1)
    return {"near": near[0], "variant": "near"} if near else {"near": None, "variant": "known"}


FACT_RULES: tuple[PageRule, ...] = (partners_exist, pages_exist)
TEXT_RULES: tuple[PageRule, ...] = (links_lead_somewhere,)
