"""Which page is meant by a name that is not the form of one: `LOOM`, `The Loom`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from newsroom.checks.cures.written import Written
from newsroom.content.header import leaves
from newsroom.content.library import Library
from newsroom.content.near import folded, nearest
from newsroom.model.partner import Partner

OF_PARTNERS = ("organisers", "partners")
"""Fields of events that name partners by the name of the file alone."""
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TITLES = ("title", "short_title", "acronym")


def cure(written: Written) -> Mapping[str, object]:
    """The page with this file name, title, acronym or name."""
    is_partner = written.path[0] in OF_PARTNERS
    near = page_named(written.text, written.library, of_partners=is_partner)
    if near:
        return {"variant": "near", "near": near}
    return {"variant": "partner" if is_partner else "page"}


def page_named(text: str, library: Library, *, of_partners: bool) -> str | None:
    """The page, or the id of the partner, that is called so in any language."""
    names = _names(library, of_partners)
    text = text.removesuffix(".md").removeprefix("../").removeprefix("/")
    last = text.rstrip("/").rpartition("/")[2]
    for one in (text, last):
        if found := names.get(folded(one)) or names.get(nearest(one, names) or ""):
            return found
    beginning = [name for name in names if name.startswith(f"{folded(text)}-")]
    called = {names[name] for name in beginning}
    first_word = names.get(folded(text).partition("-")[0])
    return called.pop() if len(called) == 1 else first_word if of_partners else None


def cure_of_id(written: Written) -> Mapping[str, object]:
    """The id that a name becomes: `opening-talk` for `Opening Talk`."""
    near = folded(written.text)
    return {"variant": "near", "near": near} if _ID.fullmatch(near) else {"variant": "form"}


@lru_cache(maxsize=2)
def _names(library: Library, of_partners: bool) -> dict[str, str]:
    """Every name of a page, folded; the names of files come first."""
    found: dict[str, str] = {}
    for is_file_name in (True, False):
        for ref, localized in library.originals.items():
            if of_partners and localized.kind is not Partner:
                continue
            meant = localized.file.id if of_partners else ref
            header = localized.file.header.data
            for name in (ref, localized.file.id) if is_file_name else _called(header):
                if name not in ("index", ""):
                    found.setdefault(folded(name), meant)
    return found


def _called(header: dict[str, Any]) -> Iterator[str]:
    for field in _TITLES:
        if isinstance(value := header.get(field), str):
            yield value
    for path, value in leaves(header.get("names", [])):
        if path[-1:] == ("name",):
            yield value
