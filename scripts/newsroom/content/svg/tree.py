"""The elements of an SVG file as they are published, and how they are written."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsroom.content.svg.lists import SVG

WITH_TEXT = frozenset({"text", "title", "desc"})
"""Elements whose text is shown or read out."""
_PARTS_OF_TEXT = frozenset({"tspan", "textPath"})
_HIDDEN = re.compile(r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse))", re.IGNORECASE)
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_ATTRIBUTE = _IN_TEXT | {'"': "&quot;"}
_ESCAPED = re.compile('[&<>"\r]')


@dataclass
class SvgElement:
    """An element with listed attributes only."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["SvgElement | str"] = field(default_factory=list)
    targets: tuple[str, ...] = ()
    """The ids of the elements that its attributes refer to."""
    inherited: tuple[tuple[str, str], ...] = ()
    """Properties that the elements within it have from it, each with the id that it refers to."""
    settled: tuple[str, ...] = ()
    """Properties that it does not have from what it is in."""
    corners: int = 1
    """How often a marker is drawn on it at most."""
    cost: int = 1
    """How many elements it is counted as, without those within it."""

    def elements(self) -> Iterator["SvgElement"]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, SvgElement))

    def text(self) -> str:
        """Its own text, without that of child elements."""
        return "".join(child for child in self.children if isinstance(child, str))

    def texts(self, *, within: bool = False) -> Iterator[tuple[int, str]]:
        """The texts that are published in it, each with its line: characters in plain form (NFKC).

        A text with parts that are not shown is there with and without them. `within` says that
        the element is such a part itself.
        """
        for name, value in self.attributes.items():
            if name.startswith("aria-") or name in ("id", "class"):
                yield self.line, _plain(value)
        if self.name in WITH_TEXT | _PARTS_OF_TEXT and not within:
            found = (_plain(self.whole_text(with_hidden=shown)) for shown in (True, False))
            yield from ((self.line, text) for text in dict.fromkeys(found))
        for child in self.elements():
            is_part = child.name in _PARTS_OF_TEXT and self.name in WITH_TEXT | _PARTS_OF_TEXT
            yield from child.texts(within=is_part)

    def whole_text(self, *, with_hidden: bool) -> str:
        """Its text with that of the parts in it, as a reader sees it."""
        parts = (
            child if isinstance(child, str) else child.whole_text(with_hidden=with_hidden)
            for child in self.children
            if isinstance(child, str)
            or (child.name in _PARTS_OF_TEXT and (with_hidden or not child.is_hidden()))
        )
        return "".join(parts)

    def is_hidden(self) -> bool:
        """Whether its attributes say that it is not shown."""
        values = [f"{name}:{value}" for name, value in self.attributes.items()]
        return bool(_HIDDEN.search(";".join([*values, self.attributes.get("style", "")])))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def written(root: SvgElement) -> bytes:
    """A drawing as a file: UTF-8, one namespace and no prefix, the same for the same elements."""
    parts = [*_parts(root, f' xmlns="{SVG}"'), "\n"]
    return "".join(parts).encode()


def _parts(element: SvgElement, declared: str = "") -> Iterator[str]:
    yield f"<{element.name}{declared}"
    for name, value in element.attributes.items():
        yield f' {name}="{_escaped(value, _IN_ATTRIBUTE)}"'
    if not element.children:
        yield "/>"
        return
    yield ">"
    for child in element.children:
        if isinstance(child, SvgElement):
            yield from _parts(child)
        else:
            yield _escaped(child, _IN_TEXT)
    yield f"</{element.name}>"


def _escaped(text: str, replaced: dict[str, str]) -> str:
    return _ESCAPED.sub(lambda match: replaced.get(match[0], match[0]), text)
