"""The file of the register, `docs/register.yml`: YAML as strict as that of a header.

It is not published. A site without it works: then its lists are open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newsroom.content import header as headers
from newsroom.content.body import Body
from newsroom.content.encoding import Fault
from newsroom.content.header import Header, without_empty_parts
from newsroom.content.page_file import PageFile, decode_file, digest_of
from newsroom.content.problem import START, Place, Problem
from newsroom.content.validation import validate
from newsroom.model.register import LISTS, Register

NAME = "register.yml"
"""The path in `docs`."""
SIZE_LIMIT = 256 * 1024
"""Bytes: ten times the register of the real site."""


@dataclass(frozen=True, eq=False)  # compared by identity, as pages are
class RegisterFile:
    """The register of a site, with the places of its values and the problems of reading it."""

    file: PageFile
    register: Register
    problems: tuple[Problem, ...] = ()


def read_register(docs: Path, languages: Sequence[str]) -> RegisterFile | None:
    """The register of a site, as far as it is sound; none if there is no such file."""
    path = docs / NAME
    if not path.is_symlink() and not path.exists():
        return None
    text, faults = decode_file(path)
    header = Header()
    if len(text.encode()) > SIZE_LIMIT:
        faults = [*faults, ("REG004", START, {"limit": SIZE_LIMIT // 1024})]
    elif text or not faults:
        header, found = headers.parse(text)
        header, faults = _moved(header), [*faults, *map(_moved_fault, found)]
    problems = tuple(
        Problem(code=code, file=path, place=place, language=languages[0], values=values)
        for code, place, values in faults
    )
    digest = digest_of(text, faults)
    file = PageFile(path, "register", languages[0], header, Body("", 1), problems, digest)
    register, more = validate(
        Register, file, _written(header.data), frozenset(Register.model_fields)
    )
    return RegisterFile(file, register, (*problems, *more))


def _written(data: dict[str, Any]) -> dict[str, Any]:
    """The lists without empty parts; a value without labels stays, for it is a mistake."""
    found = {}
    for name, value in data.items():
        kept = without_empty_parts(value)
        if name in LISTS and isinstance(value, dict):
            kept = {one: kept.get(one, {}) for one in value}
        if kept not in ("", {}, []):
            found[name] = kept
    return found


def _moved(header: Header) -> Header:
    """The header with the places of a file that has no line of `---` above it."""
    keys = {path: _above(place) for path, place in header.keys.items()}
    values = {path: _above(place) for path, place in header.values.items()}
    return replace(header, keys=keys, values=values)


def _moved_fault(fault: Fault) -> Fault:
    code, place, values = fault
    line = values.get("line")
    return code, _above(place), values | ({"line": line - 1} if isinstance(line, int) else {})


def _above(place: Place) -> Place:
    return place._replace(line=max(1, place.line - 1))
