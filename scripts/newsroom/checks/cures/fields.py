"""What a field that is not known is called here, or where its content belongs."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from newsroom.checks.cures.data import table, words_of
from newsroom.checks.cures.written import Written, in_braces
from newsroom.content.header import Path
from newsroom.content.near import folded, nearest
from newsroom.content.problem import Sentence
from newsroom.model.fields import Record, is_text
from newsroom.model.kinds import KINDS, own_fields_of
from newsroom.model.records import record_at

_LONGEST = 60
_LONG_ENOUGH = 6
"""Shorter words are too many for a guess by way of another language."""
_DRAFTS = frozenset({"draft", "bozza", "borrador", "taslak", "published"})


def cure(written: Written) -> Mapping[str, object]:
    """The name of the field here, the group that it belongs to, or that there is none."""
    name = str(written.path[-1])
    found = _cure(written, name)
    if found["variant"] == "known" and len(name) >= _LONG_ENOUGH:
        other = nearest(name, _every_word())  # a slip in a word of another language
        return _cure(written, other) if other else found
    return found


def _cure(written: Written, name: str) -> Mapping[str, object]:
    group: type[Any] = record_at(written.kind, written.path[:-1])
    known = _usable(written, group)
    is_page = group is written.kind
    if folded(written.text) in _DRAFTS:
        return {"variant": "draft"}
    if ":" in name and name.partition(":")[0] in known:
        return {"variant": "blank", "near": name.partition(":")[0]}
    if name.isdigit():  # the rest of a number, behind a comma in braces
        return {"variant": "comma"}
    if found := _called(written, group, folded(name)):
        return found
    near, nowhere = nearest(name, known), words_of("fields", "nowhere").get(folded(name))
    if nowhere and (is_page or not near):
        return {"variant": nowhere}
    if near:
        return {"variant": "near", "near": near}
    if fact := nearest(name, group.model_fields):  # known, but not in a translation
        return {"variant": "fact", "near": fact}
    return _elsewhere(written, name, is_page=is_page) or {"variant": "known", "known": known}


def _elsewhere(written: Written, name: str, *, is_page: bool) -> dict[str, object] | None:
    """The kind of page that has the field, or that it is one of the page and not of a group."""
    if is_page:
        kinds = [kind for kind, model in KINDS.items() if name in model.model_fields]
        return {"variant": "kind", "kind": kinds[0]} if kinds else None
    near = nearest(name, _usable(written, written.kind))
    group = _last_name(written.path[:-1])
    return {"variant": "outside", "near": near, "group": group} if near else None


def _usable(written: Written, group: type[Any]) -> list[str]:
    """The fields that may stand beside the one that is not known."""
    is_page = group is written.kind
    if is_page and written.is_translation:
        return list(own_fields_of(written.kind))
    if written.is_translation:
        return [name for name, field in group.model_fields.items() if is_text(field)]
    return [name for name in group.model_fields if not is_page or name != "translation"]


def _called(written: Written, group: type[Any], word: str) -> dict[str, object] | None:
    """The field of ours that others call so; first of those beside it."""
    found = [one for path in _paths(word) if (one := _fields_at(written.kind, path))]
    for record, fields, _ in found:
        if record is group:
            variant = "both" if len(fields) > 1 else "called"
            is_fact = fields[0] not in _usable(written, group)
            return {
                "variant": "fact" if is_fact else variant,
                "near": fields[0],
                "other": fields[-1],
            }
    for record, fields, path in found:
        if group is written.kind and path in table("fields")["below"]:
            is_fact = written.is_translation
            near = path.partition(", ")[0]
            return {"variant": "fact" if is_fact else "inside", "near": near} | _inside(
                written, path
            )
        outer = _last_name(written.path[:-1])
        if record is written.kind and fields[0] in _usable(written, record) and outer != fields[0]:
            return {"variant": "outside", "near": fields[0], "group": outer}
    return None


@cache
def _every_word() -> tuple[str, ...]:
    """Every word of the table."""
    parts = table("fields").values()
    return tuple(folded(word) for part in parts for words in part.values() for word in words)


@cache
def _paths(word: str) -> tuple[str, ...]:
    """Every field that a word may mean, those at the beginning of a line first."""
    return tuple(
        path
        for part in ("called", "below")
        for path, words in table("fields")[part].items()
        if word in {folded(one) for one in words}
    )


def _fields_at(kind: type[Record], path: str) -> tuple[type[Any], list[str], str] | None:
    """The record and the names of the fields at a path, if the kind of page has them."""
    *groups, _ = path.partition(", ")[0].split(".")
    fields = [name.rpartition(".")[2] for name in path.split(", ")]
    record: type[Any] = kind
    for step in groups:
        if step not in record.model_fields:
            return None
        record = record_at(record, (step,))
    return (record, fields, path) if set(fields) <= set(record.model_fields) else None


def _inside(written: Written, path: str) -> dict[str, object]:
    """How the field is written in its group: `venue: {city: Bologna}`."""
    names = path.split(", ")
    given = written.text if len(names) == 1 and len(written.text) <= _LONGEST else ""
    parts = {name.partition(".")[2]: given or "…" for name in names}
    return {"example": Sentence(f"{path.partition('.')[0]}: {in_braces(parts)}")}


def _last_name(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else ""


def every_target() -> Iterator[str]:
    """The paths of all fields that the table names."""
    for part in ("called", "below"):
        for path in table("fields")[part]:
            yield from path.split(", ")
