"""A page without its references to pages that are not there."""

from collections.abc import Collection
from typing import Any

from newsroom.model.page import BasePage
from newsroom.model.references import ITEM, reference_paths

PARTNERS = "partners/"
"""The folder of the pages that events name by their file alone."""


def without(page: BasePage, gone: Collection[str]) -> BasePage:
    """The page without references to these others; the same object if it has none."""
    named = frozenset(gone) | {ref.removeprefix(PARTNERS) for ref in gone if "/" in ref}
    changes: dict[str, Any] = {}
    for name, *steps in reference_paths():
        value = changes.get(name, getattr(page, name, None))
        if value is not None:
            changes[name] = _kept(value, steps, named)
    new = {name: value for name, value in changes.items() if value != getattr(page, name)}
    return page.model_copy(update=new) if new else page


def _kept(value: Any, steps: list[str], gone: Collection[str]) -> Any:
    """A value without the references that stand at the end of these steps."""
    if not steps:
        return None if value in gone else value
    step, *rest = steps
    if step != ITEM:
        inner = getattr(value, step, None)
        return value if inner is None else value.model_copy(update={step: _kept(inner, rest, gone)})
    if isinstance(value, dict):
        return {name: _kept(one, rest, gone) for name, one in value.items()}
    kept = (_kept(one, rest, gone) for one in value)
    return tuple(one for one in kept if one is not None)
