"""Every page as it is to be written when something has another name."""

from collections.abc import Callable
from pathlib import Path

from newsroom.content.edits import difference
from newsroom.content.fingerprint import renewed
from newsroom.content.library import Library
from newsroom.content.yaml_places import replaced
from newsroom.moves.changes import FileChange, Moved
from newsroom.moves.references import edits_of
from newsroom.moves.source import Source, read_source

_HASH = ("translation", "source_hash")
_ANY_SPELLING = (b"%", b"\\")
"""With these, a name can be written otherwise in a link."""

OwnChange = Callable[[Source], str]
"""The new text of a page that is itself renamed, or has a heading that is."""


def rewritten(library: Library, moved: Moved, refs: set[str], own: OwnChange) -> list[FileChange]:
    """What becomes of the pages: of all that refer to what has moved, and of `refs` themselves.

    Raises `MoveError` where a page that may refer to it cannot be read.
    """
    before: dict[Path, Source] = {}
    after: dict[Path, Source] = {}
    counts: dict[Path, int] = {}
    for localized in library.pages:
        path, ref = localized.file.path, localized.file.ref
        if ref not in refs and not may_refer(path.read_bytes(), moved):
            continue
        before[path] = read_source(path, library)
        edits = edits_of(before[path], library, moved)
        counts[path] = len(edits)
        after[path] = before[path].with_edits(edits, library)
        if ref in refs:
            text = own(after[path])
            after[path] = after[path].with_edits(difference(after[path].text, text), library)
    for path, source in _with_fingerprints(before, after, library).items():
        before.setdefault(path, read_source(path, library))
        after[path] = source
    return [
        FileChange(
            path,
            _new_path(source, library, moved),
            before[path].raw,
            source.raw,
            counts.get(path, 0),
        )
        for path, source in after.items()
        if source.file.ref in moved.pages or source.raw != before[path].raw
    ]


def may_refer(raw: bytes, moved: Moved) -> bool:
    """Whether a page may refer to what has moved; read closely only if so."""
    names = [*moved.pages, *moved.files, *(id_ for _, id_ in moved.headings)]
    sought = [name.rpartition("/")[2].encode() for name in names]
    return any(one in raw for one in (*sought, *_ANY_SPELLING))


def _with_fingerprints(
    before: dict[Path, Source], after: dict[Path, Source], library: Library
) -> dict[Path, Source]:
    """The translations that must say anew what they were made from."""
    changed: dict[Path, Source] = {}
    for path, source in after.items():
        original = library.originals.get(source.file.ref)
        if original is None or original.file.path != path or original.kind is None:
            continue
        for lang in library.languages:
            translation = library.translations.get((source.file.ref, lang))
            if translation is None:
                continue
            there = translation.file.path
            own = after.get(there) or read_source(there, library)
            for scalar in own.scalars():
                if scalar.path == _HASH:
                    hash_ = renewed(scalar.value, before[path].file, source.file, original.kind)
                    if hash_ != scalar.value:
                        edits = [replaced(own.text, scalar, hash_)]
                        changed[there] = own.with_edits(edits, library)
    return changed


def _new_path(source: Source, library: Library, moved: Moved) -> Path:
    path, ref = source.file.path, source.file.ref
    new = moved.pages.get(ref)
    if new is None:
        return path
    suffix = path.relative_to(library.docs).as_posix().removeprefix(ref)
    return library.docs / f"{new}{suffix}"
