"""Drawings that would keep a browser or the checker busy: refused by counts, and in no time."""

import time
from pathlib import Path

import pytest

from hostile_drawings import drawing
from newsroom.content.files.pictures import faults_of
from newsroom.content.svg import clean_svg, svg_faults

SLOWEST = 2.0
"""Seconds for a drawing of the largest size that is allowed, on a slow machine."""


def tenfold(element: str, inside: str) -> str:
    """Nine elements, each of which shows the one before ten times."""
    before = (inside.format(f"#a{number}") * 10 for number in range(9))
    made = (f'<{element} id="a{n}">{one}</{element}>' for n, one in enumerate(before, 1))
    return f'<rect id="a0"/>{"".join(made)}'


def chain(numbers: range) -> str:
    """Elements of which each shows the one of the number before."""
    return "".join(f'<use id="a{number}" href="#a{number - 1}"/>' for number in numbers)


MARKER = f'<marker id="m">{"<rect/>" * 100}</marker>'
FILTER = f'<filter id="f">{"<feTurbulence/>" * 10}</filter>'
NAMED = "".join(map(' a{}=""'.format, range(200)))
QUOTED = "'" + '"' * 3900 + "'"
TOO_MUCH = {
    "uses of uses": ("repeated", tenfold("g", '<use href="{}"/>')),
    "patterns of patterns": ("repeated", tenfold("pattern", '<rect fill="url({})"/>')),
    "masks of masks": ("repeated", tenfold("mask", '<rect style="mask:url({})"/>')),
    "markers on a long line": (
        "repeated",
        f'{MARKER}<path marker-mid="url(#m)" d="M0 0{"h1" * 999}"/>',
    ),
    "markers by a rule": (
        "repeated",
        f'{MARKER}<style>g .l{{marker:url(#m)}}</style><path class="k l" d="M0 0{"z" * 999}"/>',
    ),
    "markers of many corners by a rule": (
        "repeated",
        f'<style>a, b > polygon{{marker:url(#m)}}</style><marker id="m"/>{MARKER}'
        f'<polygon points="{"0 0 " * 30_000}"/>',
    ),
    "filters on everything": ("repeated", FILTER + '<rect filter="url(#f)"/>' * 10),
    "filters by name": ("repeated", '<rect style="filter:blur(9px)"/>' * 200),
    "filters by a rule": (
        "repeated",
        "<style>.f{filter:blur(9px)sepia(1)}</style>" + '<rect class="e f"/>' * 60,
    ),
    "rules of many names for many elements": (
        "repeated",
        f"<style>{','.join(map('a{}'.format, range(3000)))}{{"
        f"{''.join(map('fill:url(#b{});'.format, range(3000)))}}}</style>"
        + "".join(map('<g id="b{}"/>'.format, range(3000))),
    ),
    "layers": ("repeated", '<g opacity=".9"><rect/></g>' * 3000),
    "layers by a rule": (
        "repeated",
        "<style>g{mix-blend-mode:screen}</style>" + "<g><rect/></g>" * 1000,
    ),
    "masks on everything": (
        "repeated",
        '<mask id="m"><rect/></mask>' + '<rect mask="url(#m)"/>' * 1500,
    ),
    "a long chain": ("depth", f'<rect id="a0"/>{chain(range(1, 200))}'),
    "a long chain backwards": ("depth", f'{chain(range(200, 1, -1))}<g id="a1"/>'),
    "a deep drawing": ("depth", "<g>" * 5000 + "</g>" * 5000),
    "many elements": ("elements", "<g/>" * 20_000),
    "many attributes": ("attributes", f"<g{NAMED}/>"),
    "a long attribute": ("long", f'<g id="{"a" * 5000}"/>'),
    "a long text": ("text", f"<text>{'a' * 25_000}</text>"),
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_drawing_that_would_keep_a_browser_busy_is_refused(name: str) -> None:
    variant, inside = TOO_MUCH[name]
    start = time.perf_counter()
    assert [fault.variant for fault in svg_faults(drawing(inside).encode())] == [variant]
    assert time.perf_counter() - start < SLOWEST


MANY = 190_000
TEDIOUS = {
    "digits": f"{'1' * MANY}_",
    "points": "1." * (MANY // 2),
    "comments": "/*" * (MANY // 2),
    "blanks": f"a{' ' * MANY}@",
    "blanks in a rule": f"a{{b{' ' * MANY}@",
    "letters": f"{'a' * MANY}(",
    "names": "a " * (MANY // 2),
    "rules": "a{}" * (MANY // 3),
    "rules for everything": "*{fill:url(#a)}" * (MANY // 15),
    "declarations": "fill:b;" * (MANY // 7),
    "hyphens": f"a:{'-' * MANY}",
    "a text": f"'{'a' * MANY}",
    "brackets": "rgb(" * (MANY // 4),
    "references": "url(" * (MANY // 4),
    "selectors and references": f"{'a,' * 45_000}a{{{'fill:url(#a);' * 6_500}}}",
    "selectors": f"{'a>' * (MANY // 2)}{{fill:url(#a)}}",
}


@pytest.mark.parametrize("name", TEDIOUS)
def test_no_value_takes_long(name: str) -> None:
    text = TEDIOUS[name]
    for whole in (
        drawing(f"<style>{text}</style><g id='a'/>"),
        drawing(attributes=f'style="{text}"'),
        drawing(attributes=f'x="{text}"'),
        drawing(attributes=f'd="{text}"'),
        drawing(f"<text>{text}</text>"),
    ):
        start = time.perf_counter()
        svg_faults(whole.encode())
        assert time.perf_counter() - start < SLOWEST


def test_a_drawing_may_have_two_dozen_shadows() -> None:
    steps = "<feFlood/><feColorMatrix/><feOffset/><feGaussianBlur/><feComposite/><feBlend/>"
    shadows = "".join(f'<filter id="f{n}">{steps}</filter>' for n in range(24))
    shown = "".join(f'<g filter="url(#f{n})" opacity=".5"><rect/></g>' for n in range(24))
    assert svg_faults(drawing(f"{shown}<defs>{shadows}</defs>").encode()) == ()


def test_the_largest_sound_drawing_does_not_take_long() -> None:
    whole = drawing('<path class="a" fill="#fff" d="M0 0h1"/>' * 4000).encode()
    start = time.perf_counter()
    assert clean_svg(whole)
    assert time.perf_counter() - start < SLOWEST


def test_a_drawing_that_grows_beyond_the_limit_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "loom.svg"
    path.write_text(drawing(f"<g aria-label={QUOTED}/>" * 50), encoding="utf-8")
    [fault] = faults_of(path)
    assert (fault.code, fault.variant) == ("PIC002", "drawing")
