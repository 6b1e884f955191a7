"""A page that is deleted: what refers to it, and where its address leads then."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from newsroom.content.anchors import anchors_of
from newsroom.content.edits import difference
from newsroom.content.header_lists import with_entry, with_item
from newsroom.content.library import Library
from newsroom.content.near import nearest
from newsroom.moves.changes import FileChange, Mention, Moved, MoveError
from newsroom.moves.naming import page_called, refuse_overview
from newsroom.moves.references import edits_of
from newsroom.moves.renaming import AT_HEADINGS as ANCHORS
from newsroom.moves.renaming import FIELD as NAMES
from newsroom.moves.renaming import field_order, own_files
from newsroom.moves.rewriting import may_refer
from newsroom.moves.source import read_source

_NOWHERE = "no-page-of-this-name"


def mentions(library: Library, ref: str) -> list[Mention]:
    """What refers to a page, apart from itself, in the order of reading. Raises `MoveError`."""
    moved = Moved(pages={ref: posixpath.join(posixpath.dirname(ref), _NOWHERE)})
    return [
        mention
        for page in library.pages
        if page.file.ref != ref and may_refer(page.file.path.read_bytes(), moved)
        for mention in _mentions_in(page.file.path, library, moved)
    ]


def _mentions_in(path: Path, library: Library, moved: Moved) -> Iterator[Mention]:
    source = read_source(path, library)
    for edit in sorted(edits_of(source, library, moved)):
        place = source.place(edit.start)
        yield Mention(path, place, source.text.split("\n")[place.line - 1])


def deleted(library: Library, ref: str, target: str | None) -> list[FileChange]:
    """What becomes of which file when a page is deleted. Raises `MoveError`.

    `target` is the page that its address leads to from now on, perhaps with a heading
    (`events/fair#programme`); `None` for nowhere.
    """
    page = page_called(ref, library)
    refuse_overview(ref)
    changes = [
        FileChange(one.file.path, None, raw, b"")
        for one in library.pages
        if one.file.ref == ref
        for raw in [one.file.path.read_bytes()]
    ]
    return (
        changes if target is None else [*changes, _with_redirects(library, page.file.ref, target)]
    )


def unused_files(library: Library, ref: str) -> list[str]:
    """The files beside a page that nothing refers to once it is deleted."""
    return own_files(library, ref)


def _with_redirects(library: Library, ref: str, target: str) -> FileChange:
    """The page that takes the place of a deleted one, with its name and its earlier names."""
    name, _, heading = target.partition("#")
    if name == ref:
        raise MoveError("to_itself", page=ref)
    there = page_called(name, library).file
    ids = anchors_of(library.originals[name].file.body)
    if heading and heading not in ids:
        near = nearest(heading, ids)
        reason = "no_such_heading" if near else "no_heading"
        raise MoveError(reason, page=name, id=heading, near=near)
    source = read_source(there.path, library)
    gone = read_source(library.facts[ref].file.path, library).file.header.data
    text, order = source.text, field_order(source)
    earlier = gone.get(NAMES)
    keys = gone.get(ANCHORS)
    names = [*(earlier if isinstance(earlier, list) else []), ref]
    names += [key for key in (keys if isinstance(keys, dict) else ()) if "#" not in key]
    for one in names:
        if not isinstance(one, str):
            continue
        if heading:
            text = with_entry(text, ANCHORS, one, heading, order)
        else:
            text = with_item(text, NAMES, one, order)
    after = source.with_edits(difference(source.text, text), library)
    return FileChange(there.path, there.path, source.raw, after.raw)
