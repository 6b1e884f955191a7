"""The hostile drawings of `content/hostile_svg.yml`, as files."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from lxml import etree

from newsroom.content.svg import clean_svg
from newsroom.content.svg import lists as svg_lists

LISTED = yaml.safe_load(
    Path(__file__).with_name("content").joinpath("hostile_svg.yml").read_text(encoding="utf-8")
)
DRAWINGS = sorted(Path(__file__).with_name("content").joinpath("drawings").glob("*.svg"))
"""Drawings in order, as drawing programs write them. `SECRET` marks what nobody should read."""
_ACTIVE = re.compile(
    r"[\\@<]|/\*|url\((?!#[^\s()]+\))|\b(?:image|image-set|src|element|expression|var|attr|env)\(",
    re.IGNORECASE,
)
"""What in a value could fetch, run, or mean another thing than it seems to."""
ATTRIBUTES = svg_lists.VALUES | svg_lists.TEXTS | {"style", "d", "href"}


class Hostile(NamedTuple):
    """A hostile drawing."""

    name: str
    data: bytes
    is_refused: bool


def hostile_drawings(run: str = "alert(1)", host: str = "other.example") -> list[Hostile]:
    """All hostile drawings, with a program and another host."""
    return list(_hostile_drawings(run, host))


def _hostile_drawings(run: str, host: str) -> Iterator[Hostile]:
    for group, cases in LISTED.items():
        for name, case in cases.items():
            text = case["whole"] if group == "encoded" else _whole(group, case)
            text = text.replace("RUN", run).replace("HOST", host)
            encoding = case["encoding"] if group == "encoded" else "utf-8"
            yield Hostile(name, text.encode(encoding), group != "dropped")


def drawing(inside: str = "", attributes: str = "") -> str:
    """A drawing with this content, or these attributes."""
    size = "" if "width" in attributes else ' width="100" height="100"'
    attributes = f" {attributes}" if attributes else ""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f"{size}{attributes}>{inside}</svg>"
    )


def _whole(group: str, case: str) -> str:
    if group == "whole":
        return case
    return drawing(attributes=case) if group == "root" else drawing(case)


def names(data: bytes) -> set[str]:
    """The elements and attributes of a drawing; those of other namespaces with their address."""
    elements = list(etree.fromstring(data).iter())
    space = f"{{{svg_lists.SVG}}}"
    found = {element.tag.removeprefix(space) for element in elements}
    attributes = {name for element in elements for name in element.attrib}
    return found | {name.replace(f"{{{svg_lists.XML}}}", "xml:") for name in attributes}


def harmless(data: bytes) -> bool:
    """Whether a published drawing holds listed names and values only, and is published as it is."""
    allowed = ATTRIBUTES | svg_lists.ELEMENTS
    others = {name for name in names(data) - allowed if not name.startswith("aria-")}
    return (
        others == set() and not any(map(_ACTIVE.search, values(data))) and clean_svg(data) == data
    )


def values(data: bytes) -> Iterator[str]:
    """What a browser reads as CSS, numbers or addresses in a drawing."""
    for element in etree.fromstring(data).iter():
        if element.tag == f"{{{svg_lists.SVG}}}style":
            yield element.text or ""
        for name, value in element.attrib.items():
            if name in svg_lists.VALUES or name in ("style", "d"):
                yield str(value)
            elif name == "href":
                yield f"url({value})"
