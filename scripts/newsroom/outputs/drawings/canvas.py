"""The parts of drawings (boxes, arrows, blocks of text) and their SVG.

The XML writer escapes every text. Styles are classes of `drawing.css`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from newsroom.outputs.drawings.widths import lines_of, width_of

LEADING = 1.3
"""The line height, as a multiple of the font size."""
QUIET = 0.9
"""The font size of the remark of a label, relative to its name."""


class Markup(str):
    """Safe markup: Jinja's `| e` does not escape it."""

    __slots__ = ()

    def __html__(self) -> str:
        """The markup itself, which is escaped already."""
        return str(self)


@dataclass(frozen=True, kw_only=True)
class Heading:
    """The title and the text alternative of a drawing."""

    name: str
    """A prefix for ids, unique on a page."""
    title: str
    description: str


@dataclass(frozen=True)
class Box:
    """A rectangle; sizes in units of the drawing."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Where its middle is, from left to right."""
        return self.left + self.width / 2

    @property
    def centre(self) -> float:
        """Where its middle is, from top to bottom."""
        return self.top + self.height / 2

    def within(self, other: "Box") -> bool:
        """Whether it lies entirely within the other."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of text with its font size and weight."""

    text: str
    size: float
    strong: bool


@dataclass(frozen=True)
class Label:
    """The text of a box: a name, and perhaps a remark below it."""

    name: str
    remark: str = ""
    strong: bool = True

    def lines(self, room: float, size: float) -> tuple[Line, ...]:
        """The label in lines that are not wider than `room`."""
        small = size * QUIET
        names = lines_of(self.name, room, size, bold=self.strong)
        remarks = lines_of(self.remark, room, small)
        return (
            *(Line(text=text, size=size, strong=self.strong) for text in names),
            *(Line(text=text, size=small, strong=False) for text in remarks),
        )


def height_of(lines: Iterable[Line]) -> float:
    """How high a block of lines is."""
    return sum(line.size * LEADING for line in lines)


def room_for(lines: Iterable[Line]) -> float:
    """How wide the longest line is."""
    return max((width_of(line.text, line.size, bold=line.strong) for line in lines), default=0)


class Canvas:
    """A drawing in the making; `mirrored` swaps left and right, for right-to-left languages."""

    def __init__(self, heading: Heading, width: float, *, mirrored: bool = False) -> None:
        ids = [f"nl-{heading.name}-{part}" for part in ("title", "description")]
        self.width = width
        self.mirrored = mirrored
        # A group, not an image: its texts and links are read too.
        said = {"role": "group", "aria-labelledby": ids[0], "aria-describedby": ids[1]}
        self.svg = Element("svg", {"class": "nl-drawing__svg"} | said)
        SubElement(self.svg, "title", {"id": ids[0]}).text = heading.title
        SubElement(self.svg, "desc", {"id": ids[1]}).text = heading.description
        self.group = self.svg

    def box(self, box: Box, style: str) -> None:
        """A rectangle with round corners."""
        left = self.width - box.right if self.mirrored else box.left
        place = {"x": left, "y": box.top, "width": box.width, "height": box.height, "rx": 6}
        self._add("rect", style, place)

    def shape(self, corners: Sequence[tuple[float, float]], style: str) -> None:
        """A polygon."""
        points = " ".join(f"{_number(self._across(x))},{_number(y)}" for x, y in corners)
        SubElement(self.group, "polygon", {"class": f"nl-drawing__{style}", "points": points})

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """An arrow straight to the right, to the left, up or down."""
        (x1, y1), (x2, y2) = start, end
        across, down = (x2 > x1) - (x2 < x1), (y2 > y1) - (y2 < y1)
        back, half = 9, 6
        x, y = x2 - across * back, y2 - down * back
        place = {"x1": self._across(x1), "y1": y1, "x2": self._across(x), "y2": y}
        self._add("line", "arrow", place)
        sides = [(x + down * half, y + across * half), (x - down * half, y - across * half)]
        self.shape([end, *sides], "arrowhead")

    def text(self, lines: Sequence[Line], middle: float, centre: float, style: str) -> None:
        """Centred lines around a point, with spaces between them for copying."""
        top = centre - height_of(lines) / 2
        block = SubElement(
            self.group, "text", {"class": f"nl-drawing__{style}", "text-anchor": "middle"}
        )
        for line in lines:
            place = {
                "class": "nl-drawing__strong" if line.strong else "nl-drawing__quiet",
                "x": _number(self._across(middle)),
                "y": _number(top + line.size * (LEADING / 2 + 0.35)),
                "font-size": _number(line.size),
            }
            SubElement(block, "tspan", place).text = line.text
            if line is not lines[-1] and not line.text.endswith(("-", "–", "/")):
                # Without a size, so that the line before is not pushed out of the middle.
                SubElement(block, "tspan", {"font-size": "0"}).text = " "
            top += line.size * LEADING

    def finish(self, height: float, *, margin: float = 1) -> Markup:
        """The SVG; the margin leaves space for the strokes along its edges."""
        width, high = _number(self.width + 2 * margin), _number(height + 2 * margin)
        self.svg.set("viewBox", f"{_number(-margin)} {_number(-margin)} {width} {high}")
        self.svg.set("width", width)
        self.svg.set("height", high)
        return Markup(tostring(self.svg, encoding="unicode"))

    def _across(self, x: float) -> float:
        return self.width - x if self.mirrored else x

    def _add(self, tag: str, style: str, place: dict[str, float]) -> None:
        numbers = {name: _number(value) for name, value in place.items()}
        SubElement(self.group, tag, {"class": f"nl-drawing__{style}"} | numbers)


def _number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")
