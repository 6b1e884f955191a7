"""SVG files: what is published of them, and what is refused by name and line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from hostile_drawings import DRAWINGS, Hostile, drawing, harmless, hostile_drawings
from newsroom.content.files.pictures import faults_of
from newsroom.content.svg import SvgError, clean_svg, svg_faults, svg_size, svg_texts
from newsroom.content.svg import lists as svg_lists
from newsroom.words import load_words

CASES = yaml.safe_load(Path(__file__).with_name("svg_cases.yml").read_text(encoding="utf-8"))


def written(case: dict[str, Any]) -> bytes:
    return (case["whole"] if "whole" in case else drawing(case["inside"])).encode()


@pytest.mark.parametrize("case", CASES["published"], ids=lambda case: case["name"])
def test_a_drawing_is_published_as(case: dict[str, Any]) -> None:
    expected = case["as"] if "whole" in case else drawing(case["as"])
    expected = expected.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    published = clean_svg(written(case))
    assert published.decode() == f"{expected}\n"
    assert harmless(published)


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["name"])
def test_a_drawing_is_refused_for(case: dict[str, Any]) -> None:
    faults = svg_faults(written(case))
    parts = [(fault.line, fault.variant, fault.values.get("part")) for fault in faults]
    said = [" ".join(str(part) for part in one if part is not None) for one in parts]
    assert said == case["says"]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_drawings_of_programs_are_published_without_their_notes(path: Path) -> None:
    assert faults_of(path) == ()
    published = clean_svg(path.read_bytes())
    assert harmless(published)
    assert b"SECRET" in path.read_bytes() or path.stem == "figma"
    assert b"SECRET" not in published


@pytest.mark.parametrize("hostile", hostile_drawings(), ids=lambda hostile: hostile.name)
def test_a_hostile_drawing_is_refused_or_harmless(hostile: Hostile) -> None:
    assert bool(svg_faults(hostile.data)) == hostile.is_refused
    if hostile.is_refused:
        with pytest.raises(SvgError):
            clean_svg(hostile.data)
    else:
        assert harmless(clean_svg(hostile.data))


def test_there_are_two_hundred_hostile_drawings() -> None:
    assert len({hostile.data for hostile in hostile_drawings()}) > 200


def test_no_list_holds_what_runs_leads_or_loads() -> None:
    harmful = {"script", "handler", "foreignObject", "a", "image", "feImage", "set", "discard"}
    harmful |= {"animate", "animateMotion", "animateTransform", "iframe", "link", "tref", "cursor"}
    assert svg_lists.ELEMENTS & harmful == set()
    listed = svg_lists.VALUES | svg_lists.TEXTS
    assert {name for name in listed if name.startswith("on")} == set()
    harmful = {"href", "src", "style", "attributeName", "to", "from", "content", "animation"}
    assert listed & (harmful | {"behavior", "list-style-image", "background-image"}) == set()
    functions = {"url", "src", "image", "image-set", "element", "var", "attr", "expression", "path"}
    assert svg_lists.FUNCTIONS & functions == set()


def test_every_fault_has_its_message() -> None:
    variants = {says.split()[1] for case in CASES["refused"] for says in case["says"]}
    variants |= {"attributes", "depth", "elements", "long", "repeated", "text"}  # of the budgets
    words = load_words("en").problems["PIC003"]
    assert variants == set(words.message) == set(words.hint)


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["name"])
def test_the_texts_of_a_drawing(case: dict[str, Any]) -> None:
    assert [text for _, text in svg_texts(written(case))] == case["says"]


@pytest.mark.parametrize(
    ("view", "size"), [("0 0 8 6.5", (8, 6.5)), ("-1,-1,1e2,+.5", (100, 0.5)), (None, None)]
)
def test_the_size_of_a_drawing(view: str | None, size: tuple[float, float] | None) -> None:
    assert svg_size(drawing(attributes=f'viewBox="{view}"' if view else "").encode()) == size
