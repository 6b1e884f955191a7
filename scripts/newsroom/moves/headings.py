"""A heading under another id: in all languages of its page, with the links that lead to it."""

import re
from collections.abc import Iterator

from newsroom.content.anchors import RESERVED, anchors_of, heading_ids, slug
from newsroom.content.code import without_comments
from newsroom.content.edits import Edit, edited
from newsroom.content.header_lists import with_entry, without_item
from newsroom.content.library import Library
from newsroom.content.near import nearest
from newsroom.content.page_file import PageFile
from newsroom.content.yaml_places import replaced
from newsroom.model.values import ANCHOR
from newsroom.moves.changes import FileChange, Moved, MoveError
from newsroom.moves.naming import page_called
from newsroom.moves.renaming import AT_HEADINGS, field_order
from newsroom.moves.rewriting import rewritten
from newsroom.moves.source import Source

_LIST = re.compile(r"\{:?[^{}\n]+\}")


def heading_renamed(library: Library, ref: str, old: str, new: str) -> list[FileChange]:
    """What becomes of which file when a heading gets another id. Raises `MoveError`.

    A heading whose id is made of its words gets one that is written.
    """
    facts = page_called(ref, library).file
    original = library.originals[ref].file
    _refuse_id(library, original, old, new)

    def own(source: Source) -> str:
        text = edited(source.text, _edits_of_ids(source, old, new))
        if source.file.lang == original.lang and text == source.text:
            text = edited(text, [_written_id(source, old, new)])
        is_facts = source.file.lang == facts.lang
        return _with_earlier_id(text, source, old, new) if is_facts else text

    return rewritten(library, Moved(headings={(ref, old): new}), {ref}, own)


def _refuse_id(library: Library, original: PageFile, old: str, new: str) -> None:
    ref = original.ref
    if not re.fullmatch(ANCHOR, new) or new.startswith(RESERVED):
        raise MoveError("bad_id", id=new, near=slug(new) or "a")
    ids = set(anchors_of(original.body))
    if old not in ids:
        near = nearest(old, ids)
        raise MoveError("no_such_heading" if near else "no_heading", page=ref, id=old, near=near)
    if new == old:
        raise MoveError("same_name", page=f"{ref}#{new}")
    pages = [
        original,
        *(one.file for (name, _), one in library.translations.items() if name == ref),
    ]
    for file in pages:
        if new in anchors_of(file.body, None if file is original else original.body):
            raise MoveError("heading_exists", file=file.path, id=new)


def _edits_of_ids(source: Source, old: str, new: str) -> Iterator[Edit]:
    """The edits where the id is written: `{#old}`, `{ #old .wide }`, `{id=old}`."""
    text = without_comments(source.file.body.without_certain_code)
    form = re.compile(rf"(?:(?<=[{{ :]#)|(?<=id=)|(?<=id=[\"'])){re.escape(old)}(?=[ }}\"'])")
    for found in _LIST.finditer(text):
        for match in form.finditer(text, *found.span()):
            at = source.body_at
            yield Edit(match.start() + at, match.end() + at, new)


def _written_id(source: Source, old: str, new: str) -> Edit:
    """The edit that writes the id behind the words of its heading."""
    body = source.file.body
    heading = next(
        heading
        for heading, name in zip(body.headings, heading_ids(body, slug), strict=True)
        if name == old
    )
    end = body.text.find("\n", heading.index)
    line = body.text[heading.index : end if end >= 0 else len(body.text)]
    at = source.body_at + heading.index + len(line.rstrip())
    return Edit(at, at, f" {{#{new}}}")


def _with_earlier_id(text: str, source: Source, old: str, new: str) -> str:
    """The text of a page that says how the heading was called before, whatever led to it."""
    ref, order = source.file.ref, field_order(source)
    written = source.file.header.data.get(AT_HEADINGS)
    keys = list(written) if isinstance(written, dict) else []
    edits = [
        replaced(source.text, scalar, new)
        for scalar in source.scalars()
        if scalar.path[0] == AT_HEADINGS and scalar.value == old
    ]
    text = edited(text, edits) if edits else text
    gone = [number for number, key in enumerate(keys) if key in (f"{ref}#{new}", f"{ref}#{old}")]
    for number in reversed(gone):
        text = without_item(text, AT_HEADINGS, number)
    if not re.fullmatch(ANCHOR, old):  # no field could hold it
        return text
    return with_entry(text, AT_HEADINGS, f"{ref}#{old}", new, order)
