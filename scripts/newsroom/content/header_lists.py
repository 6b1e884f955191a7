"""Items of lists and mappings in a header: one is added or taken out, all else keeps its form."""

from collections.abc import Sequence

from newsroom.content.edits import Edit, edited
from newsroom.content.header import split
from newsroom.content.header_writing import with_fields
from newsroom.content.yaml_places import Collection, collection_at, plain

_MARK = "to-be-written"


def with_item(text: str, name: str, item: str, order: Sequence[str]) -> str:
    """The page with one more item at the end of a list, `redirect_from: [a, b]`."""
    return _with_source(text, name, plain(item), order)


def with_entry(text: str, name: str, key: str, value: str, order: Sequence[str]) -> str:
    """The page with one more entry at the end of a mapping, `redirect_anchors: {a: b}`."""
    return _with_source(text, name, f"{plain(key)}: {plain(value)}", order, is_entry=True)


def without_item(text: str, name: str, number: int) -> str:
    """The page without one item of a list or mapping; of its last one, without the list."""
    header, at = _header(text)
    found = collection_at(header, (name,))
    assert found is not None
    if len(found.items) == 1:
        return _without_field(text, name, found)
    start, end = found.items[number]
    if not found.is_flow:
        start = header.rfind("\n", 0, start) + 1
        end = header.find("\n", end) + 1
    elif number + 1 < len(found.items):
        end = found.items[number + 1][0]
    else:
        start = found.items[number - 1][1]
    return edited(text, [Edit(start + at, end + at, "")])


def _with_source(
    text: str, name: str, source: str, order: Sequence[str], *, is_entry: bool = False
) -> str:
    header, at = _header(text)
    found = collection_at(header, (name,))
    if found is None:
        return _with_field(text, name, source, order, is_entry=is_entry)
    _, last = found.items[-1]
    if found.is_flow:
        return edited(text, [Edit(last + at, last + at, f", {source}")])
    end = header.find("\n", last) + 1
    start = found.items[-1][0]
    line = header[header.rfind("\n", 0, start) + 1 : start]
    return edited(text, [Edit(end + at, end + at, f"{line}{source}\n")])


def _with_field(text: str, name: str, source: str, order: Sequence[str], *, is_entry: bool) -> str:
    """The page with a new field, or one that was empty."""
    made = with_fields(text, {name: _MARK}, order)
    value = f"\n  {source}" if is_entry else f" [{source}]"
    before, _, after = made.partition(f"\n{name}: {_MARK}\n")
    return f"{before}\n{name}:{value}\n{after}"


def _without_field(text: str, name: str, found: Collection) -> str:
    header, at = _header(text)
    start = header.rfind("\n", 0, header.rfind(name, 0, found.items[0][0])) + 1
    last = found.end if found.is_flow else found.items[-1][1]
    end = header.find("\n", last - 1) + 1
    return edited(text, [Edit(start + at, end + at, "")])


def _header(text: str) -> tuple[str, int]:
    return split(text)[0], text.index("\n") + 1
