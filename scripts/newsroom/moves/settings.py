"""Settings and other YAML files that name a page: the menu in `mkdocs.yml`, the register."""

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import yaml

from newsroom.content.edits import Edit, edited_bytes
from newsroom.content.encoding import decode
from newsroom.content.problem import Place
from newsroom.content.yaml_places import Scalar, collection_at, plain, scalars
from newsroom.moves.changes import FileChange, Mention, MoveError

_NAV, _NOT_IN_NAV = "nav", "not_in_nav"


def settings_changes(files: Sequence[Path], old: str, new: str | None) -> Iterator[FileChange]:
    """What becomes of these files when a page gets another name, or none."""
    for path in files:
        raw = path.read_bytes()
        text, _ = decode(raw)
        if old.rpartition("/")[2] not in text and _NAV not in text:
            continue
        try:
            edits = _edits(text, old, new)
        except yaml.YAMLError as error:
            line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
            raise MoveError("settings", file=path, line=line) from None
        if edits:
            yield FileChange(path, path, raw, edited_bytes(raw, edits), len(edits))


def settings_mentions(files: Sequence[Path], ref: str) -> Iterator[Mention]:
    """Where these files name a page, but in the menu, from which it is taken when it is deleted."""
    for path in files:
        text, _ = decode(path.read_bytes())
        for one in scalars(text) if ref in text else ():
            if one.path[0] not in (_NAV, _NOT_IN_NAV) and one.value in _names(ref):
                start = text.rfind("\n", 0, one.start) + 1
                place = Place(text.count("\n", 0, one.start) + 1, one.start - start + 1)
                yield Mention(path, place, text.split("\n")[place.line - 1])


def _edits(text: str, old: str, new: str | None) -> list[Edit]:
    found = [*scalars(text)]
    menu = [one for one in found if one.path[0] == _NAV and len(one.path) == 2]
    edits: list[Edit] = []
    for one in found:
        if one.path == (_NOT_IN_NAV,):
            edits += _lines(text, one, old, new)
        elif one in menu:
            if one.value == f"{old}.md":
                is_there = new is None or _in_folder(new, menu)
                edits.append(_without(text, one) if is_there else _with(text, one, old, str(new)))
        elif new is not None and one.value in _names(old):
            edits.append(_with(text, one, old, new))
    if new is not None and menu and not _is_covered(new, text, found, menu, edits):
        edits.append(_added(text, f"{new}.md"))
    return edits


def _names(ref: str) -> set[str]:
    """How a page is named in settings; the bare name of one at the top may mean anything."""
    return {f"{ref}.md", ref} if "/" in ref else {f"{ref}.md"}


def _in_folder(ref: str, menu: Sequence[Scalar]) -> bool:
    folder = f"{ref.partition('/')[0]}/"
    return "/" in ref and any(one.value == folder for one in menu)


def _is_covered(
    new: str, text: str, found: Sequence[Scalar], menu: Sequence[Scalar], edits: Sequence[Edit]
) -> bool:
    """Whether the menu, or what need not be in it, names the page already."""
    hidden = next((one.value for one in found if one.path == (_NOT_IN_NAV,)), "")
    patterns = [line.strip().lstrip("/") for line in hidden.splitlines()]
    written = any(f"{new}.md" in text[e.start : e.end] + e.text or new in e.text for e in edits)
    return written or _in_folder(new, menu) or any(fnmatch(f"{new}.md", one) for one in patterns)


def _with(text: str, scalar: Scalar, old: str, new: str) -> Edit:
    at = text.index(old, scalar.start, scalar.end)
    return Edit(at, at + len(old), new)


def _without(text: str, scalar: Scalar) -> Edit:
    """The edit that takes an item out of the menu: its line, or its place in brackets."""
    menu = collection_at(text, (_NAV,))
    assert menu is not None
    number = int(scalar.path[1])
    if not menu.is_flow:
        start = text.rfind("\n", 0, scalar.start) + 1
        return Edit(start, text.find("\n", scalar.end) + 1 or len(text), "")
    if number + 1 < len(menu.items):
        return Edit(scalar.start, menu.items[number + 1][0], "")
    return Edit(menu.items[number - 1][1] if number else scalar.start, scalar.end, "")


def _added(text: str, entry: str) -> Edit:
    """The edit that adds an item at the end of the menu."""
    menu = collection_at(text, (_NAV,))
    assert menu is not None
    start, end = menu.items[-1]
    if menu.is_flow:
        return Edit(end, end, f", {plain(entry)}")
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return Edit(end, end, f"\n{line}{plain(entry)}")


def _lines(text: str, scalar: Scalar, old: str, new: str | None) -> Iterator[Edit]:
    """The edits of `not_in_nav`: a line for each page, or for several with a star."""
    at = scalar.start
    for line in text[scalar.start : scalar.end].splitlines(keepends=True):
        pattern = line.strip().lstrip("/")
        is_meant = pattern == f"{old}.md" or (
            fnmatch(f"{old}.md", pattern) and pattern.startswith(old)
        )
        if is_meant and new is None:
            yield Edit(at, at + len(line), "")
        elif is_meant and new is not None and not fnmatch(f"{new}.md", pattern):
            start = at + line.index(old)
            yield Edit(start, start + len(old), new)
        at += len(line)
