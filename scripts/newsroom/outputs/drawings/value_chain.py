"""The value chain of a firm: support activities above, primary ones in their order below."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsroom.outputs.drawings.canvas import Box, Canvas, Heading, Label, Line, Markup, height_of

SIZE = 14
PADDING, BESIDE = 9, 5
"""The padding above and below a text, and beside it."""
GAP = 6
BAND = 26
"""The height of a line that names the activities under it."""


@dataclass(frozen=True, kw_only=True)
class Chain:
    """The labels of the value chain."""

    support: Label
    """The heading of the support activities."""
    supporting: tuple[Label, ...]
    primary: Label
    activities: tuple[Label, ...]
    value: Label
    """The result, in the tip of the arrow."""


def wide(chain: Chain, heading: Heading, *, mirrored: bool) -> Markup:
    """Bars above columns, with an arrow tip at the end."""
    width, body, shoulder = 640, 510, 572
    canvas = Canvas(heading, width, mirrored=mirrored)
    top = _band(canvas, chain.support, 0, body)
    for label in chain.supporting:
        top = _row(canvas, label, top, body, "box")
    top = _band(canvas, chain.primary, top + GAP, body)
    count = len(chain.activities)
    column = (body - (count - 1) * GAP) / count
    high = max(_height(label, column) for label in chain.activities) + 2 * PADDING
    for number, label in enumerate(chain.activities):
        box = Box(number * (column + GAP), top, column, high)
        _labelled(canvas, label, box, "step")
    lines = chain.value.lines(94, SIZE)
    bottom = max(top + high, height_of(lines) + 4 * PADDING)
    left, middle = body + 2 * GAP, bottom / 2
    corners = [(left, 0), (shoulder, 0), (width, middle), (shoulder, bottom), (left, bottom)]
    canvas.shape(corners, "main")
    canvas.text(lines, left + 51, middle, "label")
    return canvas.finish(bottom)


def narrow(chain: Chain, heading: Heading, *, mirrored: bool) -> Markup:
    """All in one column, with the arrow tip at the bottom."""
    width = 288
    canvas = Canvas(heading, width, mirrored=mirrored)
    top = _band(canvas, chain.support, 0, width)
    for label in chain.supporting:
        top = _row(canvas, label, top, width, "box")
    top = _band(canvas, chain.primary, top + GAP, width)
    for label in chain.activities:
        top = _row(canvas, label, top, width, "step")
    lines = chain.value.lines(width - 60, SIZE)
    shoulder = top + height_of(lines) + 2 * PADDING
    bottom = shoulder + 26
    corners = [(0, top), (width, top), (width, shoulder), (width / 2, bottom), (0, shoulder)]
    canvas.shape(corners, "main")
    canvas.text(lines, width / 2, (top + shoulder) / 2 + 4, "label")
    return canvas.finish(bottom)


def _band(canvas: Canvas, label: Label, top: float, width: float) -> float:
    """Draw a heading; returns where the next part begins."""
    lines = label.lines(width, SIZE)
    high = max(BAND, height_of(lines) + GAP)
    canvas.text(lines, width / 2, top + (high - GAP) / 2, "band")
    return top + high


def _row(canvas: Canvas, label: Label, top: float, width: float, style: str) -> float:
    """Draw a bar of the whole width; returns where the next one begins."""
    box = Box(0, top, width, _height(label, width))
    _labelled(canvas, label, box, style)
    return box.bottom + GAP


def _labelled(canvas: Canvas, label: Label, box: Box, style: str) -> None:
    canvas.box(box, style)
    canvas.text(_lines(label, box.width), box.middle, box.centre, "label")


def _lines(label: Label, width: float) -> Sequence[Line]:
    return label.lines(width - 2 * BESIDE, SIZE)


def _height(label: Label, width: float) -> float:
    return height_of(_lines(label, width)) + 2 * PADDING
