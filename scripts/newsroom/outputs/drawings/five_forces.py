"""The drawing of Porter's five forces: rivalry in the middle, four forces around it."""

from dataclasses import dataclass

from newsroom.outputs.drawings.canvas import Box, Canvas, Heading, Label, Line, Markup, height_of

SIZE = 14
PADDING, BESIDE = 12, 8
"""The padding above and below a text, and beside it."""
ARROW = 38
"""The gap between boxes, for an arrow."""
CLEAR = 5
"""The space at both ends of an arrow."""


@dataclass(frozen=True, kw_only=True)
class Forces:
    """The labels of the five boxes."""

    rivalry: Label
    entrants: Label
    suppliers: Label
    buyers: Label
    substitutes: Label


def wide(forces: Forces, heading: Heading, *, mirrored: bool) -> Markup:
    """A cross: the four forces above, left, right and below."""
    column, width = 184, 640
    canvas = Canvas(heading, width, mirrored=mirrored)
    aside, middle = width - column, (width - column) / 2
    high = {name: _height(label, column) for name, label in vars(forces).items()}
    row = max(high["suppliers"], high["rivalry"], high["buyers"])
    rivalry = Box(middle, high["entrants"] + ARROW, column, row)
    below = rivalry.bottom + ARROW
    places = {
        "entrants": Box(middle, 0, column, high["entrants"]),
        "suppliers": Box(0, rivalry.top, column, row),
        "buyers": Box(aside, rivalry.top, column, row),
        "substitutes": Box(middle, below, column, high["substitutes"]),
    }
    _draw(canvas, forces, rivalry, places)
    canvas.arrow((column + CLEAR, rivalry.centre), (rivalry.left - CLEAR, rivalry.centre))
    canvas.arrow((aside - CLEAR, rivalry.centre), (rivalry.right + CLEAR, rivalry.centre))
    _from_above_and_below(canvas, rivalry, middle + column / 2)
    return canvas.finish(below + high["substitutes"])


def narrow(forces: Forces, heading: Heading, *, mirrored: bool) -> Markup:
    """Two forces above and two below, for narrow columns."""
    column, width = 138, 288
    canvas = Canvas(heading, width, mirrored=mirrored)
    aside = width - column
    high = {name: _height(label, column) for name, label in vars(forces).items()}
    above = max(high["entrants"], high["suppliers"])
    rivalry = Box(0, above + ARROW, width, _height(forces.rivalry, width))
    below, last = rivalry.bottom + ARROW, max(high["buyers"], high["substitutes"])
    places = {
        "entrants": Box(0, 0, column, above),
        "suppliers": Box(aside, 0, column, above),
        "buyers": Box(0, below, column, last),
        "substitutes": Box(aside, below, column, last),
    }
    _draw(canvas, forces, rivalry, places)
    for x in (column / 2, width - column / 2):
        _from_above_and_below(canvas, rivalry, x)
    return canvas.finish(below + last)


def _draw(canvas: Canvas, forces: Forces, rivalry: Box, places: dict[str, Box]) -> None:
    """The boxes with their labels in reading order, the middle first."""
    canvas.box(rivalry, "main")
    canvas.text(_lines(forces.rivalry, rivalry.width), rivalry.middle, rivalry.centre, "label")
    for name, box in places.items():
        canvas.box(box, "box")
        lines = _lines(getattr(forces, name), box.width)
        canvas.text(lines, box.middle, box.centre, "label")


def _from_above_and_below(canvas: Canvas, rivalry: Box, x: float) -> None:
    canvas.arrow((x, rivalry.top - ARROW + CLEAR), (x, rivalry.top - CLEAR))
    canvas.arrow((x, rivalry.bottom + ARROW - CLEAR), (x, rivalry.bottom + CLEAR))


def _lines(label: Label, width: float) -> tuple[Line, ...]:
    return label.lines(width - 2 * BESIDE, SIZE)


def _height(label: Label, width: float) -> float:
    return height_of(_lines(label, width)) + 2 * PADDING
