"""What refers to a page, a heading or a file, and how it is written when that has another name."""

import posixpath
from collections.abc import Iterator
from urllib.parse import quote, unquote

from newsroom.content.edits import Edit
from newsroom.content.header import leaves
from newsroom.content.library import Library
from newsroom.content.link_places import WrittenTarget, path_and_rest, written_targets
from newsroom.content.link_targets import relative_target
from newsroom.content.page_file import PageFile, name_of
from newsroom.content.yaml_places import Scalar, replaced
from newsroom.model.kinds import FOLDERS
from newsroom.model.references import is_reference
from newsroom.moves.changes import Moved
from newsroom.moves.source import Source

_PARTNERS = f"{FOLDERS['partner']}/"
_BY_SHORT_NAME = ("organisers", "partners")
"""The fields of events that name partners by the file name alone."""
_FILES = ("src", "url")
"""The fields that name a file, from the folder of the page on; `url` may be a web address."""


def edits_of(source: Source, library: Library, moved: Moved) -> list[Edit]:
    """The edits of a page that write anew whatever refers to what has moved."""
    header = (edit for one in source.scalars() for edit in _in_header(one, source, library, moved))
    return [*header, *_in_text(source, library, moved)]


def files_of(file: PageFile) -> Iterator[str]:
    """The files that a page shows or leads to, by their paths from `docs` on."""
    folder = posixpath.dirname(file.ref)
    for target in written_targets(file.body.without_certain_code):
        parts = relative_target(target.address)
        if parts and parts.path and not parts.path.endswith(".md"):
            yield posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    for path, value in leaves(file.header.data):
        if path[-1] in _FILES and "://" not in value:
            yield posixpath.normpath(posixpath.join(folder, unquote(value.strip())))


def _in_header(scalar: Scalar, source: Source, library: Library, moved: Moved) -> Iterator[Edit]:
    value = scalar.value.strip()
    if scalar.path[-1] in _FILES and "://" not in value:
        there = _moved_address(value, source.file.ref, library, moved)
        if there != value:
            yield Edit(*_inside(source, scalar, value), there)
    elif scalar.path == ("id",):
        new = moved.pages.get(source.file.ref)
        if new and value == source.file.id:
            yield replaced(source.text, scalar, new.rpartition("/")[2])
    elif is_reference(scalar.path):
        is_short = scalar.path[0] in _BY_SHORT_NAME and f"{_PARTNERS}{value}" in moved.pages
        new = moved.pages.get(f"{_PARTNERS}{value}" if is_short else value)
        if new is not None:
            yield replaced(source.text, scalar, new.removeprefix(_PARTNERS) if is_short else new)


def _inside(source: Source, scalar: Scalar, value: str) -> tuple[int, int]:
    """Where a value stands without its quotation marks."""
    at = source.text.find(value, scalar.start, scalar.end)
    return (at, at + len(value)) if at >= 0 else (scalar.start, scalar.end)


def _in_text(source: Source, library: Library, moved: Moved) -> Iterator[Edit]:
    text = source.file.body.without_certain_code
    for target in written_targets(text):
        written = text[target.start : target.end]
        there = _moved_target(target, written, source.file.ref, library, moved)
        if there != written:
            at = source.body_at
            yield Edit(target.start + at, target.end + at, there)


def _moved_target(
    target: WrittenTarget, written: str, ref: str, library: Library, moved: Moved
) -> str:
    """A target as it is to be written now; the same where nothing has moved."""
    parts = relative_target(target.address)
    if parts is None:
        return written
    path, rest = path_and_rest(target.address)
    page = _page_at(parts.path, ref, library) if parts.path else ref
    named = moved.headings.get((page, unquote(parts.fragment)))
    if named is not None:
        rest = f"{rest.partition('#')[0]}#{named}"
    there = f"{_moved_address(path, ref, library, moved) if path else path}{rest}"
    return written if there == target.address else there


def _page_at(path: str, ref: str, library: Library) -> str:
    """The page that a path leads to from a page."""
    there = posixpath.normpath(posixpath.join(posixpath.dirname(ref), unquote(path)))
    return name_of(there, library.languages)[0] if there.endswith(".md") else ""


def _moved_address(written: str, ref: str, library: Library, moved: Moved) -> str:
    """A path from the folder of a page on, as it is to be written now."""
    folder = posixpath.dirname(ref)
    new_folder = posixpath.dirname(moved.pages.get(ref, ref))
    before = posixpath.normpath(posixpath.join(folder, unquote(written)))
    after = _moved_path(before, library, moved)
    if folder == new_folder and before == after:
        return written
    start, slash, name = written.rpartition("/")
    if posixpath.basename(before) != posixpath.basename(after):
        name = quote(posixpath.basename(after)) if "%" in name else posixpath.basename(after)
    if folder == new_folder and posixpath.dirname(before) == posixpath.dirname(after):
        return f"{start}{slash}{name}"
    way = posixpath.relpath(posixpath.dirname(after) or ".", new_folder or ".")
    way = "" if way == "." else f"{way}/"
    way = quote(way) if "%" in written else way
    dot = "./" if written.startswith("./") and not way.startswith("..") else ""
    return f"{dot}{way}{name}"


def _moved_path(path: str, library: Library, moved: Moved) -> str:
    """The path of a page or a file from `docs` on, as it is now."""
    if not path.endswith(".md"):
        return moved.files.get(path, path)
    ref, _ = name_of(path, library.languages)
    return f"{moved.pages.get(ref, ref)}{path.removeprefix(ref)}"
