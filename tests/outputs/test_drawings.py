"""Drawings: the whole of a small one, any text in them, and labels that keep apart."""

import random
from itertools import combinations
from math import cos, hypot, radians

import pytest
from lxml import etree

from newsroom.outputs.drawings import five_forces, value_chain
from newsroom.outputs.drawings.canvas import Canvas, Heading, Label
from newsroom.outputs.drawings.five_forces import Forces
from newsroom.outputs.drawings.partners_map import (
    OUTLINE,
    SIZES,
    Place,
    outline,
    partners_map,
    pinned,
)
from newsroom.outputs.drawings.projection import Frame
from newsroom.outputs.drawings.value_chain import Chain
from newsroom.outputs.drawings.widths import SOFT_HYPHEN, lines_of, width_of

HEADING = Heading(name="small", title="Small", description="A small one.")
NASTY = "<b>&\"'</b><script>"
FORCES = Forces(
    rivalry=Label(NASTY),
    entrants=Label("Entrants"),
    suppliers=Label("Suppliers", NASTY),
    buyers=Label("Buyers"),
    substitutes=Label("Substitutes"),
)
CHAIN = Chain(
    support=Label("Support"),
    supporting=(Label("Staff"),),
    primary=Label("Primary"),
    activities=(Label("Buying"), Label("Making")),
    value=Label("Value"),
)


def test_the_whole_of_a_small_drawing() -> None:
    canvas = Canvas(HEADING, 100)
    canvas.arrow((0, 10), (40, 10))
    canvas.text(Label("One two", "three").lines(64, 10), 70, 20, "label")
    assert canvas.finish(40) == (
        '<svg class="nl-drawing__svg" role="group" aria-labelledby="nl-small-title"'
        ' aria-describedby="nl-small-description"'
        ' viewBox="-1 -1 102 42" width="102" height="42">'
        '<title id="nl-small-title">Small</title>'
        '<desc id="nl-small-description">A small one.</desc>'
        '<line class="nl-drawing__arrow" x1="0" y1="10" x2="31" y2="10" />'
        '<polygon class="nl-drawing__arrowhead" points="40,10 31,16 31,4" />'
        '<text class="nl-drawing__label" text-anchor="middle">'
        '<tspan class="nl-drawing__strong" x="70" y="17.6" font-size="10">One two</tspan>'
        '<tspan font-size="0"> </tspan>'
        '<tspan class="nl-drawing__quiet" x="70" y="29.6" font-size="9">three</tspan>'
        "</text></svg>"
    )


@pytest.mark.parametrize("draw", [five_forces.wide, five_forces.narrow])
def test_any_text_may_stand_in_a_box(draw: object) -> None:
    assert callable(draw)
    heading = Heading(name="small", title=NASTY, description=NASTY)
    tree = etree.fromstring(draw(FORCES, heading, mirrored=False))
    assert {element.tag for element in tree.iter()} == {
        "svg", "title", "desc", "rect", "text", "tspan", "line", "polygon",
    }  # fmt: skip
    said = ["".join(text.itertext()).replace("- ", "-") for text in tree.iter("text")]
    assert tree.findtext("title") == tree.findtext("desc") == NASTY
    assert said[0].replace("-", "") == NASTY
    assert f"Suppliers {NASTY}" in [text.replace("-", "") for text in said]


def test_nothing_in_a_drawing_needs_another_content_policy() -> None:
    forces = five_forces.wide(FORCES, HEADING, mirrored=False)
    place = Place(label=Label("LOOM", "Bologna"), href="loom/", lat=43.88, lon=11.1)
    for svg in (forces, partners_map([place], HEADING).svg):
        tree = etree.fromstring(svg)
        assert tree.xpath("//@style | //style | //script | //image | //use") == []
        assert set(tree.xpath("//@href")) <= {"loom/"}


@pytest.mark.parametrize("draw", [value_chain.wide, value_chain.narrow])
def test_mirrored_drawings_have_the_same_boxes_from_the_other_side(draw: object) -> None:
    assert callable(draw)
    plain, mirrored = (etree.fromstring(draw(CHAIN, HEADING, mirrored=m)) for m in (False, True))
    width = float(plain.get("width")) - 2
    for one, other in zip(plain.iter("rect"), mirrored.iter("rect"), strict=True):
        assert float(other.get("x")) == pytest.approx(
            width - float(one.get("x")) - float(one.get("width")), abs=0.2
        )
    for one, other in zip(plain.iter("text"), mirrored.iter("text"), strict=True):
        assert "".join(one.itertext()) == "".join(other.itertext())


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 100, ()),
        ("Suppliers", 100, ("Suppliers",)),
        ("Rivalry among existing competitors", 130, ("Rivalry among", "existing", "competitors")),
        ("assistenza post-vendita", 95, ("assistenza", "post-vendita")),
        ("post-vendita", 60, ("post-", "vendita")),
        (f"Wett{SOFT_HYPHEN}bewerbs{SOFT_HYPHEN}druck", 80, ("Wett-", "bewerbs-", "druck")),
        (f"Wett{SOFT_HYPHEN}bewerb", 200, ("Wettbewerb",)),
        (f"ww{SOFT_HYPHEN}w", 5, ("w-", "w-", "w")),
        ("Wettbewerbsintensität", 80, ("Wettbew-", "erbsinten-", "sität")),
    ],
)
def test_text_is_broken_where_it_may_be(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert lines_of(text, room, 14) == lines


def test_no_line_is_wider_than_its_room() -> None:
    chance = random.Random(4)  # noqa: S311 - no secret
    letters = "abcdeimnorstuwç şİM-–" + SOFT_HYPHEN
    for _ in range(300):
        text = "".join(chance.choices(letters, k=chance.randint(1, 60)))
        room = chance.uniform(40, 200)
        lines = lines_of(text, room, 14, bold=True)
        assert all(width_of(line, 14, bold=True) <= room for line in lines)
        kept = "".join(lines).replace("-", "").replace(" ", "")
        assert kept == text.translate(str.maketrans("", "", f"- {SOFT_HYPHEN}"))


def crowd(count: int) -> list[Place]:
    """Places near each other, with long names."""
    chance = random.Random(count)  # noqa: S311 - no secret
    return [
        Place(
            label=Label(f"ASSOC{number}", "Castellón de la Plana"),
            href=f"{number}/",
            lat=chance.uniform(43, 50),
            lon=chance.uniform(4, 16),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("count", [1, 4, 12, 40])
def test_no_label_on_the_map_covers_another_or_a_pin(count: int, size: float) -> None:
    frame, _ = outline()
    pins = pinned(crowd(count), frame, size)
    assert len(pins) == count
    plates = [pin.plate for pin in pins if pin.plate]
    assert plates
    assert not any(one.meets(other) for one, other in combinations(plates, 2))
    for plate in plates:
        assert 0 < plate.left < plate.right < frame.width
        assert 0 < plate.top < plate.bottom < frame.height
        for pin in pins:
            assert not (plate.left < pin.x < plate.right and plate.top < pin.y < plate.bottom)


def test_a_place_without_room_for_its_label_has_a_number_and_stands_in_the_list() -> None:
    places = crowd(40)
    made = partners_map(places, HEADING)
    tree = etree.fromstring(made.svg)
    for size in SIZES:
        group = tree.find(f"g[@class='nl-drawing__only-{size}']")
        links = group.findall("a")
        assert [link.get("href") for link in links] == [place.href for place in places]
        numbers = [link for link in links if link.get("aria-label")]
        listed = made.numbered[size]
        assert listed
        assert [link.get("href") for link in numbers] == [place.href for place in listed]
        assert [link.findtext("text/tspan") for link in numbers] == [
            str(number) for number in range(1, len(listed) + 1)
        ]


def test_a_place_beyond_the_map_is_not_on_it() -> None:
    frame, _ = outline()
    lima = Place(label=Label("X", "Lima"), href="x/", lat=-12.05, lon=-77.04)
    antipode = Place(label=Label("Y", "-"), href="y/", lat=-frame.lat, lon=frame.lon - 180)
    assert pinned([lima, antipode], frame, 28) == []


def test_places_are_where_they_should_be() -> None:
    """The distance of Bologna from Ankara is 1,850 km; areas are the same in north and south."""
    frame, _ = outline()
    (x1, y1), (x2, y2) = frame.point(43.88, 11.10), frame.point(39.93, 32.85)
    assert hypot(x2 - x1, y2 - y1) * frame.unit_km == pytest.approx(1845, rel=0.02)
    north, south = (_square_of_100_km(frame, lat) for lat in (58.0, 36.0))
    assert north == pytest.approx(south, rel=0.01)


def _square_of_100_km(frame: Frame, lat: float) -> float:
    """How large 100 km by 100 km are on the map, at some latitude."""
    up = 100 / 111.19
    right = up / cos(radians(lat + up / 2))
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (
        frame.point(lat + y, 30 + x) for x, y in ((0, 0), (right, 0), (right, up), (0, up))
    )
    return abs((cx - ax) * (dy - by) - (dx - bx) * (cy - ay)) / 2


def test_the_outline_is_small_and_says_whence_it_comes() -> None:
    text = OUTLINE.read_text(encoding="utf-8")
    assert len(text.encode()) <= 15_000
    assert "Natural Earth 1:50m (public domain" in text
    assert "world-atlas 2.0.2 (ISC" in text
