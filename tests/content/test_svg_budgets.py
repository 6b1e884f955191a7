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


def handed_down(attribute: str, shape: str = "<rect/>") -> str:
    """Patterns whose shapes inherit the one before."""
    made = (
        f'<pattern id="p{n}">{{}}</pattern>'.format(group(attribute, n - 1, shape))
        for n in range(30)
    )
    return "".join(made) + group(attribute, 29, shape)


def group(attribute: str, number: int, shape: str) -> str:
    """A group that hands a pattern down to twenty shapes."""
    return f"<g {attribute.format(number)}>{shape * 20}</g>"


PLAIN = '<path fill="none"/>'
MARKER = f'<marker id="m">{"<rect/>" * 100}</marker>'
FILTER = f'<filter id="f">{"<feTurbulence/>" * 10}</filter>'
NAMED = "".join(map(' a{}=""'.format, range(200)))
QUOTED = "'" + '"' * 3900 + "'"
TOO_MUCH = {
    "uses of uses": ("repeated", tenfold("g", '<use href="{}"/>')),
    "patterns of patterns": ("repeated", tenfold("pattern", '<rect fill="url({})"/>')),
    "masks of masks": ("repeated", tenfold("mask", '<rect style="mask:url({})"/>')),
    "patterns of patterns by inheritance": ("repeated", handed_down('fill="url(#p{})"')),
    "patterns of patterns by inherited styles": (
        "repeated",
        handed_down('style="stroke:url(#p{})"'),
    ),
    "patterns of patterns by inherited rules": (
        "repeated",
        f"<style>{''.join(map('.c{0}{{fill:url(#p{0})}}'.format, range(30)))}</style>"
        + handed_down('class="c{}"'),
    ),
    "patterns of patterns by what use shows": (
        "repeated",
        f'<g id="r">{"<rect/>" * 20}</g>'
        + "".join(
            f'<pattern id="p{n}"><use href="#r" fill="url(#p{n - 1})"/></pattern>'
            for n in range(30)
        ),
    ),
    "patterns of patterns by values that browsers do not know": (
        "repeated",
        handed_down('fill="url(#p{})"', '<rect fill="#12345"/>'),
    ),
    "patterns of patterns by values that are asked for": (
        "repeated",
        handed_down('fill="url(#p{})"', '<rect fill="none" style="fill:inherit"/>'),
    ),
    "patterns in markers that ask for them": (
        "repeated",
        f'<pattern id="p">{"<rect/>" * 100}</pattern>'
        '<marker id="m"><path fill="context-fill"/></marker>'
        f'<path marker-mid="url(#m)" fill="url(#p)" d="M0 0{"h1" * 999}"/>',
    ),
    "an inherited marker": (
        "repeated",
        f'<marker id="m">{"<circle/>" * 1000}</marker>'
        f'<g marker-mid="url(#m)"><path d="M{"1 1 3 3 " * 5000}"/></g>',
    ),
    "an inherited pattern within itself": (
        "circle",
        '<g fill="url(#a)"><pattern id="a"><rect/></pattern></g>',
    ),
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


@pytest.mark.parametrize(
    "inside",
    [
        '<g fill="url(#a)"><pattern id="a"><rect fill="#fff"/></pattern><rect/></g>',
        '<g marker-end="url(#a)"><marker id="a"><path marker-end="none"/></marker><path/></g>',
        f'<pattern id="a">{"<rect/>" * 100}</pattern>' + f'<g fill="url(#a)">{PLAIN * 1000}</g>',
    ],
)
def test_what_has_a_value_of_its_own_inherits_none(inside: str) -> None:
    assert svg_faults(drawing(inside).encode()) == ()


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
