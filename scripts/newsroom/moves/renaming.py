"""A page under another name: in all languages, with everything that refers to it."""

import posixpath
from collections.abc import Iterator

from newsroom.checks.rules.names import faults_of_name
from newsroom.content.header_lists import with_item, without_item
from newsroom.content.library import Library
from newsroom.model.kinds import KINDS
from newsroom.model.page import BasePage
from newsroom.model.pictures import DRAWING, PHOTOGRAPHS
from newsroom.moves.changes import FileChange, Moved
from newsroom.moves.naming import page_called, refuse_name, refuse_overview
from newsroom.moves.references import files_of
from newsroom.moves.rewriting import rewritten
from newsroom.moves.source import Source

FIELD, AT_HEADINGS = "redirect_from", "redirect_anchors"
_PICTURES = (*PHOTOGRAPHS, DRAWING)


def renamed(library: Library, old: str, new: str) -> list[FileChange]:
    """What becomes of which file when a page gets another name. Raises `MoveError`.

    Pictures that lie in the folder of the page or below, and that no other page shows, go with
    it into another folder. Documents stay where they are, as other sites may lead to them.
    """
    page = page_called(old, library)
    refuse_overview(old)
    refuse_name(new, page, library)
    moved = Moved(pages={old: new}, files=dict(_pictures(library, old, new)))
    is_address = not any(faults_of_name(old, library.languages))

    def own(source: Source) -> str:
        is_facts = source.file.lang == page.file.lang
        return with_earlier_name(source, old, new, is_address) if is_facts else source.text

    changes = rewritten(library, moved, {old}, own)
    for path, there in moved.files.items():
        raw = (library.docs / path).read_bytes()
        changes.append(FileChange(library.docs / path, library.docs / there, raw, raw))
    return changes


def with_earlier_name(source: Source, old: str, new: str, is_address: bool) -> str:
    """The text of a page that says that it was called `old`, and no more that it was `new`.

    A name that cannot be an address was never one, so nothing leads on from it.
    """
    text = source.text
    for field in (FIELD, AT_HEADINGS):
        names = source.file.header.data.get(field)
        found = enumerate(names if isinstance(names, list | dict) else ())
        for number in reversed([number for number, name in found if name in (old, new)]):
            text = without_item(text, field, number)
    return with_item(text, FIELD, old, field_order(source)) if is_address else text


def field_order(source: Source) -> list[str]:
    """The fields of a page in the order in which they are written."""
    return [*KINDS.get(str(source.file.header.data.get("type")), BasePage).model_fields]


def _pictures(library: Library, old: str, new: str) -> Iterator[tuple[str, str]]:
    """The pictures that go with a page into another folder, each with its new path."""
    folder, new_folder = posixpath.dirname(old), posixpath.dirname(new)
    if folder == new_folder:
        return
    for path in own_files(library, old):
        if path.lower().endswith(_PICTURES):
            within = path.removeprefix(folder).lstrip("/")
            yield path, posixpath.join(new_folder, within)


def own_files(library: Library, ref: str) -> list[str]:
    """The files in the folder of a page, or below, that only this page refers to."""
    folder = posixpath.dirname(ref)
    own: set[str] = set()
    others: set[str] = set()
    for page in library.pages:
        (own if page.file.ref == ref else others).update(files_of(page.file))
    return [
        path
        for path in sorted(library.files)
        if path.startswith(f"{folder}/" if folder else "")
        and not path.endswith(".md")
        and {path, without_language(path, library)} & own
        and not {path, without_language(path, library)} & others
    ]


def without_language(path: str, library: Library) -> str:
    """The name by which pages call a file that there is in several languages: `map.png`."""
    stem, ending = posixpath.splitext(path)
    bare, _, lang = stem.rpartition(".")
    return f"{bare}{ending}" if bare and lang in library.languages else path
