"""The map of the partners: land without borders, a pin for each place, labels that keep apart.

The land is open data; `outline.json` names its source. On a narrow screen the same map has
larger type. A label without space is replaced by a number, and listed below the map.
"""

import json
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import SubElement

from newsroom.outputs.drawings.canvas import (
    Box,
    Canvas,
    Heading,
    Label,
    Line,
    Markup,
    height_of,
    room_for,
)
from newsroom.outputs.drawings.projection import Frame

OUTLINE = Path(__file__).with_name("outline.json")
SIZES = {"wide": 28.0, "narrow": 55.0}
"""The size of the type in units of the map, which is shown 640 or 288 pixels wide."""
EDGE = 10
"""The margin."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place on the map, and the page that its pin leads to."""

    label: Label
    href: str
    lat: float
    lon: float


@dataclass(frozen=True, kw_only=True)
class Pin:
    """The position of a place on the map, and that of its label if there is space for one."""

    place: Place
    x: float
    y: float
    plate: Box | None


@dataclass(frozen=True, kw_only=True)
class Map:
    """A map, and for each type size the places shown with a number only, from 1."""

    svg: Markup
    numbered: dict[str, tuple[Place, ...]]


def partners_map(places: Sequence[Place], heading: Heading) -> Map:
    """The map with all places within its frame."""
    frame, path = outline()
    canvas = Canvas(heading, frame.width)
    # The labels do not depend on the direction of the page: each line stands in its middle.
    canvas.svg.set("direction", "ltr")
    SubElement(canvas.svg, "path", {"class": "nl-drawing__land", "d": path, "fill-rule": "evenodd"})
    numbered = {}
    for name, size in SIZES.items():
        canvas.group = SubElement(canvas.svg, "g", {"class": f"nl-drawing__only-{name}"})
        pins = pinned(places, frame, size)
        without: list[Place] = []
        for pin in pins:
            without += [] if pin.plate else [pin.place]
            _draw(canvas, pin, size, None if pin.plate else len(without))
        numbered[name] = tuple(without)
    return Map(svg=canvas.finish(frame.height, margin=0), numbered=numbered)


@cache
def outline() -> tuple[Frame, str]:
    """The part of the world that is shown, and its land as a path."""
    data = json.loads(OUTLINE.read_text(encoding="utf-8"))
    return Frame(**data["frame"]), str(data["path"])


def is_shown(place: Place) -> bool:
    """Whether a place lies on the part of the world that is shown."""
    frame, _ = outline()
    return frame.shows(*frame.point(place.lat, place.lon))


def pinned(places: Sequence[Place], frame: Frame, size: float) -> list[Pin]:
    """The places on the map; no label covers another, a pin, or the edge."""
    points = [(place, *frame.point(place.lat, place.lon)) for place in places]
    shown = [(place, x, y) for place, x, y in points if frame.shows(x, y)]
    without: set[Place] = set()
    while True:  # a number needs a larger pin, which may take the room of another label
        pins = _placed(shown, frame, size, without)
        more = [pin.place for pin in pins if not pin.plate and pin.place not in without]
        if not more:
            return pins
        without.update(more[: 1 + len(more) // 8])  # of many several: one by one takes their cube


def _placed(
    shown: Sequence[tuple[Place, float, float]], frame: Frame, size: float, without: Set[Place]
) -> list[Pin]:
    """Each label in the first free position; some have none."""
    taken = []
    for place, x, y in shown:
        radius = _radius(size, numbered=place in without)
        taken.append(Box(x - radius, y - radius, 2 * radius, 2 * radius))
    whole = Box(EDGE, EDGE, frame.width - 2 * EDGE, frame.height - 2 * EDGE)
    pins = []
    for place, x, y in shown:
        plates = () if place in without else _plates(_lines(place, size), x, y, size)
        free = (
            plate
            for plate in plates
            if plate.within(whole) and not any(plate.meets(other) for other in taken)
        )
        plate = next(free, None)
        if plate:
            taken.append(plate)
        pins.append(Pin(place=place, x=x, y=y, plate=plate))
    return pins


def _plates(lines: Sequence[Line], x: float, y: float, size: float) -> Iterator[Box]:
    """The possible positions of a label around its pin, the best first."""
    width, height = room_for(lines) + size * 0.7, height_of(lines) + size * 0.3
    away = _radius(size, numbered=False) + size * 0.2
    beside, over = (x + away, x - away - width), (y - away - height, y + away)
    yield from (Box(left, y - height / 2, width, height) for left in beside)
    yield from (Box(x - width / 2, top, width, height) for top in over)
    for top in over:
        yield from (Box(left, top, width, height) for left in (x, x - width))


def _draw(canvas: Canvas, pin: Pin, size: float, number: int | None) -> None:
    """A pin with its label, or with its number, as a link."""
    group = canvas.group
    canvas.group = SubElement(group, "a", {"class": "nl-drawing__link", "href": pin.place.href})
    radius = _radius(size, numbered=number is not None)
    place = {"cx": f"{pin.x:.1f}", "cy": f"{pin.y:.1f}", "r": f"{radius:.1f}"}
    SubElement(canvas.group, "circle", {"class": "nl-drawing__pin"} | place)
    if pin.plate:
        canvas.box(pin.plate, "plate")
        lines = _lines(pin.place, size)
        canvas.text(lines, pin.plate.middle, pin.plate.centre, "label")
    else:
        lines = (Line(text=str(number), size=size, strong=True),)
        canvas.group.set("aria-label", f"{pin.place.label.name} {pin.place.label.remark}")
        canvas.text(lines, pin.x, pin.y, "number")
    canvas.group = group


def _lines(place: Place, size: float) -> tuple[Line, ...]:
    """The label, each of its two parts on one line."""
    return place.label.lines(float("inf"), size)


def _radius(size: float, *, numbered: bool) -> float:
    return size * (0.75 if numbered else 0.34)
