"""Lists of items with ids, such as the sessions of an event, and their texts in translations."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsroom.checks.rules.alike import current_original, original_of
from newsroom.checks.rules.rule import PageRule, RuleContext
from newsroom.content.library import LocalizedPage
from newsroom.content.near import nearest
from newsroom.content.problem import Problem
from newsroom.model.fields import is_text
from newsroom.model.records import record_at
from newsroom.model.texts import item_lists


def items_have_their_own_ids(localized: LocalizedPage, _context: RuleContext) -> Iterator[Problem]:
    """Two items of a list have different ids."""
    for path, items in _lists(localized).items():
        seen: set[str] = set()
        for number, item in enumerate(items if isinstance(items, list) else ()):
            name = item.get("id") if isinstance(item, dict) else None
            if not isinstance(name, str) or not name:
                continue
            if name in seen:
                yield localized.file.problem(
                    "IDN007", *path, number, "id", variant="twice", value=name, field=path[-1]
                )
            seen.add(name)


def translations_give_texts_by_id(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """A translation writes no list of items, but their ids with the texts of each."""
    original = original_of(localized, context)
    if original is None or original.kind is None:
        return
    for path, texts in _lists(localized).items():
        first = next(iter(_ids(_lists(original).get(path)) or ["opening"]))
        found: dict[str, Any] = texts if isinstance(texts, dict) else {first: texts}
        for name, text in found.items():
            if text and not isinstance(text, dict):
                record = record_at(original.kind, path)
                part = next(part for part, field in record.model_fields.items() if is_text(field))
                yield localized.file.problem(
                    "I18015",
                    *(path if found is not texts else (*path, name)),
                    variant="form",
                    name=path[-1],
                    example=name,
                    part=part,
                )


def translations_have_the_items(
    localized: LocalizedPage, context: RuleContext
) -> Iterator[Problem]:
    """A translation gives texts of the items that its English page has."""
    original = current_original(localized, context)
    if original is None:
        return
    for path, texts in _lists(localized).items():
        known = _ids(_lists(original).get(path))
        for name in texts if isinstance(texts, dict) else ():
            if name not in known:
                near = nearest(name, known)
                yield localized.file.problem(
                    "I18015",
                    *path,
                    name,
                    of_key=True,
                    variant="near" if near else "known" if known else "none",
                    name=path[-1],
                    value=name,
                    near=near,
                    known=known,
                )


def _lists(localized: LocalizedPage) -> Mapping[tuple[str, ...], Any]:
    if localized.kind is None:
        return {}
    return dict(item_lists(localized.kind, localized.file.header.data))


def _ids(items: Any) -> list[str]:
    """The ids of a list as it is written."""
    found = [item.get("id") for item in items if isinstance(item, dict)] if items else []
    return [name for name in found if isinstance(name, str)]


FACT_RULES: tuple[PageRule, ...] = (items_have_their_own_ids,)
TEXT_RULES: tuple[PageRule, ...] = (
    translations_give_texts_by_id,
    translations_have_the_items,
)
