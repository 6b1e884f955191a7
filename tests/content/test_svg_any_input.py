"""Whatever a drawing holds, it is published as something harmless, or refused for a reason.

The short form runs a few examples, always the same; `make sweep` runs thousands.
"""

import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from hostile_drawings import ATTRIBUTES, DRAWINGS, drawing, harmless, hostile_drawings
from newsroom.content.svg import SvgError, clean_svg, svg_faults
from newsroom.content.svg.lists import ELEMENTS

EXAMPLES = 3_000 if os.environ.get("SWEEP") else 200
PARTS = st.one_of(
    st.sampled_from(sorted({hostile.data for hostile in hostile_drawings()})).map(
        lambda data: data.decode("latin-1")
    ),
    st.sampled_from([path.read_text(encoding="utf-8") for path in DRAWINGS]),
    st.sampled_from(["<svg", ' xmlns="http://www.w3.org/2000/svg"', ">", "/>", "</svg>", "</g>"]),
    st.sampled_from(["<g", "<use", "<style>", "</style>", "<text>", ' href="#a"', ' id="a"', "{"]),
    st.sampled_from(["url(", "url(#a)", "\\", "/*", "*/", "'", '"', "&#9;", "&lt;", "]]>", ";}"]),
    st.text(max_size=20),
)
SOME_ATTRIBUTES = st.dictionaries(
    st.sampled_from(sorted(ATTRIBUTES | {"onload", "data-x", "xlink:href", "aria-label", "media"})),
    st.text(st.characters(codec="utf-8", exclude_characters='<&"'), max_size=20)
    | st.sampled_from(["url(#a)", "#a", "&#10;a&#9;", "a:b;c:url(#d)", "'&#9;'", "1", "&lt;"]),
    max_size=3,
)
SHAPES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_characters="<&"), max_size=10)
    | st.sampled_from(["&#13;", "]]&gt;", "a{fill:url(#b)}", "<!-- -->", "<p:x xmlns:p='p:'/>"]),
    lambda inner: st.tuples(
        st.sampled_from(sorted(ELEMENTS)), SOME_ATTRIBUTES, st.lists(inner, max_size=3)
    ).map(
        lambda shape: "<{0}{1}>{2}</{0}>".format(
            shape[0],
            "".join(f' {name}="{value}"' for name, value in shape[1].items()),
            "".join(shape[2]),
        )
    ),
    max_leaves=12,
)


def check_any(data: bytes) -> None:
    """A drawing without fault is published, and one with a fault is not."""
    try:
        published = clean_svg(data)
    except SvgError as error:
        fault = error.fault
    else:
        fault = None
        assert harmless(published)
    assert svg_faults(data)[:1] == ((fault,) if fault else ())


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(
    st.binary(max_size=200) | st.lists(PARTS, max_size=8).map(lambda some: "".join(some).encode())
)
def test_any_bytes(data: bytes) -> None:
    check_any(data)


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.lists(SHAPES, max_size=3), SOME_ATTRIBUTES)
def test_any_drawing(shapes: list[str], attributes: dict[str, str]) -> None:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    check_any(drawing("".join(shapes), written).encode())


@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
@given(st.sampled_from(DRAWINGS), st.integers(0, 5000), st.integers(0, 30), st.binary(max_size=9))
def test_a_damaged_drawing(path: Path, start: int, length: int, put: bytes) -> None:
    data = path.read_bytes()
    check_any(data[:start] + put + data[start + length :])
