"""References and links: their targets exist, are of the right kind, and form no circles."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import count
from typing import Any

from newsroom.checks.cures.references import page_named
from newsroom.checks.rules.rule import LibraryRule, PageRule, RuleContext
from newsroom.content.anchors import anchors_of
from newsroom.content.body import Link
from newsroom.content.header import Path
from newsroom.content.library import Library, LocalizedPage
from newsroom.content.link_targets import anchor_of, own_path
from newsroom.content.near import nearest
from newsroom.content.page_file import PageFile, name_of
from newsroom.content.problem import Problem
from newsroom.model.event import Event
from newsroom.model.issue import Issue
from newsroom.model.kinds import KINDS
from newsroom.model.partner import Partner
from newsroom.model.training import Module

_WANTED = {"concepts": "concept", "prerequisites": "module", "part_of": "event", "series": "page"}
"""The fields that refer to pages of one kind only."""
_MOST_CIRCLES = 20
"""So many are told for each field; whoever opens them opens most of the others, too."""
_MOST_GUESSED = 100
"""For so many links of a page a nearer one is sought; a page with more wrong ones is no page."""
_BLANK_IN_ADDRESS = re.compile(r"https?://[^\s/]{1,253}/\S*[ ]", re.IGNORECASE)
_RANKING = ("prerequisites", "part_of")
"""The fields that say what comes before or above; `related` may lead round."""


def partners_exist(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Partners that are named have a page."""
    known = _partners(context)
    for path, name in partners_named(localized):
        if name not in known:
            near = page_named(name, context.library, of_partners=True)
            yield localized.file.problem("REF002", *path, value=name, known=known, **_shown(near))


def partners_named(localized: LocalizedPage) -> Iterator[tuple[Path, str]]:
    """The partners that an event names, by their file names, with the places."""
    if isinstance(localized.page, Event):
        for field in ("organisers", "partners"):
            yield from _placed(localized, (field,), getattr(localized.page, field))


@lru_cache(maxsize=1)
def _partners(context: RuleContext) -> list[str]:
    facts = context.library.facts.values()
    return sorted(other.file.id for other in facts if other.kind is Partner)


def pages_exist(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Pages that are referred to exist."""
    for path, ref in references_of(localized):
        if ref not in context.library.facts:
            near = _nearest_page(ref, context)
            yield localized.file.problem("REF003", *path, value=ref, **_shown(near))


@lru_cache(maxsize=1)
def _by_name(context: RuleContext) -> Mapping[str, list[str]]:
    """The pages by their file names alone."""
    found: dict[str, list[str]] = {}
    for ref in context.library.facts:
        found.setdefault(ref.rpartition("/")[2], []).append(ref)
    return found


@lru_cache(maxsize=512)  # what leads nowhere does so in every language
def _nearest_page(ref: str, context: RuleContext) -> str | None:
    """The page whose file name is most like this one, in the same folder if there is one."""
    folder, _, name = ref.rpartition("/")
    near = nearest(name, _by_name(context))
    if near is None:
        return page_named(ref, context.library, of_partners=False)
    refs = _by_name(context)[near]
    return next((one for one in refs if one.rpartition("/")[0] == folder), refs[0])


def pages_are_of_the_right_kind(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """A field that refers to modules, concepts or events refers to nothing else."""
    for path, ref in references_of(localized):
        wanted = _WANTED.get(str(path[0]))
        named = context.library.facts.get(ref)
        if wanted and named and named.kind and named.kind is not KINDS[wanted]:
            kind = named.file.header.data["type"]
            yield localized.file.problem("REF006", *path, value=ref, kind=kind, wanted=wanted)


def nothing_leads_round(context: RuleContext) -> Iterator[Problem]:
    """No module needs itself first, and no event is a part of itself, even by way of others."""
    facts = context.library.facts
    for field in _RANKING:
        before: dict[str, dict[str, Path]] = {ref: {} for ref in facts}
        for ref, localized in facts.items():
            for path, other in (
                references_of(localized) if field in localized.file.header.data else ()
            ):
                if path[0] == field and other in facts:
                    before[ref].setdefault(other, path)
        for _ in range(_MOST_CIRCLES if any(before.values()) else 0):
            circle = _circle(before)
            if not circle:
                break
            first, second = circle[:2]
            path = before[first].pop(second)
            yield facts[first].file.problem("REF005", *path, variant=field, circle=circle)


def _circle(before: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Pages that lead from one to the next and back to the first; empty when there are none."""
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        found = error.args[1][:0:-1]  # from each page to what comes before it, without the return
        start = found.index(min(found))
        return [*found[start:], *found[: start + 1]]
    return []


def links_lead_somewhere(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Links in the text lead to files that exist."""
    folder, guesses = posixpath.dirname(localized.file.ref), count()
    for link in localized.file.body.links():
        if link.target in ("", "#"):
            value = f"[…]({link.target})" if link.alt is None else f"![…]({link.target})"
            yield localized.file.problem_at("REF004", link.place, value=value, variant="nowhere")
        path = own_path(link.target, folder)
        has_blank = " " in link.target
        if _BLANK_IN_ADDRESS.match(link.target):
            right = link.target.replace(" ", "%20")
            yield localized.file.problem_at(
                "REF004", link.place, value=link.target, near=right, variant="address"
            )
        if path is None or _exists(path, link, context):
            continue
        there = _nearest_link(path, folder, context) if next(guesses) < _MOST_GUESSED else None
        values: dict[str, object] = {"value": link.target} | _shown(there)
        if has_blank and not there:
            values |= {"near": link.target.replace(" ", "%20"), "variant": "blank"}
        yield localized.file.problem_at("REF004", link.place, **values)


def materials_exist(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """The files that an event names among its materials exist."""
    folder = posixpath.dirname(localized.file.ref)
    for index, material in enumerate(getattr(localized.page, "materials", None) or ()):
        path = own_path(material.url, folder)
        if path and (path not in context.library.files or path.endswith(".md")):
            near = _nearest_link(path, folder, context) if not path.endswith(".md") else None
            yield localized.file.problem(
                "REF004", "materials", index, "url", value=material.url, **_shown(near)
            )


def anchors_exist(localized: LocalizedPage, context: RuleContext) -> Iterator[Problem]:
    """Links to a place in a page lead to an anchor that the page has, whoever reads it."""
    folder = posixpath.dirname(localized.file.ref)
    for link in localized.file.body.links():
        anchor, path = anchor_of(link.target), own_path(link.target, folder)
        if not anchor or (path is None and not link.target.startswith(("#", "?"))):
            continue
        ref = localized.file.ref if path is None else path.removesuffix(".md")
        for named in _led_to(localized, ref, context.library):
            if named.file.header.complete and anchor not in _anchors(named, context):
                yield localized.file.problem_at(
                    "REF004", link.place, value=link.target, anchor=anchor, variant="anchor"
                )
                break


def _led_to(localized: LocalizedPage, ref: str, library: Library) -> list[LocalizedPage]:
    """The pages to which a link to `ref` leads in the languages in which this page is read.

    A page that has no translation is read as it was written, between pages that have.
    """
    own, langs = localized.file.ref, [localized.file.lang]
    if localized is library.originals.get(own):
        langs += [lang for lang in library.languages if (own, lang) not in library.translations]
    found = (library.translations.get((ref, lang)) or library.originals.get(ref) for lang in langs)
    return list(dict.fromkeys(named for named in found if named))


@lru_cache(maxsize=256)
def _anchors_of(file: PageFile, original: PageFile | None) -> frozenset[str]:
    return anchors_of(file.body, original.body if original else None)


def _anchors(localized: LocalizedPage, context: RuleContext) -> frozenset[str]:
    """The anchors of a page as it is published."""
    original = context.library.originals.get(localized.file.ref)
    is_translation = original is not None and original is not localized
    return _anchors_of(localized.file, original.file if original and is_translation else None)


def _nearest_link(path: str, folder: str, context: RuleContext) -> str | None:
    """The link to the file whose name is most like the one written."""
    if not path.endswith(".md"):
        near = _files_alike(path, context.library)
        return posixpath.relpath(near, folder or ".") if near else None
    written, _ = name_of(path, context.library.languages)
    near = _nearest_page(written, context)
    return posixpath.relpath(f"{near}.md", folder or ".") if near else None


def _files_alike(path: str, library: Library) -> str | None:
    """The file that differs in capitals and blanks only, or lies elsewhere by the same name."""
    others = sorted(file for file in library.files if not file.endswith(".md"))
    name = _plain(posixpath.basename(path))
    same = [file for file in others if _plain(file) == _plain(path)]
    elsewhere = [file for file in others if _plain(posixpath.basename(file)) == name]
    return next(iter(same + elsewhere), None)


def _plain(path: str) -> str:
    """The path in small letters, with hyphens for blanks."""
    return re.sub(r"[ _-]+", "-", path.casefold())


def _exists(path: str, link: Link, context: RuleContext) -> bool:
    """Whether a link target is a page or another file inside `docs`, in the same letters.

    A link names the English file; MkDocs leads readers of a translation to theirs.
    """
    if path.startswith(("../", "/")) or path == ".." or link.target.startswith("\\"):
        return False
    if path.endswith(".md"):
        ref, lang = name_of(path, context.library.languages)
        if lang != context.library.languages[0] or ref not in context.library.facts:
            return False
    return path in context.library.files


def references_of(localized: LocalizedPage) -> Iterator[tuple[Path, str]]:
    """Every reference to a page that the header holds, with its path."""
    page = localized.page
    if page is None:
        return
    yield from _placed(localized, ("related",), page.related)
    for field in ("figures", "results"):
        for index, stated in enumerate(getattr(page, field, None) or ()):
            if stated.source:
                yield (field, index, "source"), stated.source
    if isinstance(page, Event) and page.part_of:
        yield ("part_of",), page.part_of
    if isinstance(page, Event) and page.series and "/" in page.series:  # else a name of its own
        yield ("series",), page.series
    if isinstance(page, Module):
        yield from _placed(localized, ("concepts",), page.concepts)
        yield from _placed(localized, ("prerequisites",), page.prerequisites)
    if isinstance(page, Issue):
        for number, section in enumerate(page.sections or ()):
            yield from _placed(localized, ("sections", number, "items"), section.items)


def _placed(
    localized: LocalizedPage, path: Path, refs: Sequence[str] | None
) -> Iterator[tuple[Path, str]]:
    """References with their places: a draft has fewer of them than its file, in the same order."""
    written: Any = localized.file.header.data
    for step in path if refs else ():
        written = written[step]
    items = enumerate(written)
    for ref in refs or ():
        index = next(index for index, one in items if isinstance(one, str) and one.strip() == ref)
        yield (*path, index), ref


def _shown(near: str | None) -> dict[str, Any]:
    return {"near": near, "variant": "near" if near else "known"}


FACT_RULES: tuple[PageRule, ...] = (
    partners_exist,
    pages_exist,
    pages_are_of_the_right_kind,
    materials_exist,
)
TEXT_RULES: tuple[PageRule, ...] = (links_lead_somewhere, anchors_exist)
LIBRARY_RULES: tuple[LibraryRule, ...] = (nothing_leads_round,)
