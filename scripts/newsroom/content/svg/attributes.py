"""The attributes of an SVG element: which are published, and with which values."""

import re

from newsroom.content.svg.lists import (
    DROPPED,
    LARGEST,
    LARGEST_SIDE,
    LISTS,
    LONGEST_VALUE,
    REFERRING,
    SVG,
    TEXTS,
    VALUES,
    XLINK,
    XML,
)
from newsroom.content.svg.tree import SvgElement
from newsroom.content.svg.values import (
    REFERENCE,
    Value,
    ValueFault,
    one_line,
    read_declarations,
    read_numbers,
    read_path,
    read_value,
)

_ARIA = re.compile(r"aria-[a-z]+")
_AROUND = "".join(map(chr, range(0x21)))
_WITHIN = re.compile("[\t\r\n]")
"""What browsers remove around an address and within it (URL Standard, 4.4)."""
_STYLESHEET = {"type": ("text/css", ""), "media": ("all", "")}
"""What the attributes of a `style` element may say; they are not published."""


class AttributeFault(Exception):  # noqa: N818 - what is wrong with a drawing, not with a program
    """An attribute that cannot be published: the variant of the message, and its values."""

    def __init__(self, variant: str, name: str, shown: str = "") -> None:
        super().__init__(name)
        self.variant = variant
        self.values = {"part": name, "shown": shown, "limit": LONGEST_VALUE}


def add_attribute(element: SvgElement, namespace: str, local: str, written: str) -> None:
    """Add an attribute to an element, unless it means nothing. Raises `AttributeFault`."""
    name = _name(namespace, local)
    if name is None:
        return
    if name not in LISTS and len(written) > LONGEST_VALUE:
        raise AttributeFault("long", name)
    try:
        value = _value(element.name, name, written)
    except ValueFault as fault:
        raise AttributeFault(fault.variant, name, fault.shown) from None
    if value is None:
        return
    if value.largest > LARGEST.get(name, value.largest):
        raise AttributeFault("number", name, one_line(written))
    element.targets += value.targets
    element.inherited += value.inherited
    element.settled += value.settled
    element.cost += value.cost
    element.corners = max(element.corners, value.corners)
    if name != "xlink:href":
        element.attributes[name] = value.text
    else:
        element.attributes.setdefault("href", value.text)  # SVG 2, 16.1.6: `href` takes precedence


def _name(namespace: str, local: str) -> str | None:
    """The name of an attribute in SVG; none for those of drawing programs."""
    if namespace in ("", SVG):
        prefix = "svg:" if namespace else ""
        return None if local.startswith("data-") or local in DROPPED else f"{prefix}{local}"
    name = {XML: f"xml:{local}", XLINK: f"xlink:{local}"}.get(namespace, "")
    return name if name in ("xlink:href", *TEXTS) else None


def _value(element: str, name: str, written: str) -> Value | None:
    """The value of an attribute as it is published; none when it says nothing."""
    if element == "style" and name in _STYLESHEET:
        if written.strip().lower() not in _STYLESHEET[name]:
            raise ValueFault("value", written)
        return None
    if name in ("href", "xlink:href"):
        return _reference(element, name, written)
    if name == "style":
        value = read_declarations(written)
        return value if value.text else None
    if name == "viewBox":
        return _view(written)
    if name in ("d", "points"):
        return read_path(written)
    if name in VALUES:
        return read_value(name, written)
    if name in TEXTS or _ARIA.fullmatch(name):
        return Value(one_line(written))
    raise AttributeFault("attribute", name)


def _reference(element: str, name: str, written: str) -> Value:
    """A reference to another element of the same drawing."""
    if element not in REFERRING:
        raise AttributeFault("attribute", name, written)
    address = _WITHIN.sub("", written.strip(_AROUND))
    match = REFERENCE.fullmatch(address)
    if not match:
        raise ValueFault("address", address)
    return Value(address, (match[1],))


def _view(written: str) -> Value:
    """A `viewBox`, from which browsers know the size: four numbers, the last two above zero."""
    numbers = read_numbers(written) or []
    if len(numbers) != 4 or not 0 < min(numbers[2:]) <= max(map(abs, numbers)) <= LARGEST_SIDE:
        raise ValueFault("view", written)
    return Value(one_line(written))
