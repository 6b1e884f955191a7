"""SVG files of `docs`: read as XML, compared with lists of what only draws, and written anew.

What is published consists of listed names and of values that were read token by token, so it runs
nothing and asks for nothing in any browser, whatever headers a host sends. Notes of drawing
programs are left out without a word; everything else that is not listed is a fault with its line.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from newsroom.content.svg.attributes import (
    AttributeFault,
    add_attribute,
)
from newsroom.content.svg.lists import (
    ACTIVE,
    DEEPEST,
    ELEMENTS,
    HOLDING_TEXT,
    MOST_ATTRIBUTES,
    MOST_ELEMENTS,
    MOST_REPEATED,
    MOST_TEXT,
    NOTES,
    SVG,
)
from newsroom.content.svg.tree import SvgElement, written
from newsroom.content.svg.uses import UsesFault, check_uses
from newsroom.content.svg.values import Rule, ValueFault, read_numbers, read_stylesheet

_DOCTYPE = re.compile(
    r"""\ufeff?(?:[ \t\r\n]++|<\?.*?\?>|<!--.*?-->)*+
    (<!DOCTYPE[ \t\r\n]++(?:[\w.-]++:)?+svg
    (?:[ \t\r\n]++(?:SYSTEM|PUBLIC[ \t\r\n]++(?:"[^"]*+"|'[^']*+'))
    [ \t\r\n]++(?:"[^"]*+"|'[^']*+'))?+[ \t\r\n]*+>)""",
    re.VERBOSE | re.DOTALL,
)
"""A document type of SVG without declarations of its own (XML 1.0, 2.8)."""
_MOST_FAULTS = 10
"""Of one drawing; whoever has mended these is told of the rest."""


@dataclass(frozen=True)
class SvgFault:
    """Why a drawing cannot be published."""

    variant: str
    """That of the message of PIC003."""
    line: int = 1
    values: Mapping[str, object] = field(default_factory=dict)
    """The values for the message: `line`, `part`, `shown` and `limit`, as far as it has them."""


class SvgError(Exception):
    """A drawing that cannot be published; `fault` says why."""

    def __init__(self, fault: SvgFault) -> None:
        super().__init__(f"line {fault.line}: {fault.variant}: {dict(fault.values)}")
        self.fault = fault


def clean_svg(data: bytes) -> bytes:
    """An SVG file as it is published. Raises `SvgError`.

    The same for the same drawing, and for what it returned before.
    """
    return written(_read(data))


def svg_faults(data: bytes) -> tuple[SvgFault, ...]:
    """Every fault of an SVG file, each kind once, in order of its lines; none when it is sound."""
    parser = _Parser()
    parser.read(data)
    return tuple(parser.faults)


def svg_texts(data: bytes) -> list[tuple[int, str]]:
    """The texts that readers see or hear in a drawing, each with its line.

    Raises `SvgError`.
    """
    return [*_read(data).texts()]


def svg_size(data: bytes) -> tuple[float, float] | None:
    """The width and height of a drawing by its `viewBox`, in units; none if it has no `viewBox`.

    Raises `SvgError`.
    """
    view = _read(data).attributes.get("viewBox")
    numbers = read_numbers(view) if view is not None else None
    return (numbers[2], numbers[3]) if numbers else None


def _read(data: bytes) -> SvgElement:
    parser = _Parser()
    parser.read(data)
    if parser.faults or parser.root is None:
        raise SvgError(parser.faults[0])
    return parser.root


def _without_doctype(text: str) -> str:
    """The file without a document type that only names a DTD, which browsers never fetch.

    Without it an entity that is not declared is an error wherever it stands; with it, expat leaves
    out those in attributes silently.
    """
    match = _DOCTYPE.match(text)
    if not match:
        return text
    return text[: match.start(1)] + "\n" * match[1].count("\n") + text[match.end(1) :]


class _StopError(Exception):
    """A drawing of which the rest is not worth reading."""


class _Parser:
    """Reads one drawing: the elements that are published, and the faults."""

    def __init__(self) -> None:
        self.root: SvgElement | None = None
        self.faults: list[SvgFault] = []
        self._open: list[SvgElement] = []
        self._skipped = 0
        """How many elements are open of a part that is not published."""
        self._elements = 0
        self._text = 0
        self._rules: list[Rule] = []
        self._expat = expat.ParserCreate("UTF-8", namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.XmlDeclHandler = self._declaration
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.ProcessingInstructionHandler = self._instruction
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._characters

    def read(self, data: bytes) -> None:
        """Fill `root` and `faults`."""
        with suppress(_StopError):
            self._parse(data)
            if self.root is not None and not self.faults:
                self._check_uses(self.root)

    def _parse(self, data: bytes) -> None:
        try:
            text = data.decode()
        except UnicodeDecodeError:
            self._stop("encoding")
        if "\0" in text:  # UTF-16 or UTF-32 of Latin letters
            self._stop("encoding")
        try:
            self._expat.Parse(_without_doctype(text).encode(), True)
        except expat.ExpatError as error:
            self._add("xml", error.lineno)

    def _check_uses(self, root: SvgElement) -> None:
        try:
            check_uses(root, self._rules)
        except UsesFault as fault:
            name = fault.element.attributes.get("id", fault.element.name)
            limit = DEEPEST if fault.variant == "depth" else MOST_REPEATED
            self._add(fault.variant, fault.element.line, part=name, limit=limit)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            self._stop("encoding")

    def _doctype(self, *_: object) -> NoReturn:
        self._stop("doctype", self._line)

    def _instruction(self, target: str, _data: str) -> None:
        if not self._skipped:
            self._add("instruction", self._line, part=f"<?{target}?>")

    def _start(self, full_name: str, attributes: dict[str, str]) -> None:
        namespace, _, name = full_name.rpartition(" ")
        if self.root is None and (namespace, name) != (SVG, "svg"):
            self._stop("root")
        if self._skipped or not self._is_published(namespace, name):
            self._skipped += 1
            return
        self._elements += 1
        if len(self._open) >= DEEPEST:
            self._stop("depth", self._line, part=name, limit=DEEPEST)
        if self._elements > MOST_ELEMENTS:
            self._stop("elements", self._line, limit=MOST_ELEMENTS)
        element = SvgElement(name, self._line)
        self._add_attributes(element, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _is_published(self, namespace: str, name: str) -> bool:
        """Whether an element is kept; what is neither kept nor a program's note is a fault."""
        if namespace == SVG:
            if name not in ELEMENTS | NOTES:
                self._add("element", self._line, part=name)
            return name in ELEMENTS
        if namespace in ACTIVE:
            self._add("element", self._line, part=f"{ACTIVE[namespace]}:{name}")
        return False

    def _add_attributes(self, element: SvgElement, attributes: dict[str, str]) -> None:
        if len(attributes) > MOST_ATTRIBUTES:
            self._add("attributes", self._line, part=element.name, limit=MOST_ATTRIBUTES)
            return
        for full_name, value in attributes.items():
            namespace, _, name = full_name.rpartition(" ")
            try:
                add_attribute(element, namespace, name, value)
            except AttributeFault as fault:
                self._add(fault.variant, self._line, **fault.values)

    def _end(self, _name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        element = self._open.pop()
        if element.name == "style":
            self._read_stylesheet(element)

    def _read_stylesheet(self, element: SvgElement) -> None:
        text, element.children = element.text(), []
        try:
            stylesheet = read_stylesheet(text)
        except ValueFault as fault:
            self._add(fault.variant, element.line, part="style", shown=fault.shown)
            return
        element.children = [stylesheet.text] if stylesheet.text else []
        self._rules += stylesheet.rules

    def _characters(self, text: str) -> None:
        if self._skipped or not self._open or self._open[-1].name not in HOLDING_TEXT:
            return
        self._open[-1].children.append(text)
        self._text += len(text) if self._open[-1].name != "style" else 0
        if self._text > MOST_TEXT:
            self._stop("text", self._line, limit=MOST_TEXT)

    @property
    def _line(self) -> int:
        return self._expat.CurrentLineNumber

    def _add(self, variant: str, line: int = 1, **values: object) -> None:
        same = (variant, values.get("part"))
        if same not in ((one.variant, one.values.get("part")) for one in self.faults):
            self.faults.append(SvgFault(variant, line, {"line": line, **values}))
        if len(self.faults) >= _MOST_FAULTS:
            raise _StopError

    def _stop(self, variant: str, line: int = 1, **values: object) -> NoReturn:
        self._add(variant, line, **values)
        raise _StopError
