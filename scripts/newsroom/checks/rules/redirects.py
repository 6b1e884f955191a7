"""The earlier addresses of pages: each leads to one page, and is that of no other."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple

from newsroom.checks.rules.rule import LibraryRule, RuleContext
from newsroom.content.anchors import anchors_of
from newsroom.content.header import Path
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.near import nearest
from newsroom.content.problem import Problem


class _Written(NamedTuple):
    """An earlier address as it is written."""

    path: Path
    value: str
    name: str
    """The name of the page."""
    id_: str
    """Of a heading; empty for the page."""
    heading: str
    """The id of the heading that it leads to; empty for the page."""


def earlier_names_are_free(context: RuleContext) -> Iterator[Problem]:
    """An earlier name is that of no page, of one page only, and begins with no language."""
    facts = context.library.facts
    pages = {address_of(ref): ref for ref in facts}
    taken: dict[str, str] = {}
    for ref, localized in facts.items():
        for one in _written(localized):
            if one.id_:
                continue
            address = address_of(one.name)
            variant, other = "", ""
            if PurePosixPath(one.name).parts[0] in context.library.languages[1:]:
                variant, other = "language", one.name.partition("/")[2]
            elif address in pages:
                variant, other = "page", pages[address]
            elif address in taken:
                variant, other = "twice", taken[address]
            if variant:
                yield _problem(localized, one, variant, other=other)
            taken.setdefault(address, ref)


def earlier_ids_lead_to_headings(context: RuleContext) -> Iterator[Problem]:
    """The earlier id of a heading is none that the page has, and leads to one that it has."""
    for ref, localized in context.library.facts.items():
        written = [one for one in _written(localized) if one.heading]
        names = {ref, *(one.name for one in _written(localized) if not one.id_)}
        there: dict[str, str] = {}
        for one in written:
            missing = [ids for ids in _ids(ref, context.library) if one.heading not in ids]
            if missing:
                near = nearest(one.heading, missing[0]) or ""
                variant = "near" if near else "heading"
                yield _problem(localized, one, variant, value=one.heading, near=near)
            elif one.id_ and one.name not in names:
                yield _problem(localized, one, "elsewhere", other=one.name, id=one.id_)
            elif one.name == ref and any(one.id_ in ids for ids in _ids(ref, context.library)):
                yield _problem(localized, one, "present", id=one.id_)
            elif one.id_ and there.setdefault(one.id_, one.heading) != one.heading:
                yield _problem(localized, one, "both", id=one.id_, other=there[one.id_])


def _problem(localized: LocalizedPage, one: _Written, variant: str, **more: object) -> Problem:
    values: dict[str, object] = {"value": one.value, "ref": localized.file.ref, "variant": variant}
    problem = localized.file.problem("REF010", *one.path)
    return replace(problem, values=values | more)


def _written(localized: LocalizedPage) -> Iterator[_Written]:
    """The earlier addresses of a page that have the right form, with their places."""
    page, data = localized.page, localized.file.header.data
    names, ids = data.get("redirect_from"), data.get("redirect_anchors")
    if page is None:
        return
    for index, value in enumerate(names if isinstance(names, list) else ()):
        if isinstance(value, str) and value.strip() in page.redirect_from:
            yield _Written(("redirect_from", index), value.strip(), value.strip(), "", "")
    for key in ids if isinstance(ids, dict) else ():
        heading = page.redirect_anchors.get(key.strip())
        if heading is not None:
            name, _, id_ = key.strip().partition("#")
            yield _Written(("redirect_anchors", key), key.strip(), name, id_, heading)


@lru_cache(maxsize=8)  # asked for each address
def _ids(ref: str, library: Library) -> list[frozenset[str]]:
    """The ids that a page has, in each language that it is written in."""
    original = library.originals[ref].file
    versions = (library.translations.get((ref, lang)) for lang in library.languages)
    others = [anchors_of(one.file.body, original.body) for one in versions if one]
    return [anchors_of(original.body), *others]


def address_of(ref: str) -> str:
    """A name without the `index` that addresses do not have: `events/index` is `events`."""
    return ref.removesuffix("index").rstrip("/")


LIBRARY_RULES: tuple[LibraryRule, ...] = (earlier_names_are_free, earlier_ids_lead_to_headings)
"""The earlier addresses of pages lead on to the pages, in every language."""
