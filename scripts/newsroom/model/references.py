"""The references that headers hold, and a page without those to pages that are not there."""

from collections.abc import Collection
from typing import Any

from newsroom.model.page import BasePage

_LISTS = ("related", "concepts", "prerequisites")
_OF_PARTNERS = ("organisers", "partners")
_SINGLE = ("part_of", "series")
PARTNERS = "partners/"
"""The folder of the pages that events name by their file alone."""


def without(page: BasePage, gone: Collection[str]) -> BasePage:
    """The page without references to these others; the same object if it has none."""
    partners = {ref.removeprefix(PARTNERS) for ref in gone if ref.startswith(PARTNERS)}
    changes: dict[str, Any] = {}
    for names, left_out in ((_LISTS, gone), (_OF_PARTNERS, partners)):
        for name in names:
            listed = getattr(page, name, None) or ()
            changes[name] = tuple(ref for ref in listed if ref not in left_out)
    for name in _SINGLE:
        single = getattr(page, name, None)
        changes[name] = None if single in gone else single
    for name, part in (("figures", "source"), ("contacts", "organisation")):
        changes[name] = tuple(_emptied(one, part, gone) for one in getattr(page, name, None) or ())
    changes["sections"] = tuple(
        section.model_copy(update={"items": tuple(ref for ref in section.items if ref not in gone)})
        for section in getattr(page, "sections", None) or ()
    )
    new = {
        name: value
        for name, value in changes.items()
        if (written := getattr(page, name, None)) and written != value
    }
    return page.model_copy(update=new) if new else page


def _emptied(record: Any, part: str, gone: Collection[str]) -> Any:
    """A record whose reference is left out if it names one of these pages."""
    return record.model_copy(update={part: None}) if getattr(record, part) in gone else record
